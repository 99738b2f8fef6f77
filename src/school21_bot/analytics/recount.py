"""The counts held against the rows that they count, day by day, and mended: this also fills them the first time.

What is off is added, never overwritten: counts that change meanwhile stay right. Months are held against their days.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, islice
from typing import Any, NamedTuple, Self
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.analytics.comparing import PEOPLE_NOW, off_day, off_month
from school21_bot.analytics.counting import Key, month_of
from school21_bot.analytics.folding import add, forget_hours, hours_since
from school21_bot.analytics.sums import UNFINISHED
from school21_bot.failpoints import failpoint
from school21_bot.journal import Kind
from school21_bot.logs import logger
from school21_bot.settings import Settings
from school21_bot.storage import as_moment, fetch, transaction

log = logger("counts")

_AGAIN = timedelta(days=1)
_GIVEN_UP = timedelta(minutes=10)
"""Whoever has not finished a day for so long has died with it."""
_MOST_NOTES = 2_000
"""While more notes wait, it is better to add them up than to look for what is off."""

_ADDED = 1_000
"""So many counts at once: a transaction stays short."""

_OLDEST = (
    "SELECT min(joined_at) AS at FROM person",
    "SELECT min(left_at) AS at FROM person",
    "SELECT min(started_at) AS at FROM registration",
    *(f"SELECT min(at) AS at FROM event WHERE kind = '{kind.value}'" for kind in Kind),  # noqa: S608  # ours
)
_WAITING = "SELECT count(*) AS notes FROM (SELECT 1 FROM rollup_note LIMIT $1) AS waiting"
_SINCE = "SELECT day, at, drift FROM rollup_check WHERE at > $1"
_TAKE = f"""
    INSERT INTO rollup_check (day, at, drift) VALUES ($1, $2, {UNFINISHED})
    ON CONFLICT (day) DO UPDATE SET at = excluded.at, drift = excluded.drift
    WHERE rollup_check.at <= $3 OR rollup_check.drift = {UNFINISHED} AND rollup_check.at <= $4
    RETURNING day
"""  # noqa: S608
_IS_MINE = "UPDATE rollup_check SET drift = $3 WHERE day = $1 AND at = $2 RETURNING day"


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
        """Recount what was not recounted since yesterday, one day or month of it; whether there may be more.

        The nearest days come first, so that a new dashboard shows them first; a month comes after its days.
        """
        (waiting,) = await fetch(_WAITING, _MOST_NOTES)
        if waiting["notes"] == _MOST_NOTES:
            return False
        since = clock.now() - _AGAIN
        known = {check.unit: check for check in map(_Known.of, await fetch(_SINCE, since))}
        for unit in await self._units():
            days_are_done = all(day in known and known[day].is_done for day in unit.days)
            if days_are_done and not (unit.name in known and known[unit.name].is_taken):
                await self._recount(unit, since)
                return True
        return False

    async def recount(self, day: str) -> int:
        """Make the counts of one day those of the rows; gives by how much they were off."""
        return await self._recount(_Unit(day), clock.now())

    async def _recount(self, unit: "_Unit", since: datetime) -> int:
        """Not if somebody has done it since, or is at it."""
        at = clock.now()
        async with transaction():
            earlier = await fetch("SELECT drift FROM rollup_check WHERE day = $1", unit.name)
            if not await fetch(_TAKE, unit.name, at, since, at - _GIVEN_UP):
                return 0
        off = await self._off(unit)
        # The first time there was nothing to be right about.
        drift = sum(map(abs, off.values())) if earlier and earlier[0]["drift"] != UNFINISHED else 0
        for piece in _pieces(off):
            async with transaction():
                # Whoever was so slow that another has begun anew must not add anything.
                if not await fetch(_IS_MINE, unit.name, at, UNFINISHED):
                    return 0
                await add(piece)
                failpoint("recount:before-commit")
        await fetch(_IS_MINE, unit.name, at, drift)
        if drift:
            log.warning("The counts of a day were off, and are mended", day=unit.name or "now", drift=drift)
        return drift

    async def _off(self, unit: "_Unit") -> Counter[Key]:
        if unit.days:
            return await off_month(unit.name, unit.days[0], unit.days[-1])
        if unit.name == PEOPLE_NOW:
            await forget_hours(self._zone)
        return await off_day(unit.name, self._zone, hours_since(self._zone))

    async def _units(self) -> "list[_Unit]":
        """All there is to recount: people as they are, each day since the first, each month after its days."""
        oldest = [row["at"] for sql in _OLDEST for row in await fetch(sql) if row["at"] is not None]
        today = clock.now().astimezone(self._zone).date()
        first = min((as_moment(at).astimezone(self._zone).date() for at in oldest), default=today)
        days = [(today - timedelta(days=number)).isoformat() for number in range((today - first).days + 1)]
        units = [_Unit(PEOPLE_NOW)]
        for month, of_month in groupby(days, month_of):
            its_days = list(of_month)
            units += [*map(_Unit, its_days), _Unit(month, tuple(reversed(its_days)))]
        return units


class _Unit(NamedTuple):
    """What is recounted at once: people now, a day, or a month with its days."""

    name: str
    days: tuple[str, ...] = ()


class _Known(NamedTuple):
    """What was recounted lately, or is being recounted."""

    unit: str
    is_done: bool
    is_taken: bool

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        """As it stands in the table."""
        is_done = row["drift"] != UNFINISHED
        return cls(row["day"], is_done, is_done or as_moment(row["at"]) > clock.now() - _GIVEN_UP)


async def checks() -> list[Check]:
    """What was recounted to its end, when, and with what result; the latest day first, without the months."""
    rows = await fetch(
        f"SELECT day, at, drift FROM rollup_check WHERE day < 'm' AND drift <> {UNFINISHED} ORDER BY day DESC"  # noqa: S608
    )
    return [
        Check(date.fromisoformat(row["day"]) if row["day"] else None, as_moment(row["at"]), row["drift"])
        for row in rows
    ]


def _pieces(counts: Counter[Key]) -> Iterator[Counter[Key]]:
    """The counts in as many pieces as keep each transaction short."""
    left = iter(counts.items())
    while piece := Counter(dict(islice(left, _ADDED))):
        yield piece
