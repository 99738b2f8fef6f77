"""Whoever moved to another account is one person: all is with the new account, and the old one is nobody's."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.checks.forms import stories
from tests.chaos.checks.rights import was_ever_away
from tests.chaos.checks.texts import says
from tests.chaos.record import Deed, Kind

PROMISE = "whoever moves is one person"


@dataclass(frozen=True)
class Move:
    """From one account to another, and the line in which staff named the new one; 0 if nobody did."""

    old: int
    new: int
    n: int


def moves(evidence: Evidence) -> list[Move]:
    """Those that took place: the new account was told so, or is somebody by now."""
    told = {line.who for line in evidence.lines if line.kind is Kind.SAW and says(line, "letter-moved")}
    # The letter may come late: whoever is told so has moved before.
    named = {str(line.details.get("text")): line.n for line in reversed(evidence.lines) if line.deed is Deed.TYPE}
    return [
        Move(old, new, named.get(str(new), 0))
        for new, old in evidence.same_as.items()
        if new in told or evidence.people.get(new, {"status": "new"})["status"] != "new"
    ]


def moved(evidence: Evidence) -> frozenset[int]:
    """Both accounts of everybody who moved: what was done with one has led to what is said of the other."""
    return frozenset(account for move in moves(evidence) for account in (move.old, move.new))


def check(evidence: Evidence) -> Iterator[Finding]:
    """Who is two people, or none, or still in the chat as whom they were."""
    members = [] if evidence.community is None else evidence.community["members"]
    inside = {member["user_id"] for member in members}
    told = stories(evidence.lines)
    for move in moves(evidence):
        if not move.n or any(line.who == move.old and line.deed and line.n > move.n for line in evidence.lines):
            continue  # whoever goes on with the old account begins anew
        if move.old in evidence.people:
            yield Finding(PROMISE, move.old, "has moved, and is still known by the old account", (move.n,))
        if move.old in inside and not was_ever_away(evidence):
            yield Finding(PROMISE, move.old, "has moved, and the old account is in the chat", (move.n,))
        if move.new not in evidence.people and told[move.new].deleted < move.n:
            yield Finding(PROMISE, move.new, "has moved, and nobody knows the new account", (move.n,))
