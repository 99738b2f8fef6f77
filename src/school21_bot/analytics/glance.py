"""How the community stands, in a few numbers."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.counting import Chart
from school21_bot.analytics.folding import Folding
from school21_bot.analytics.reading import OUTCOMES, Slice
from school21_bot.analytics.sums import Sums
from school21_bot.people import Attempt, Status
from school21_bot.settings import Settings

WINDOW = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many people there are of each standing, and how many registrations of the last 30 days are finished."""

    people: dict[Status, int]
    started: int
    finished: int

    def of(self, *statuses: Status) -> int:
        """How many people have one of these."""
        return sum(self.people.get(status, 0) for status in statuses)

    @property
    def conversion(self) -> int | None:
        """How many of a hundred who began have finished; None if nobody began."""
        return round(100 * self.finished / self.started) if self.started else None


class Glance:
    """Counts, for staff."""

    def __init__(self, access: Access, folding: Folding, settings: Settings) -> None:
        self._access = access
        self._folding = folding
        self._zone = ZoneInfo(settings.timezone)

    async def numbers(self, actor: Actor) -> Numbers:
        """The numbers of this moment.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        await self._folding.catch_up()
        today = clock.now().astimezone(self._zone).date()
        wanted, sums = Slice(today - WINDOW, today), await Sums.open()
        people = await sums.of(Chart.PEOPLE, tuple(Status), wanted, "name")
        attempts = await sums.of(Chart.ATTEMPTS, OUTCOMES, wanted, "name")
        return Numbers(
            {Status(name): number for (name,), number in people.items()},
            attempts.total(),
            attempts[(Attempt.FINISHED.value,)],
        )
