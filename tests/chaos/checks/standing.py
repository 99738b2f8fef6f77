"""People are what they were told to be, unless something happened since."""

from collections.abc import Iterator
from datetime import timedelta

from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.checks.forms import question
from tests.chaos.checks.letters import Letters
from tests.chaos.checks.texts import labels, says
from tests.chaos.record import Deed, Kind, Line

PROMISE = "people are what they were told"
GONE = "gone"
_TOLD = {
    "member": ("welcome", "menu-member", "letter-approved", "letter-restored"),
    "waiting": ("menu-waiting",),
    "suspended": ("menu-suspended", "letter-suspended"),
    "removed": ("menu-removed", "letter-removed"),
    "banned": ("menu-banned", "letter-banned"),
    "applying": ("menu-applying", "menu-applying-summary", "letter-abandoned", "letter-reminded", "letter-declined"),
    GONE: ("goodbye",),
}
_BECOMES = {"applying": frozenset({"applying", "abandoned"})}
_MOVES = (Deed.START, Deed.PRESS, Deed.JOIN, Deed.LEAVE)
_BY_STAFF = labels(
    "button-really-remove", "button-really-ban", "button-unban", "button-approve", "button-really-move", "button-admit"
)
_ON_ITS_WAY = timedelta(minutes=1)
_OF_STAFF = (Deed.KICK, Deed.UNBAN)


def check(evidence: Evidence) -> Iterator[Finding]:
    """Whoever has another standing than they saw last, and nobody did anything about it."""
    staff = Letters(evidence).staff
    for who, (standing, line) in told(evidence).items():
        row = evidence.people.get(who)
        now = GONE if row is None else row["status"]
        if now in _BECOMES.get(standing, {standing}) or _has_moved(evidence, who, line, staff):
            continue
        yield Finding(PROMISE, who, f"is {now}, and was told to be {standing}", (line.n,))


def told(evidence: Evidence) -> dict[int, tuple[str, Line]]:
    """What each person was told last to be."""
    found: dict[int, tuple[str, Line]] = {}
    for line in evidence.lines:
        if line.kind is not Kind.SAW or line.chat_id:
            continue
        standing = next((name for name, keys in _TOLD.items() if says(line, *keys)), None)
        if standing is None and question(line) and says(line, "registration-step", "registration-editing"):
            standing = "applying"
        if standing is not None:
            found[line.who] = (standing, line)
    return found


def _has_moved(evidence: Evidence, who: int, since: Line, staff: frozenset[int]) -> bool:
    """Whether the person, or somebody who may, has done since what can change it."""
    # A little before, too: what was done then may have come after what they saw.
    return any(line.at > since.at - _ON_ITS_WAY and _may_move(line, who, staff) for line in evidence.lines)


def _may_move(line: Line, who: int, staff: frozenset[int]) -> bool:
    if line.who == who and not line.chat_id and line.deed in _MOVES:
        return True
    if line.deed in _OF_STAFF:
        return bool(line.details["user_id"] == who)
    if line.deed is Deed.PRESS:
        label = str(line.details.get("label", ""))
        return label in _BY_STAFF or label in _REASONS
    return line.who in staff and line.deed is Deed.SEND


_REASONS = labels(
    "decline-reason-not-school",
    "decline-reason-not-company",
    "decline-reason-incomplete",
    "decline-reason-not-yours",
    "decline-reason-other",
)
