"""Who is looked for: the roles and levels that people search, what they do not find, and the cards they open."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.counting import SEARCHED_NOTHING, Chart
from school21_bot.analytics.reading import Grain, Slice
from school21_bot.analytics.sums import Sums
from school21_bot.journal import Kind


@dataclass(frozen=True, slots=True)
class SearchDay:
    """What was searched on a day, or in the week or month that begins with it."""

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

    async def read(self, actor: Actor, wanted: Slice, grain: Grain = Grain.DAY) -> Searching:
        """What was searched within a slice.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        sums = await Sums.open()
        names = (Kind.SEARCHED, SEARCHED_NOTHING, Kind.CARD_OPENED)
        by_day = await sums.of(Chart.EVENTS, names, wanted, "name", "day", grain=grain)
        by_role = await sums.of(Chart.EVENTS, names, wanted, "name", "role")
        by_level = await sums.of(Chart.EVENTS, (Kind.SEARCHED,), wanted, "level")

        def roles(name: str) -> Counter[int]:
            return Counter({role: number for (of, role), number in by_role.items() if of == name})

        return Searching(
            tuple(SearchDay(day, *(by_day[str(name), str(day)] for name in names)) for day in wanted.starts(grain)),
            roles(Kind.SEARCHED),
            Counter({level: number for (level,), number in by_level.items()}),
            roles(SEARCHED_NOTHING),
            roles(Kind.CARD_OPENED),
        )
