"""Proves the promises after a run, knowing only what people saw and did; one file for each promise.

What is expected is derived from the record of the run alone. It is held against the database, which is read by plain
SELECTs, and against what else was left: Telegram's groups, Redis, the logs.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from school21_bot.settings import Settings
from tests.chaos.checks import (
    answers,
    books,
    counts,
    doings,
    invites,
    jobs,
    leaks,
    moves,
    records,
    refusals,
    requests,
    standing,
    strangers,
    told_once,
)
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding

__all__ = ["CHECKS", "Finding", "check"]

CHECKS: tuple[Callable[[Evidence], Iterator[Finding]], ...] = (
    answers.check,
    requests.check,
    told_once.check,
    standing.check,
    strangers.check,
    strangers.whereabouts,
    invites.check,
    books.check,
    doings.check,
    counts.check,
    refusals.check,
    records.check,
    leaks.check,
    jobs.check,
    moves.check,
)
_BY_ACCOUNT = frozenset(
    {check.PROMISE for check in (answers, requests, told_once, standing, strangers, invites, doings)}
)
"""Promises that are proved for an account; of whoever has had two, only what `moves` says."""


async def check(folder: Path, settings: Settings) -> list[Finding]:
    """What the run in this folder has broken; `settings` are those of its processes, which have all ended."""
    evidence = await Evidence.of(folder, settings)
    moved = moves.moved(evidence)
    return [
        finding
        for one in CHECKS
        for finding in one(evidence)
        if finding.promise not in _BY_ACCOUNT or finding.who not in moved
    ]
