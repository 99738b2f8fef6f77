"""Adding up what the database has noted: the charts read sums, and whoever writes waits for nobody."""

from collections import Counter
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.analytics.counting import Chart, Key, Note, counts_of
from school21_bot.failpoints import failpoint
from school21_bot.settings import Settings
from school21_bot.storage import as_moment, current_connection, fetch, transaction, write_many

FOLDED = 64
"""So many notes at once: a transaction stays short."""
_PATIENCE = 64
_KEPT = timedelta(days=2)
"""Of so many days before today counts by the hour are kept."""

_TAKE = """
    DELETE FROM rollup_note WHERE id IN (SELECT id FROM rollup_note ORDER BY id LIMIT $1 {})
    RETURNING source, change, name, step, role, level, began, ended, seconds, details
"""
# Two who fold at once take different notes.
_TAKES = {"sqlite": _TAKE.format(""), "postgres": _TAKE.format("FOR UPDATE SKIP LOCKED")}
_ADD = """
    INSERT INTO rollup (chart, name, role, level, day, part, count) {}
    ON CONFLICT (chart, name, role, level, day, part) DO UPDATE SET count = rollup.count + excluded.count
"""
_ADD_EACH = _ADD.format("VALUES ($1, $2, $3, $4, $5, $6, $7)")
# To a server all of them go at once.
_ADD_ALL = _ADD.format(
    """SELECT * FROM unnest(CAST($1 AS TEXT[]), CAST($2 AS TEXT[]), CAST($3 AS BIGINT[]), CAST($4 AS BIGINT[]),
    CAST($5 AS TEXT[]), CAST($6 AS TEXT[]), CAST($7 AS BIGINT[]))"""
)


class Folding:
    """Keeps the counts up to date."""

    def __init__(self, settings: Settings) -> None:
        self._zone = ZoneInfo(settings.timezone)

    async def fold(self) -> bool:
        """Add the oldest notes to the counts; whether there may be more."""
        if not await fetch("SELECT 1 FROM rollup_note LIMIT 1"):
            return False
        async with transaction():
            taken = await fetch(_TAKES[current_connection().capabilities.dialect], FOLDED)
            since = hours_since(self._zone)
            counts = counts_of([as_note(row) for row in taken], self._zone)
            await add(Counter({key: count for key, count in counts.items() if is_kept(key, since)}))
            failpoint("fold:before-commit")
        return len(taken) == FOLDED

    async def catch_up(self) -> None:
        """Bring the counts to this moment, unless a whole import waits to be counted: then as far as is soon done."""
        for _ in range(_PATIENCE):
            if not await self.fold():
                return


def hours_since(zone: ZoneInfo) -> str:
    """The first day of which counts by the hour are kept."""
    return (clock.now().astimezone(zone).date() - _KEPT).isoformat()


def is_kept(key: Key, since: str) -> bool:
    """Whether a count is kept at all; `since`: see `hours_since`."""
    return key.chart != Chart.NOW or key.day >= since


async def forget_hours(zone: ZoneInfo) -> None:
    """Let go of the counts by the hour of past days."""
    await fetch("DELETE FROM rollup WHERE chart = $1 AND day < $2", Chart.NOW.value, hours_since(zone))


async def add(counts: Counter[Key]) -> None:
    """Add to the counts, in the order of their keys: two transactions never wait for each other in a circle."""
    rows = [(*key, number) for key, number in sorted(counts.items()) if number]
    if not rows:
        return
    if current_connection().capabilities.dialect == "postgres":
        await fetch(_ADD_ALL, *map(list, zip(*rows, strict=True)))
    else:
        await write_many(_ADD_EACH, rows)


def as_note(row: dict[str, Any]) -> Note:
    """A row of the notes, or of a query with their columns."""
    values = dict(row)
    for name in ("began", "ended"):
        if values[name] is not None:
            values[name] = as_moment(values[name])
    return Note(**values)
