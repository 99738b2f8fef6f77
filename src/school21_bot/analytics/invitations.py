"""What becomes of personal links, and how soon people come in by them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.counting import Chart, Measure
from school21_bot.analytics.funnel import Times, times_of
from school21_bot.analytics.reading import Slice, sums
from school21_bot.journal import Kind

KINDS = (Kind.INVITE_ISSUED, Kind.INVITE_USED, Kind.INVITE_EXPIRED, Kind.INVITE_REVOKED, Kind.INVITE_MISUSED)


@dataclass(frozen=True, slots=True)
class Invitations:
    """How often each happened, in all and by the day; how long people took to come in."""

    counts: Counter[Kind]
    days: tuple[tuple[date, Counter[Kind]], ...]
    joining: Times
    buckets: Counter[int]
    """The times to come in, by bucket."""


class InvitationNumbers:
    """Reads them, for staff."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def read(self, actor: Actor, wanted: Slice) -> Invitations:
        """What happened to links within a slice.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        by_day = await sums(Chart.EVENTS, KINDS, wanted, "name", "day")
        counts: Counter[Kind] = Counter()
        days = {wanted.first + timedelta(days=number): Counter[Kind]() for number in range(wanted.days)}
        for (name, day), number in by_day.items():
            counts[Kind(name)] += number
            days[date.fromisoformat(day)][Kind(name)] += number
        buckets = await sums(Chart.SECONDS, (Measure.INVITE_USED,), wanted, "part")
        return Invitations(
            counts,
            tuple(days.items()),
            await times_of((Measure.INVITE_USED,), wanted),
            Counter({int(part): number for (part,), number in buckets.items()}),
        )
