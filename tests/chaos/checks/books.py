"""The journal, the people, their attempts and links, and the log of the staff tell the same story."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from school21_bot.audit import Action
from school21_bot.journal import Kind
from school21_bot.storage import as_json
from tests.chaos.checks.database import Row
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.checks.letters import Letters
from tests.chaos.checks.texts import says
from tests.chaos.record import Kind as Told

PROMISE = "journal, rollups, people and audit agree"

_BOTH = {
    Action.PERSON_REMOVED: Kind.REMOVED,
    Action.PERSON_BANNED: Kind.BANNED,
    Action.APPLICATION_APPROVED: Kind.APPROVED,
    Action.APPLICATION_DECLINED: Kind.DECLINED,
    Action.SUPPORT_ANSWERED: Kind.SUPPORT_ANSWERED,
    Action.PERSON_MOVED: Kind.MOVED,
}
"""What staff do is in both books, as often in one as in the other."""
_PRESSED = {
    Action.PERSON_REMOVED: ("button-really-remove",),
    Action.PERSON_BANNED: ("button-really-ban",),
    Action.APPLICATION_APPROVED: ("button-approve",),
    Action.PERSON_NUDGED: ("button-nudge",),
    Action.INVITE_REVOKED: ("button-really-revoke",),
    Action.INVITE_REISSUED: ("button-reissue",),
}
"""What is done in the bot is done by a button: no more often than that was pressed."""
_OF_LINKS = {
    "used": Kind.INVITE_USED,
    "expired": Kind.INVITE_EXPIRED,
    "revoked": Kind.INVITE_REVOKED,
}


def check(evidence: Evidence) -> Iterator[Finding]:
    """What one book says and the other does not."""
    events = _Events(evidence)
    for row in evidence.tables["person"]:
        for words in _of_person(evidence, row, events):
            yield Finding(PROMISE, row["telegram_id"] or 0, words)
    yield from _links(evidence, events)
    yield from _deletions(evidence, events)
    yield from _staff(evidence, events)


class _Events:
    def __init__(self, evidence: Evidence) -> None:
        self.all = sorted(evidence.tables["event"], key=lambda row: row["id"])
        self._by_person: dict[int, list[Row]] = {}
        for row in self.all:
            if row["person"] is not None:
                self._by_person.setdefault(row["person"], []).append(row)

    def of(self, person: int, *kinds: Kind) -> list[Row]:
        """Those of a person, the oldest first."""
        return [row for row in self._by_person.get(person, []) if row["kind"] in kinds]

    def count(self, kind: Kind) -> int:
        return sum(row["kind"] == kind for row in self.all)


def _of_person(evidence: Evidence, row: Row, events: _Events) -> Iterator[str]:
    person = row["id"]
    attempts = [one for one in evidence.tables["registration"] if one["person_id"] == person]
    begun = events.of(person, Kind.REGISTRATION_STARTED, Kind.REGISTRATION_RESTARTED)
    if (number := len(events.of(person, Kind.ARRIVED))) > 1:
        yield f"arrived {number} times"
    if len(begun) != len(attempts) and not _by_hand(evidence, person):
        yield f"{len(attempts)} attempts, and the journal knows of {len(begun)}"
    noted = Counter(_details(one)["attempt"] for one in events.of(person, Kind.REGISTRATION_FINISHED))
    finished = {one["attempt"] for one in attempts if one["status"] == "finished"}
    if not finished <= noted.keys():
        yield f"the attempts {sorted(finished - noted.keys())} are finished, and the journal does not say so"
    declined = len(events.of(person, Kind.DECLINED))
    if sum(noted.values()) > len(finished) + declined:
        yield f"finished {sum(noted.values())} times in the journal, {len(finished)} in the attempts"
    if sum(one["status"] == "active" for one in attempts) > 1:
        yield "is at two registrations at once"
    if row["status"] in ("member", "waiting", "suspended") and not finished and not _by_hand(evidence, person):
        yield f"is {row['status']}, and has never finished a registration"
    if row["status"] in ("member", "waiting") and any(one["status"] in ("active", "abandoned") for one in attempts):
        yield f"is {row['status']}, and still registers"
    if (row["status"] in ("applying",)) != any(one["status"] == "active" for one in attempts):
        yield f"is {row['status']}, and the attempts say otherwise"
    came_by_file = all(line.who != row["telegram_id"] for line in evidence.lines)
    unknown = not (row["consent_version"] and row["consent_at"])
    if row["status"] in ("member", "waiting") and finished and unknown and not came_by_file:
        yield f"is {row['status']}, and nobody knows that they agreed"
    if events.of(person, Kind.DELETED):
        yield "is there, and was deleted"


def _by_hand(evidence: Evidence, person: int) -> bool:
    """Whether staff made the person, by hand or from a file: of that the journal of people says nothing."""
    added = {Action.PERSON_ADDED.value, Action.PERSON_ADMITTED.value}
    made = any(row["action"] in added and row["target"] == person for row in evidence.tables["audit_entry"])
    return made or any(row["action"] == Action.DUMP_IMPORTED.value for row in evidence.tables["audit_entry"])


def _links(evidence: Evidence, events: _Events) -> Iterator[Finding]:
    noted = {kind: Counter(_details(row)["invite"] for row in events.all if row["kind"] == kind) for kind in _KINDS}
    for row in evidence.tables["invite"]:
        who = evidence.account_of[row["person_id"]]
        wanted = {Kind.INVITE_ISSUED, *([_OF_LINKS[row["state"]]] if row["state"] in _OF_LINKS else [])}
        for kind in _KINDS - {Kind.INVITE_MISUSED}:
            if (number := noted[kind][row["id"]]) != (kind in wanted):
                yield Finding(PROMISE, who, f"invite {row['id']} is {row['state']}: {number} events of {kind}")
        if (row["misused_at"] is not None) != (noted[Kind.INVITE_MISUSED][row["id"]] > 0):
            yield Finding(PROMISE, who, f"invite {row['id']}: whether it was misused differs from the journal")


_KINDS = frozenset({Kind.INVITE_ISSUED, Kind.INVITE_MISUSED, *_OF_LINKS.values()})


def _deletions(evidence: Evidence, events: _Events) -> Iterator[Finding]:
    """Nobody is deleted who has not asked for it, and whoever was told so was."""
    letters = Letters(evidence)
    asked = letters.presses("button-really-delete", "button-delete-and-leave")
    told = {
        (line.who, line.message_id): line for line in evidence.lines if line.kind is Told.SAW and says(line, "goodbye")
    }
    number = events.count(Kind.DELETED)
    if number > len(asked):
        yield Finding(PROMISE, 0, f"{number} people were deleted, {len(asked)} asked for it")
    if len({who for who, _ in told}) > number:
        yield Finding(
            PROMISE, 0, f"{len(told)} were told to be deleted, {number} were", tuple(line.n for line in told.values())
        )


def _staff(evidence: Evidence, events: _Events) -> Iterator[Finding]:
    """What staff did is in the log and in the journal, and they did press the button."""
    entries = Counter(row["action"] for row in evidence.tables["audit_entry"])
    in_the_bot = Counter(row["action"] for row in evidence.tables["audit_entry"] if row["via"] == "bot")
    for action, kind in _BOTH.items():
        if entries[action.value] != events.count(kind):
            words = f"{action}: {entries[action.value]} times in the log of staff, {events.count(kind)} in the journal"
            yield Finding(PROMISE, 0, words)
    letters = Letters(evidence)
    for action, keys in _PRESSED.items():
        pressed = letters.presses(*keys)
        if in_the_bot[action.value] > len(pressed):
            words = f"{action}: {in_the_bot[action.value]} times in the log of staff, pressed {len(pressed)} times"
            yield Finding(PROMISE, 0, words, tuple(line.n for line in pressed))


def _details(row: Row) -> dict[str, Any]:
    return as_json(row["details"], dict[str, Any]) if row["details"] is not None else {}
