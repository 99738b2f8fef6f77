"""Reading the counts: each column is narrowed to values, so that the database goes by the key straight to the days.

A range of roles, say, would make it read all days of all levels on its way.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from school21_bot.analytics.counting import ALL, BY_MONTH, NONE, Chart
from school21_bot.analytics.reading import Grain, Slice
from school21_bot.storage import current_connection, fetch

UNFINISHED = -1
"""Stands for the drift of a day or month that is not recounted to its end."""

_GROUPS = frozenset({"name", "role", "level", "day", "part"})
_KNOWN = f"""
    SELECT 'role' AS what, id, coalesce(merged_into_id, id) AS root, '' AS month FROM role
    UNION ALL SELECT 'level', id, id, '' FROM level
    UNION ALL SELECT 'month', 0, 0, day FROM rollup_check WHERE day BETWEEN 'm0' AND 'm9' AND drift <> {UNFINISHED}
"""  # noqa: S608  # a number of ours
_STARTS = {
    Grain.DAY: {"sqlite": "day", "postgres": "day"},
    Grain.WEEK: {
        "sqlite": "date(day, 'weekday 0', '-6 days')",
        "postgres": "to_char(date_trunc('week', CAST(day AS DATE)), 'YYYY-MM-DD')",
    },
    Grain.MONTH: dict.fromkeys(("sqlite", "postgres"), "substr(day, 1, 7) || '-01'"),
}
_OF_A_MONTH = "substr(day, 2, 7) || '-01'"
_NO_DAY = ("", "")


@dataclass(frozen=True, slots=True)
class Sums:
    """Reads sums for one page; merged roles are one."""

    roots: dict[int, int]
    """Each role with the role that it was merged into, or itself."""
    levels: tuple[int, ...]
    months: frozenset[str]
    """The months that are counted as a whole."""

    @classmethod
    async def open(cls) -> Self:
        """As roles, levels and months are now."""
        rows = await fetch(_KNOWN)
        return cls(
            {row["id"]: row["root"] for row in rows if row["what"] == "role"},
            tuple(row["id"] for row in rows if row["what"] == "level"),
            frozenset(row["month"] for row in rows if row["what"] == "month"),
        )

    async def of(
        self, chart: Chart, names: Iterable[str], wanted: Slice, *by: str, grain: Grain = Grain.DAY
    ) -> Counter[tuple[Any, ...]]:
        """The counts of these names within the slice, added up by some of name, role, level, day and part.

        `grain`: for a day stands the first of its week or month. People are counted as they are, whatever the days.
        """
        assert set(by) <= _GROUPS  # noqa: S101  # they become SQL
        names = tuple(names)
        if not names:
            return Counter()
        values: list[Any] = [chart.value]
        where = " AND ".join(
            (
                "chart = $1",
                _among("name", names, values),
                _among("role", self._roles(wanted, by), values),
                _among("level", self._levels(wanted, by), values),
            )
        )
        stretches = []
        for ends in self._stretches(chart, wanted, by, grain):
            values += ends
            columns = ", ".join([*(_column(one, grain, ends) for one in by), "count"])
            span = f"day BETWEEN ${len(values) - 1} AND ${len(values)}"
            stretches.append(f"SELECT {columns} FROM rollup WHERE {where} AND {span}")  # noqa: S608  # names of ours
        grouped = "".join(f"{one}, " for one in by)
        return self._merged(
            await fetch(
                f"SELECT {grouped}CAST(sum(count) AS BIGINT) AS count FROM ({' UNION ALL '.join(stretches)}) AS found"  # noqa: S608
                + (f" GROUP BY {', '.join(by)}" if by else ""),
                *values,
            ),
            by,
        )

    async def first_day(self, chart: Chart, names: Iterable[str]) -> date | None:
        """The first day on which something was counted under one of these names."""
        found = []
        for name in names:
            found += await fetch(
                f"""SELECT day FROM rollup WHERE chart = $1 AND name = $2 AND role = {ALL} AND level = {ALL}
                AND count > 0 ORDER BY day LIMIT 1""",  # noqa: S608  # numbers of ours
                chart.value,
                name,
            )
        return min((date.fromisoformat(row["day"]) for row in found), default=None)

    def _roles(self, wanted: Slice, by: tuple[str, ...]) -> Collection[int]:
        if wanted.roles:
            # Of a role that is not there nothing is counted, either.
            return [role for role, root in self.roots.items() if root in wanted.roles] or wanted.roles
        return (NONE, *self.roots) if "role" in by else (ALL,)

    def _levels(self, wanted: Slice, by: tuple[str, ...]) -> Collection[int]:
        return wanted.levels or ((NONE, *self.levels) if "level" in by else (ALL,))

    def _stretches(self, chart: Chart, wanted: Slice, by: tuple[str, ...], grain: Grain) -> list[tuple[str, str]]:
        if chart is Chart.PEOPLE:
            return [_NO_DAY]
        is_by_day = "day" in by and grain is not Grain.MONTH
        return wanted.stretches(() if is_by_day or chart not in BY_MONTH else self.months)

    def _merged(self, rows: list[dict[str, Any]], by: tuple[str, ...]) -> Counter[tuple[Any, ...]]:
        found: Counter[tuple[Any, ...]] = Counter()
        role = by.index("role") if "role" in by else None
        for row in rows:
            *key, count = row.values()
            if role is not None:
                key[role] = self.roots.get(key[role], key[role])
            found[tuple(key)] += count or 0
        return +found


def _column(name: str, grain: Grain, ends: tuple[str, str]) -> str:
    if name != "day":
        return name
    of_days = _STARTS[grain][current_connection().capabilities.dialect]
    return f"{_OF_A_MONTH if ends[0].startswith('m') else of_days} AS day"


def _among(column: str, wanted: Collection[Any], values: list[Any]) -> str:
    first = len(values) + 1
    values += wanted
    return f"{column} IN ({', '.join(f'${number}' for number in range(first, first + len(wanted)))})"
