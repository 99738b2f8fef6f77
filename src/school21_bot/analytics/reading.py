"""Reading the counts: what is asked for is narrowed first, and merged roles are one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from school21_bot.analytics.counting import ALL, Chart, Measure
from school21_bot.people import Attempt, Status
from school21_bot.storage import fetch

_WEEK = 7
_GROUPS = frozenset({"name", "role", "level", "day", "part"})
_MERGED = "SELECT id, coalesce(merged_into_id, id) AS root FROM role"


@dataclass(frozen=True, slots=True)
class Slice:
    """What a reader wants to see: days, both ends included; roles, levels and statuses, none of them meaning all."""

    first: date
    last: date
    roles: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()
    statuses: tuple[Status, ...] = ()

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def shift(self) -> timedelta:
        """How far back the period before lies: whole weeks, so that Mondays are compared with Mondays."""
        return timedelta(days=-(-self.days // _WEEK) * _WEEK)

    def earlier(self) -> "Slice":
        """The period before."""
        return replace(self, first=self.first - self.shift, last=self.last - self.shift)

    def outcomes(self) -> tuple[Attempt, ...]:
        """How the attempts ended that the wanted statuses speak of; one that was begun anew is no outcome."""
        every = (Attempt.ACTIVE, Attempt.ABANDONED, Attempt.FINISHED)
        if not self.statuses:
            return every
        wanted = {_OUTCOMES.get(status, Attempt.FINISHED) for status in self.statuses}
        return tuple(one for one in every if one in wanted)

    def finishing(self) -> tuple[Measure, ...]:
        """The measure of whole registrations, if finished ones are wanted."""
        return (Measure.FINISH,) if Attempt.FINISHED in self.outcomes() else ()


_OUTCOMES = {
    Status.NEW: Attempt.RESTARTED,  # has none
    Status.APPLYING: Attempt.ACTIVE,
    Status.ABANDONED: Attempt.ABANDONED,
}


async def sums(
    chart: Chart,
    names: Iterable[str],
    wanted: Slice,
    *by: str,
    ever: bool = False,
) -> Counter[tuple[Any, ...]]:
    """The counts of these names within the slice, added up by some of name, role, level, day and part.

    `ever`: whatever the days.
    """
    assert set(by) <= _GROUPS  # noqa: S101  # they become SQL
    names = tuple(names)
    if not names:
        return Counter()
    roots = await merged()
    values: list[Any] = [chart.value]
    conditions = ["chart = $1", _among("name", names, values)]
    # Of a role that is not there nothing is counted, either.
    roles = [role for role, root in roots.items() if root in wanted.roles] or wanted.roles
    conditions.append(_place("role", roles, by, values))
    conditions.append(_place("level", wanted.levels, by, values))
    if not ever:
        values += [wanted.first.isoformat(), wanted.last.isoformat()]
        conditions.append(f"day BETWEEN ${len(values) - 1} AND ${len(values)}")
    columns = "".join(f"{name}, " for name in by)
    rows = await fetch(
        f"SELECT {columns}CAST(sum(count) AS BIGINT) AS count FROM rollup WHERE {' AND '.join(conditions)}"  # noqa: S608  # names of ours
        + (f" GROUP BY {', '.join(by)}" if by else ""),
        *values,
    )
    found: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        found[tuple(roots.get(row[name], row[name]) if name == "role" else row[name] for name in by)] += (
            row["count"] or 0
        )
    return +found


async def merged() -> Mapping[int, int]:
    """Each role with the role that it was merged into, or itself."""
    return {row["id"]: row["root"] for row in await fetch(_MERGED)}


def _place(column: str, wanted: Iterable[int], by: tuple[str, ...], values: list[Any]) -> str:
    """Which of the counts to read: those of some, those of each, or those of all together."""
    chosen = tuple(wanted)
    if chosen:
        return _among(column, chosen, values)
    return f"{column} >= 0" if column in by else f"{column} = {ALL}"


def _among(column: str, wanted: tuple[Any, ...], values: list[Any]) -> str:
    first = len(values) + 1
    values += wanted
    return f"{column} IN ({', '.join(f'${number}' for number in range(first, first + len(wanted)))})"
