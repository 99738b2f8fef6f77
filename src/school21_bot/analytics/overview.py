"""How the community grows: the numbers of a period beside those of the one before, its days, and the last hours."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.buckets import quantile
from school21_bot.analytics.counting import JOINED, LEFT, Chart, Hourly
from school21_bot.analytics.reading import Slice, sums
from school21_bot.people import Attempt, Status
from school21_bot.settings import Settings

HOURS = 24
_NOW = (Hourly.STARTED, Hourly.FINISHED, Hourly.ABANDONED, Hourly.SEARCHED)


class Grain(StrEnum):
    """How long the spans of a chart are."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    def start(self, day: date) -> date:
        """The first day of the span in which a day lies."""
        if self is Grain.WEEK:
            return day - timedelta(days=day.weekday())
        return day.replace(day=1) if self is Grain.MONTH else day


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
        growth = await self._growth(wanted)
        return Overview(
            members=growth[-1].members,
            members_before=growth[0].members,
            total=await _total(wanted),
            total_before=await _total(wanted.earlier()),
            spans=await _spans(wanted, grain),
            spans_before=await _spans(wanted.earlier(), grain),
            growth=growth[1:],
            hours=await self._hours(wanted),
        )

    async def first_day(self, actor: Actor) -> date:
        """The first day of which anything is known; today if nothing is.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        today = self.today()
        days = await sums(Chart.ATTEMPTS, tuple(Attempt), Slice(date.min, today), "day")
        return min((date.fromisoformat(day) for (day,) in days), default=today)

    def today(self) -> date:
        """The day that it is where the community lives."""
        return clock.now().astimezone(self._zone).date()

    async def _growth(self, wanted: Slice) -> tuple[Members, ...]:
        """How many members there were, at the end of the day before the slice and of each of its days."""
        if wanted.statuses and Status.MEMBER not in wanted.statuses:
            change, members = Counter[tuple[Any, ...]](), 0
        else:
            since = Slice(wanted.first, date.max, wanted.roles, wanted.levels)
            change = await sums(Chart.GROWTH, (JOINED, LEFT), since, "name", "day")
            members = (await sums(Chart.PEOPLE, (Status.MEMBER,), since, ever=True))[()]
        # Backwards from now: how many there are is known best.
        found = []
        for day in reversed([*_later_days(change, wanted.last), *_days(wanted)]):
            if day <= wanted.last:
                found.append(Members(day, members))
            text = day.isoformat()
            members -= change.get((JOINED, text), 0) - change.get((LEFT, text), 0)
        found.append(Members(wanted.first - timedelta(days=1), members))
        return tuple(reversed(found))

    async def _hours(self, wanted: Slice) -> tuple[Hour, ...]:
        now = clock.now().replace(minute=0, second=0, microsecond=0)
        moments = [now - timedelta(hours=number) for number in reversed(range(HOURS))]
        local = [at.astimezone(self._zone) for at in moments]
        span = Slice(local[0].date(), local[-1].date(), wanted.roles, wanted.levels)
        counts = await sums(Chart.HOURS, _NOW, span, "name", "day", "part")
        return tuple(Hour(at, *(counts[name.value, f"{at:%Y-%m-%d}", f"{at:%H}"] for name in _NOW)) for at in local)


async def _total(wanted: Slice) -> Total:
    counts = await sums(Chart.ATTEMPTS, wanted.outcomes(), wanted, "name")
    buckets = await sums(Chart.SECONDS, wanted.finishing(), wanted, "part")
    outcomes = {Attempt(name): number for (name,), number in counts.items()}
    return Total(
        started=sum(outcomes.values()),
        applying=outcomes.get(Attempt.ACTIVE, 0),
        abandoned=outcomes.get(Attempt.ABANDONED, 0),
        finished=outcomes.get(Attempt.FINISHED, 0),
        median=quantile({int(bucket): number for (bucket,), number in buckets.items()}, 0.5),
    )


async def _spans(wanted: Slice, grain: Grain) -> tuple[Span, ...]:
    counts = await sums(Chart.ATTEMPTS, wanted.outcomes(), wanted, "name", "day")
    spans = {grain.start(day): dict.fromkeys(Attempt, 0) for day in _days(wanted)}
    for (name, day), number in counts.items():
        spans[grain.start(date.fromisoformat(day))][Attempt(name)] += number
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
