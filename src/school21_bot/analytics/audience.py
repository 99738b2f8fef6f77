"""Who the people are: by status, role and level, and when in the week they join."""

from collections import Counter
from dataclasses import dataclass

from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.counting import Chart, Hourly, hour_of_week
from school21_bot.analytics.reading import Slice
from school21_bot.analytics.sums import Sums
from school21_bot.people import Status


@dataclass(frozen=True, slots=True)
class Audience:
    """How many there are; a role or a level of 0 is none yet."""

    statuses: Counter[Status]
    roles: Counter[int]
    levels: Counter[int]
    pairs: Counter[tuple[int, int]]
    """By role and level."""
    joins: Counter[tuple[int, int]]
    """Finished registrations by weekday (Monday is 0) and hour of the day."""


class AudienceNumbers:
    """Reads them, for staff."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def read(self, actor: Actor, wanted: Slice) -> Audience:
        """People as they are now; of the days of the slice, only who joined within them.

        Without a wanted status, roles and levels are those of members.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        shown = wanted.statuses or tuple(Status)
        whose = wanted.statuses or (Status.MEMBER,)
        sums = await Sums.open()
        by_status = await sums.of(Chart.PEOPLE, shown, wanted, "name")
        by_role = await sums.of(Chart.PEOPLE, whose, wanted, "role")
        by_level = await sums.of(Chart.PEOPLE, whose, wanted, "level")
        by_both = await sums.of(Chart.PEOPLE, whose, wanted, "role", "level")
        by_hour = await sums.of(Chart.WEEK, (Hourly.FINISHED,), wanted, "part")
        return Audience(
            Counter({Status(name): number for (name,), number in by_status.items()}),
            Counter({role: number for (role,), number in by_role.items()}),
            Counter({level: number for (level,), number in by_level.items()}),
            Counter({(role, level): number for (role, level), number in by_both.items()}),
            Counter({hour_of_week(part): number for (part,), number in by_hour.items()}),
        )
