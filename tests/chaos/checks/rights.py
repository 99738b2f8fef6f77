"""When the bot had no rights in the community's chat: meanwhile Telegram tells it of nobody who comes or goes."""

from datetime import datetime, timedelta

from tests.chaos.checks.evidence import Evidence
from tests.chaos.record import Kind, Line

_LOST = frozenset({"demote", "demoted", "kick", "kicked"})
_BACK = frozenset({"promoted", "returned"})
_AROUND = timedelta(seconds=5)
"""What is written down of it may be written a moment before or after."""


def was_away(evidence: Evidence, line: Line) -> bool:
    """Whether it had none when this happened."""
    return any(begin <= line.at <= end for begin, end in _spans(evidence))


def was_ever_away(evidence: Evidence) -> bool:
    """Whether it had none at some time."""
    return bool(_spans(evidence))


def _what(line: Line) -> set[str]:
    """What struck, as it is called."""
    return {str(line.details.get(name, "")) for name in ("what", "kind")} if line.kind is Kind.STRUCK else set()


def _spans(evidence: Evidence) -> list[tuple[datetime, datetime]]:
    """From when to when; a fault of a call takes them until somebody gives them back."""
    found, since = list[tuple[datetime, datetime]](), None
    taken = [call["at"] for call in evidence.calls if _LOST & set(call["faults"])]
    for line in evidence.lines:
        by_fault = any(at <= line.at.timestamp() for at in taken)
        what = (
            {str(line.details.get(name, "")) for name in ("what", "kind")} if line.kind is Kind.STRUCK else set[str]()
        )
        if since is None and (what & _LOST or by_fault):
            since = line.at - _AROUND
        elif since is not None and what & _BACK:
            found.append((since, line.at + _AROUND))
            taken = [at for at in taken if at > line.at.timestamp()]
            since = None
    return found if since is None else [*found, (since, evidence.end)]
