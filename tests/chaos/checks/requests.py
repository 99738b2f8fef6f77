"""Nobody lost a question or an answer of the support that was acknowledged."""

from collections import defaultdict
from collections.abc import Iterator

from school21_bot.messages.said import Said, place_of
from school21_bot.sealing import Unreadable
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.checks.letters import Letters
from tests.chaos.checks.texts import labels, plain, says
from tests.chaos.record import Deed, Kind, Line

PROMISE = "no acknowledged answer is lost"
_DELETES = labels("button-really-delete", "button-delete-and-leave")


def check(evidence: Evidence) -> Iterator[Finding]:
    """What was written, was said to be sent, and is kept nowhere."""
    kept = _kept(evidence)
    everywhere = {text for texts in kept.values() for text in texts}
    deleted = {line.who for line in Letters(evidence).deeds(Deed.PRESS) if line.details.get("label") in _DELETES}
    for typed, acknowledged in _sent(evidence, "support-sent"):
        text = plain(str(typed.details["text"]))
        if typed.who not in deleted and text not in kept[typed.who]:
            yield Finding(PROMISE, typed.who, f"asked {text!r}, which is kept nowhere", (typed.n, acknowledged.n))
    for typed, acknowledged in _sent(evidence, "request-answered"):
        text = plain(str(typed.details["text"]))
        if not deleted and text not in everywhere:
            yield Finding(PROMISE, typed.who, f"answered {text!r}, which is kept nowhere", (typed.n, acknowledged.n))


def _sent(evidence: Evidence, acknowledgement: str) -> Iterator[tuple[Line, Line]]:
    """Each text with the line that says it was sent; not where several may be meant."""
    typed = defaultdict[int, list[Line]](list)
    for line in evidence.lines:
        if line.chat_id:
            continue
        if line.deed is Deed.TYPE:
            typed[line.who].append(line)
        elif line.kind is Kind.SAW and line.buttons:
            since = typed.pop(line.who, [])
            if len(since) == 1 and says(line, acknowledgement):
                yield since[0], line


def _kept(evidence: Evidence) -> dict[int, set[str]]:
    """What is kept of each person's requests, whoever said it."""
    people = {row["id"]: evidence.account_of[row["person_id"]] for row in evidence.tables["support_request"]}
    found = defaultdict[int, set[str]](set)
    for row in evidence.tables["support_message"]:
        try:
            said = evidence.sealer.open_now(place_of(row["id"]), bytes(row["record"]), Said)
        except Unreadable:  # another check says so
            continue
        found[people[row["request_id"]]].add(plain(said.plain))
    return found
