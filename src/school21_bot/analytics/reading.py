"""What is asked for: days, roles, levels and statuses; the period before; the months that may stand for their days."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from school21_bot.analytics.counting import Measure, month_of
from school21_bot.people import Attempt, Status

_WEEK = 7
_DAY = timedelta(days=1)


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

    def starts(self, grain: Grain) -> list[date]:
        """The first days of its spans; the first may lie before it."""
        found, day = [], grain.start(self.first)
        while day <= self.last:
            found.append(day)
            day = grain.start(day + _LONGER[grain])
        return found

    def outcomes(self) -> tuple[Attempt, ...]:
        """How the attempts ended that the wanted statuses speak of; one that was begun anew is no outcome."""
        if not self.statuses:
            return OUTCOMES
        wanted = {_OUTCOMES.get(status, Attempt.FINISHED) for status in self.statuses}
        return tuple(one for one in OUTCOMES if one in wanted)

    def finishing(self) -> tuple[Measure, ...]:
        """The measure of whole registrations, if finished ones are wanted."""
        return (Measure.FINISH,) if Attempt.FINISHED in self.outcomes() else ()

    def stretches(self, months: Collection[str]) -> list[tuple[str, str]]:
        """The first and last key of each stretch of days or of whole months; `months`: those that may be read."""
        if not months:
            return [(str(self.first), str(self.last))]
        found: list[tuple[str, str]] = []
        for first, last in self._months():
            month = month_of(str(first))
            is_whole = first.day == 1 and last.month != (last + _DAY).month and month in months
            ends = (month, month) if is_whole else (str(first), str(last))
            if found and found[-1][0].startswith("m") is is_whole:
                ends = found.pop()[0], ends[1]
            found.append(ends)
        return found

    def _months(self) -> Iterator[tuple[date, date]]:
        """Its days, month by month."""
        first = self.first
        while first <= self.last:
            after = Grain.MONTH.start(first.replace(day=1) + _LONGER[Grain.MONTH])
            yield first, min(self.last, after - _DAY)
            first = after


OUTCOMES = (Attempt.ACTIVE, Attempt.ABANDONED, Attempt.FINISHED)
_OUTCOMES = {
    Status.NEW: Attempt.RESTARTED,  # has none
    Status.APPLYING: Attempt.ACTIVE,
    Status.ABANDONED: Attempt.ABANDONED,
}
# From the first day of a span into the next one.
_LONGER = {Grain.DAY: _DAY, Grain.WEEK: timedelta(days=7), Grain.MONTH: timedelta(days=31)}
