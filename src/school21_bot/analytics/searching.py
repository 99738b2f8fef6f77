"""Who is looked for: the roles and levels that people search, what they do not find, and the cards they open."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.counting import SEARCHED_NOTHING, Chart
from school21_bot.analytics.reading import Slice, sums
from school21_bot.journal import Kind


@dataclass(frozen=True, slots=True)
class SearchDay:
    """What was searched on a day."""

    day: date
    searches: int
    found_nothing: int
    cards: int


@dataclass(frozen=True, slots=True)
class Searching:
    """How often each role and level was wanted, was not found, and had its cards opened; 0 is any."""

    days: tuple[SearchDay, ...]
    roles: Counter[int]
    levels: Counter[int]
    roles_in_vain: Counter[int]
    cards: Counter[int]

    @property
    def searches(self) -> int:
        """How many there were."""
        return sum(day.searches for day in self.days)

    @property
    def found_nothing(self) -> int:
        """How many of them found nobody."""
        return sum(day.found_nothing for day in self.days)

    @property
    def cards_opened(self) -> int:
        """How many cards were opened."""
        return sum(day.cards for day in self.days)


class SearchNumbers:
    """Reads them, for staff."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def read(self, actor: Actor, wanted: Slice) -> Searching:
        """What was searched within a slice.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        names = (Kind.SEARCHED, SEARCHED_NOTHING, Kind.CARD_OPENED)
        by_day = await sums(Chart.EVENTS, names, wanted, "name", "day")
        days = [wanted.first + timedelta(days=number) for number in range(wanted.days)]
        return Searching(
            tuple(SearchDay(day, *(by_day[str(name), day.isoformat()] for name in names)) for day in days),
            await _by("role", Kind.SEARCHED, wanted),
            await _by("level", Kind.SEARCHED, wanted),
            await _by("role", SEARCHED_NOTHING, wanted),
            await _by("role", Kind.CARD_OPENED, wanted),
        )


async def _by(column: str, name: str, wanted: Slice) -> Counter[int]:
    return Counter({key: number for (key,), number in (await sums(Chart.EVENTS, (name,), wanted, column)).items()})
