"""The registration step by step: who comes how far, where they stop, how long it takes; and the wait for approval."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.buckets import quantile
from school21_bot.analytics.counting import REMINDED_FIRST, Chart, Measure, step_time
from school21_bot.analytics.reading import Slice
from school21_bot.analytics.sums import Sums
from school21_bot.journal import Kind
from school21_bot.people import Attempt, Step

MEDIAN, SLOW = 0.5, 0.95


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took: so many times, their median and 95th percentile in seconds."""

    count: int
    median: float | None
    slow: float | None


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """A step: how many came to it, and of them how many stopped there or are there still."""

    step: Step
    reached: int
    stopped: int
    staying: int
    times: Times
    overall: float | None
    """Which share of all who began came here."""
    onward: float | None
    """Which share of those who came here went on."""
    lost: float | None
    """Which share of those who came here stopped."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What reminders achieved: how many people got some, came back, finished; `sent` counts the reminders."""

    sent: int
    people: int
    came_back: int
    finished: int

    @property
    def back(self) -> float | None:
        """Which share of those who were reminded came back."""
        return _share(self.came_back, self.people)

    @property
    def done(self) -> float | None:
        """Which share of those who were reminded finished."""
        return _share(self.finished, self.people)


@dataclass(frozen=True, slots=True)
class Funnel:
    """All of them, what becomes of those at the end, and what reminders achieved."""

    steps: tuple[FunnelStep, ...]
    started: int
    finished: int
    took: Times
    approved: Times
    declined: Times
    reminded: Reminded


class FunnelNumbers:
    """Reads them, for staff."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def read(self, actor: Actor, wanted: Slice) -> Funnel:
        """The registrations that began within a slice, as they stand now; decisions and reminders by the day they fell.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        sums = await Sums.open()
        counts = await sums.of(Chart.ATTEMPTS, wanted.outcomes(), wanted, "name", "part")
        took = await _times(sums, wanted)
        finished = sum(number for (name, _), number in counts.items() if name == Attempt.FINISHED)
        steps: list[FunnelStep] = []
        reached = started = sum(counts.values())
        for step in Step:
            stopped, staying = counts[Attempt.ABANDONED, step], counts[Attempt.ACTIVE, step]
            onward = reached - stopped - staying
            steps.append(
                FunnelStep(
                    step=step,
                    reached=reached,
                    stopped=stopped,
                    staying=staying,
                    times=took[step],
                    overall=_share(reached, started),
                    onward=_share(onward, reached),
                    lost=_share(stopped, reached),
                )
            )
            reached = onward
        return Funnel(
            tuple(steps),
            started,
            finished,
            took=took[Measure.FINISH],
            approved=took[Measure.APPROVED],
            declined=took[Measure.DECLINED],
            reminded=await _reminded(sums, wanted),
        )


async def _times(sums: Sums, wanted: Slice) -> dict[str, Times]:
    """The times on each step, however the attempt ended, and those of the measures."""
    steps = [step_time(outcome, step) for outcome in wanted.outcomes() for step in Step]
    names = (*steps, *wanted.finishing(), Measure.APPROVED, Measure.DECLINED)
    buckets: dict[str, Counter[int]] = {name: Counter() for name in (*Step, *Measure)}
    for (name, part), number in (await sums.of(Chart.SECONDS, names, wanted, "name", "part")).items():
        buckets[name.rpartition(":")[2]][int(part)] += number
    return {name: times_of(found) for name, found in buckets.items()}


async def _reminded(sums: Sums, wanted: Slice) -> Reminded:
    names = (Kind.REMINDED.value, REMINDED_FIRST, Kind.CAME_BACK.value, Kind.CAME_BACK_FINISHED.value)
    counts = await sums.of(Chart.EVENTS, names, wanted, "name")
    return Reminded(*(counts[name,] for name in names))


def times_of(buckets: Mapping[int, int]) -> Times:
    """What the times in these buckets are like."""
    return Times(sum(buckets.values()), quantile(buckets, MEDIAN), quantile(buckets, SLOW))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
