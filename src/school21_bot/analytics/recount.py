"""The counts held against the rows that they count, day by day, and mended: this also fills them the first time.

What is off is added, never overwritten: counts that change meanwhile stay right.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.analytics.counting import Key, counts_of
from school21_bot.analytics.folding import add, as_note
from school21_bot.failpoints import failpoint
from school21_bot.journal import Kind
from school21_bot.logs import logger
from school21_bot.settings import Settings
from school21_bot.storage import as_moment, current_connection, fetch, transaction

log = logger("counts")

_AGAIN = timedelta(days=1)
PEOPLE_NOW = ""
"""The "day" of the counts that have none."""

_PERSON = """'person' AS source, 1 AS change, status AS name, NULL AS step, role_id AS role, level_id AS level,
    joined_at AS began, left_at AS ended, NULL AS seconds, NULL AS details"""
_ATTEMPT = """'attempt' AS source, 1 AS change, status AS name, step, role_id AS role, level_id AS level,
    started_at AS began, finished_at AS ended, NULL AS seconds, CAST(step_seconds AS TEXT) AS details"""
_EVENT = """'event' AS source, 1 AS change, kind AS name, step, role, level,
    at AS began, NULL AS ended, seconds, CASE WHEN kind = 'searched' THEN CAST(details AS TEXT) END AS details"""
_KINDS = ", ".join(f"'{kind.value}'" for kind in Kind)
# Each by an index that begins with the time.
_OF_A_DAY = (
    f"SELECT {_PERSON} FROM person WHERE joined_at >= $1 AND joined_at < $2",  # noqa: S608  # names of ours, all of them
    f"""SELECT {_PERSON} FROM person WHERE left_at >= $1 AND left_at < $2
        AND (joined_at IS NULL OR joined_at < $1 OR joined_at >= $2)""",  # noqa: S608
    f"SELECT {_ATTEMPT} FROM registration WHERE started_at >= $1 AND started_at < $2",  # noqa: S608
    f"""SELECT {_ATTEMPT} FROM registration WHERE finished_at >= $1 AND finished_at < $2
        AND (started_at < $1 OR started_at >= $2)""",  # noqa: S608
    # By kind, because the index begins with it.
    f"SELECT {_EVENT} FROM event WHERE kind IN ({_KINDS}) AND at >= $1 AND at < $2",  # noqa: S608
)
_EVERYBODY = """
    SELECT 'person' AS source, count(*) AS change, status AS name, NULL AS step, role_id AS role, level_id AS level,
        NULL AS began, NULL AS ended, NULL AS seconds, NULL AS details
    FROM person GROUP BY status, role_id, level_id
"""
_OLDEST = (
    "SELECT min(joined_at) AS at FROM person",
    "SELECT min(left_at) AS at FROM person",
    "SELECT min(started_at) AS at FROM registration",
    *(f"SELECT min(at) AS at FROM event WHERE kind = '{kind.value}'" for kind in Kind),  # noqa: S608
)
_HELD = "SELECT chart, name, role, level, day, part, count FROM rollup WHERE day = $1"
_NOTES = "SELECT source, change, name, step, role, level, began, ended, seconds, details FROM rollup_note"
_CHECKED = """
    INSERT INTO rollup_check (day, at, drift) VALUES ($1, $2, $3)
    ON CONFLICT (day) DO UPDATE SET at = excluded.at, drift = excluded.drift WHERE rollup_check.at <= $4
    RETURNING day
"""


@dataclass(frozen=True, slots=True)
class Check:
    """When a day was last recounted, and by how much its counts were off then; no day: people as they are now."""

    day: date | None
    at: datetime
    drift: int


class Recount:
    """Recounts each day once a day."""

    def __init__(self, settings: Settings) -> None:
        self._zone = ZoneInfo(settings.timezone)

    async def recount_next(self) -> bool:
        """Recount what was not recounted since yesterday, one day of it; whether there may be more.

        The nearest days come first, so that a new dashboard shows them first.
        """
        before = clock.now() - _AGAIN
        done = {row["day"] for row in await fetch("SELECT day FROM rollup_check WHERE at > $1", before)}
        for day in await self._days():
            if day not in done:
                await self.recount(day, before)
                return True
        return False

    async def recount(self, day: str, before: datetime | None = None) -> int:
        """Make the counts of one day those of the rows; gives by how much they were off.

        `before`: not if somebody has done it since.
        """
        off = await self._compared(day)
        drift = sum(map(abs, off.values()))
        at = clock.now()
        async with transaction():
            known = await fetch("SELECT 1 FROM rollup_check WHERE day = $1", day)
            # The first time there was nothing to be right about.
            if not await fetch(_CHECKED, day, at, drift if known else 0, before or at):
                return 0
            await add(off)
            failpoint("recount:before-commit")
        if drift and known:
            log.warning("The counts of a day were off, and are mended", day=day or "now", drift=drift)
        return drift

    async def _compared(self, day: str) -> Counter[Key]:
        """What is missing from the counts of a day, and from the notes that are not counted yet."""
        async with transaction():
            await _see_one_moment()
            rows = await fetch(_EVERYBODY) if day == PEOPLE_NOW else await self._rows_of(day)
            off = self._counted(rows, day)
            off.subtract(self._counted(await fetch(_NOTES), day))
            for row in await fetch(_HELD, day):
                count = row.pop("count")
                off[Key(**row)] -= count
        return Counter({key: number for key, number in off.items() if number})

    async def _rows_of(self, day: str) -> list[dict[str, Any]]:
        first = date.fromisoformat(day)
        span = self._midnight(first), self._midnight(first + timedelta(days=1))
        return [row for sql in _OF_A_DAY for row in await fetch(sql, *span)]

    def _counted(self, rows: list[dict[str, Any]], day: str) -> Counter[Key]:
        counts = counts_of([as_note(row) for row in rows], self._zone)
        return Counter({key: number for key, number in counts.items() if key.day == day})

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._zone).astimezone(UTC)

    async def _days(self) -> list[str]:
        """All there is to recount: people as they are, and each day since the first."""
        oldest = [row["at"] for sql in _OLDEST for row in await fetch(sql) if row["at"] is not None]
        today = clock.now().astimezone(self._zone).date()
        first = min((as_moment(at).astimezone(self._zone).date() for at in oldest), default=today)
        days = [(today - timedelta(days=number)).isoformat() for number in range((today - first).days + 1)]
        return [PEOPLE_NOW, *days]


async def checks() -> list[Check]:
    """What was recounted, when, and with what result; the latest day first."""
    rows = await fetch("SELECT day, at, drift FROM rollup_check ORDER BY day DESC")
    return [
        Check(date.fromisoformat(row["day"]) if row["day"] else None, as_moment(row["at"]), row["drift"])
        for row in rows
    ]


async def _see_one_moment() -> None:
    """Let all reads of the transaction see the same moment; on SQLite they do."""
    if current_connection().capabilities.dialect == "postgres":
        await fetch("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
