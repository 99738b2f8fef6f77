"""How the community stands, in a few numbers."""

from dataclasses import dataclass
from datetime import timedelta

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.people import Status
from school21_bot.storage import fetch

WINDOW = timedelta(days=30)

_BY_STATUS = "SELECT status, count(*) AS people FROM person GROUP BY status"
# Attempts begun within the window; an attempt that was thrown away is not a person who dropped out.
_CONVERSION = """
    SELECT count(DISTINCT person_id) AS started,
           count(DISTINCT CASE WHEN status = 'finished' THEN person_id END) AS finished
    FROM registration WHERE started_at >= $1
"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many people there are of each standing, and how many of those who began within 30 days have finished."""

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

    def __init__(self, access: Access) -> None:
        self._access = access

    async def numbers(self, actor: Actor) -> Numbers:
        """The numbers of this moment.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        people = {Status(row["status"]): row["people"] for row in await fetch(_BY_STATUS)}
        (row,) = await fetch(_CONVERSION, clock.now() - WINDOW)
        return Numbers(people, row["started"], row["finished"])
