"""How the community grows: the numbers of a period beside those of the one before, its days, and the last hours."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.buckets import quantile
from school21_bot.analytics.counting import JOINED, LEFT, Chart, Hourly
from school21_bot.analytics.reading import OUTCOMES, Grain, Slice
from school21_bot.analytics.sums import Sums
from school21_bot.people import Attempt, Status
from school21_bot.settings import Settings

HOURS = 24
_NOW = (Hourly.STARTED, Hourly.FINISHED, Hourly.ABANDONED, Hourly.SEARCHED)


@dataclass(frozen=True, slots=True)
class Total:
    """The registrations that began within a period, and how long those took that are finished (seconds)."""

    started: int
    applying: int
    abandoned: int
    finished: int
    median: float | None

    @property
    def conversion(self) -> float | None:
        """Which share of those that began are finished; None if none began."""
        return self.finished / self.started if self.started else None


@dataclass(frozen=True, slots=True)
class Span:
    """The registrations that began within a day, week or month."""

    day: date
    started: int
    finished: int
    abandoned: int

    @property
    def conversion(self) -> float | None:
        """Which share of them are finished; None if none began."""
        return self.finished / self.started if self.started else None


@dataclass(frozen=True, slots=True)
class Members:
    """How many members there were at the end of a day."""

    day: date
    members: int


@dataclass(frozen=True, slots=True)
class Hour:
    """What happened within an hour of the last ones, from `at` on."""

    at: datetime
    started: int
    finished: int
    abandoned: int
    searched: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything at a glance."""

    members: int
    members_before: int
    total: Total
    total_before: Total
    spans: tuple[Span, ...]
    spans_before: tuple[Span, ...]
    growth: tuple[Members, ...]
    hours: tuple[Hour, ...]


class OverviewNumbers:
    """Reads them, for staff."""

    def __init__(self, access: Access, settings: Settings) -> None:
        self._access = access
        self._zone = ZoneInfo(settings.timezone)

    async def read(self, actor: Actor, wanted: Slice, grain: Grain) -> Overview:
        """The numbers of a slice; spans that reach out of it hold what lies within.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        sums = await Sums.open()
        growth = await _growth(sums, wanted)
        spans, spans_before = await _spans(sums, wanted, grain), await _spans(sums, wanted.earlier(), grain)
        return Overview(
            members=growth[-1].members,
            members_before=growth[0].members,
            total=_total(spans, await _median(sums, wanted)),
            total_before=_total(spans_before, await _median(sums, wanted.earlier())),
            spans=spans,
            spans_before=spans_before,
            growth=growth[1:],
            hours=await self._hours(sums, wanted),
        )

    async def first_day(self, actor: Actor) -> date:
        """The first day of which anything is known; today if nothing is.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        return await (await Sums.open()).first_day(Chart.ATTEMPTS, OUTCOMES) or self.today()

    def today(self) -> date:
        """The day that it is where the community lives."""
        return clock.now().astimezone(self._zone).date()

    async def _hours(self, sums: Sums, wanted: Slice) -> tuple[Hour, ...]:
        now = clock.now().replace(minute=0, second=0, microsecond=0)
        moments = [now - timedelta(hours=number) for number in reversed(range(HOURS))]
        local = [at.astimezone(self._zone) for at in moments]
        span = Slice(local[0].date(), local[-1].date(), wanted.roles, wanted.levels)
        counts = await sums.of(Chart.NOW, _NOW, span, "name", "day", "part")
        return tuple(Hour(at, *(counts[name.value, f"{at:%Y-%m-%d}", f"{at:%H}"] for name in _NOW)) for at in local)


async def _growth(sums: Sums, wanted: Slice) -> tuple[Members, ...]:
    """How many members there were, at the end of the day before the slice and of each of its days."""
    if wanted.statuses and Status.MEMBER not in wanted.statuses:
        change, members = Counter[tuple[Any, ...]](), 0
    else:
        since = Slice(wanted.first, date.max, wanted.roles, wanted.levels)
        change = await sums.of(Chart.GROWTH, (JOINED, LEFT), since, "name", "day")
        members = (await sums.of(Chart.PEOPLE, (Status.MEMBER,), since))[()]
    # Backwards from now: how many there are is known best.
    found = []
    for day in reversed([*_later_days(change, wanted.last), *_days(wanted)]):
        if day <= wanted.last:
            found.append(Members(day, members))
        text = day.isoformat()
        members -= change.get((JOINED, text), 0) - change.get((LEFT, text), 0)
    found.append(Members(wanted.first - timedelta(days=1), members))
    return tuple(reversed(found))


def _total(spans: tuple[Span, ...], median: float | None) -> Total:
    started, finished, abandoned = (
        sum(getattr(span, name) for span in spans) for name in ("started", "finished", "abandoned")
    )
    return Total(started, started - finished - abandoned, abandoned, finished, median)


async def _median(sums: Sums, wanted: Slice) -> float | None:
    buckets = await sums.of(Chart.SECONDS, wanted.finishing(), wanted, "part")
    return quantile({int(bucket): number for (bucket,), number in buckets.items()}, 0.5)


async def _spans(sums: Sums, wanted: Slice, grain: Grain) -> tuple[Span, ...]:
    counts = await sums.of(Chart.ATTEMPTS, wanted.outcomes(), wanted, "name", "day", grain=grain)
    spans = {start: dict.fromkeys(OUTCOMES, 0) for start in wanted.starts(grain)}
    for (name, day), number in counts.items():
        spans[date.fromisoformat(day)][Attempt(name)] = number
    return tuple(
        Span(day, sum(found.values()), found[Attempt.FINISHED], found[Attempt.ABANDONED])
        for day, found in spans.items()
    )


def _days(wanted: Slice) -> Iterator[date]:
    for number in range(wanted.days):
        yield wanted.first + timedelta(days=number)


def _later_days(change: Mapping[tuple[Any, ...], int], last: date) -> list[date]:
    """The days after the slice on which anything changed."""
    return sorted({day for _, text in change if (day := date.fromisoformat(text)) > last})
