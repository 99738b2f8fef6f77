"""By how much counts are off: what the rows themselves give, against what is kept and noted, all of one moment."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from school21_bot.analytics.counting import BY_MONTH, Key, counts_of
from school21_bot.analytics.folding import as_note, is_kept
from school21_bot.journal import Kind
from school21_bot.storage import Snapshot, snapshot

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
_NOTES = "SELECT source, change, name, step, role, level, began, ended, seconds, details FROM rollup_note"
_HELD = "SELECT chart, name, role, level, day, part, count FROM rollup WHERE day = $1"
_CHARTS = ", ".join(f"'{chart.value}'" for chart in sorted(BY_MONTH))
_OFF_MONTH = f"""
    SELECT chart, name, role, level, part, CAST(sum(count) AS BIGINT) AS count
    FROM (
        SELECT chart, name, role, level, part, count FROM rollup WHERE day BETWEEN $1 AND $2 AND chart IN ({_CHARTS})
        UNION ALL SELECT chart, name, role, level, part, -count FROM rollup WHERE day = $3
    ) AS compared
    GROUP BY chart, name, role, level, part HAVING sum(count) <> 0
"""  # noqa: S608


async def off_day(day: str, zone: ZoneInfo, hours_since: str) -> Counter[Key]:
    """What is missing from the counts of a day, or from those of people as they are now (PEOPLE_NOW).

    `hours_since`: the first day of which counts by the hour are kept.
    """
    off: Counter[Key] = Counter()
    async with snapshot() as then:
        async for rows in rows_of(then, day, zone):
            off.update(_counted(rows, day, zone))
        async for rows in then.batches(_NOTES):
            off.subtract(_counted(rows, day, zone))
        async for rows in then.batches(_HELD, day):
            for row in rows:
                count = row.pop("count")
                off[Key(**row)] -= count
    return Counter({key: number for key, number in off.items() if number and is_kept(key, hours_since)})


async def off_month(month: str, first: str, last: str) -> Counter[Key]:
    """What is missing from the counts of a month, by those of its days."""
    off: Counter[Key] = Counter()
    async with snapshot() as then:
        async for rows in then.batches(_OFF_MONTH, first, last, month):
            for row in rows:
                count = row.pop("count")
                off[Key(**row, day=month)] = count
    return off


async def rows_of(then: Snapshot, day: str, zone: ZoneInfo) -> AsyncIterator[list[dict[str, Any]]]:
    """The rows of which some counts of a day are made, as notes."""
    if day == PEOPLE_NOW:
        async for rows in then.batches(_EVERYBODY):
            yield rows
        return
    first = date.fromisoformat(day)
    span = _midnight(first, zone), _midnight(first + timedelta(days=1), zone)
    for sql in _OF_A_DAY:
        async for rows in then.batches(sql, *span):
            yield rows


def _counted(rows: list[dict[str, Any]], day: str, zone: ZoneInfo) -> Counter[Key]:
    counts = counts_of([as_note(row) for row in rows], zone, months=False)
    return Counter({key: number for key, number in counts.items() if key.day == day})


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
