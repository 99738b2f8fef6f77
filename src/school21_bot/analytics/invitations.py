"""What becomes of personal links, and how soon people come in by them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.counting import Chart, Measure
from school21_bot.analytics.funnel import Times, times_of
from school21_bot.analytics.reading import Grain, Slice
from school21_bot.analytics.sums import Sums
from school21_bot.journal import Kind

KINDS = (Kind.INVITE_ISSUED, Kind.INVITE_USED, Kind.INVITE_EXPIRED, Kind.INVITE_REVOKED, Kind.INVITE_MISUSED)


@dataclass(frozen=True, slots=True)
class Invitations:
    """How often each happened, in all and by the day, week or month; how long people took to come in."""

    counts: Counter[Kind]
    days: tuple[tuple[date, Counter[Kind]], ...]
    joining: Times
    buckets: Counter[int]
    """The times to come in, by bucket."""


class InvitationNumbers:
    """Reads them, for staff."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def read(self, actor: Actor, wanted: Slice, grain: Grain = Grain.DAY) -> Invitations:
        """What happened to links within a slice.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        sums = await Sums.open()
        counts: Counter[Kind] = Counter()
        days = {start: Counter[Kind]() for start in wanted.starts(grain)}
        for (name, day), number in (await sums.of(Chart.EVENTS, KINDS, wanted, "name", "day", grain=grain)).items():
            counts[Kind(name)] += number
            days[date.fromisoformat(day)][Kind(name)] += number
        found = await sums.of(Chart.SECONDS, (Measure.INVITE_USED,), wanted, "part")
        buckets = Counter({int(part): number for (part,), number in found.items()})
        return Invitations(counts, tuple(days.items()), times_of(buckets), buckets)
