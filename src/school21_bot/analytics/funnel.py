"""The registration step by step: who comes how far, where they stop, how long it takes; and the wait for approval."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.buckets import quantile
from school21_bot.analytics.counting import Chart, Measure
from school21_bot.analytics.reading import Slice, sums
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
class Funnel:
    """All of them, and what becomes of those at the end."""

    steps: tuple[FunnelStep, ...]
    started: int
    finished: int
    took: Times
    approved: Times
    declined: Times


class FunnelNumbers:
    """Reads them, for staff."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def read(self, actor: Actor, wanted: Slice) -> Funnel:
        """The registrations that began within a slice, as they stand now; decisions by the day they fell.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        counts = await sums(Chart.ATTEMPTS, wanted.outcomes(), wanted, "name", "part")
        times = await _times((*Step, *Measure), wanted)
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
                    times=times[step],
                    overall=_share(reached, started),
                    onward=_share(onward, reached),
                    lost=_share(stopped, reached),
                )
            )
            reached = onward
        return Funnel(
            tuple(steps), started, finished, times[Measure.FINISH], times[Measure.APPROVED], times[Measure.DECLINED]
        )


async def times_of(measure: str, wanted: Slice) -> Times:
    """How long one thing took."""
    return (await _times((measure,), wanted))[measure]


async def _times(measures: Iterable[str], wanted: Slice) -> dict[str, Times]:
    measures = tuple(measures)
    buckets: dict[str, dict[int, int]] = defaultdict(dict)
    for (name, part), number in (await sums(Chart.SECONDS, measures, wanted, "name", "part")).items():
        buckets[name][int(part)] = number
    return {
        str(measure): Times(
            sum(buckets[measure].values()), quantile(buckets[measure], MEDIAN), quantile(buckets[measure], SLOW)
        )
        for measure in measures
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
