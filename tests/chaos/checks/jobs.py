"""Every job came to its end: nothing is left in anybody's hands, and nothing was given up without a reason."""

from collections.abc import Iterator

from school21_bot.storage import as_moment
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.record import Kind

PROMISE = "every job ends"
_OVER = frozenset({"done", "failed", "cancelled"})
_ENDED = frozenset({"draft", "done", "cancelled", "paused", "scheduled"})
"""Where a broadcast may rest."""
_WAITS_FOR_PEOPLE = frozenset({"import", "protection", "campaign"})
"""Kinds of jobs that staff may have paused."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """What is still under way, or was given up."""
    is_struck = any(line.kind is Kind.STRUCK for line in evidence.lines) or any(one["faults"] for one in evidence.calls)
    for row in evidence.tables["job"]:
        named, who = f"job {row['id']} ({row['kind']})", row["asked_by"] or 0
        if row["lease_until"] is not None:
            yield Finding(PROMISE, who, f"{named}, {row['state']}, is still in somebody's hands")
        elif row["state"] == "paused" and row["kind"] in _WAITS_FOR_PEOPLE:
            continue
        elif row["state"] not in _OVER and as_moment(row["run_at"]) <= evidence.end:
            yield Finding(PROMISE, who, f"{named} is {row['state']}, due, and has not ended: {row['error']}")
        elif row["state"] == "failed" and not is_struck:
            yield Finding(PROMISE, who, f"{named} was given up, and nothing was wrong: {row['error']}")
        elif row["state"] in _OVER and (row["key"] is not None or row["finished_at"] is None):
            yield Finding(PROMISE, who, f"{named} is over and still holds its key, or does not know since when")
    for row in evidence.tables["outgoing"]:
        who = max(row["chat_id"], 0)
        if row["state"] == "claimed":
            yield Finding(PROMISE, who, f"a message ({row['kind']}) is still in somebody's hands")
        elif row["state"] == "waiting" and as_moment(row["due_at"]) <= evidence.end:
            yield Finding(PROMISE, who, f"a message ({row['kind']}) was due and has not been sent")
    for row in evidence.tables["campaign"]:
        if row["state"] not in _ENDED:
            yield Finding(PROMISE, row["created_by"] or 0, f"broadcast {row['id']} has not come to its end")
