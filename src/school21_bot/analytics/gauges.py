"""What can be seen of the whole system at a moment, as numbers: for machines that watch it."""

from dataclasses import dataclass
from datetime import timedelta

from school21_bot.jobs import Jobs
from school21_bot.messages import queue
from school21_bot.people import Attempt, Status, attempts_by_status, people_by_status

LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Readings:
    """People and registrations by status, jobs and messages by state."""

    people: dict[Status, int]
    registrations: dict[Attempt, int]
    jobs: dict[str, int]
    messages: dict[str, int]


class Gauges:
    """Reads them; nothing in them leads to anybody."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    async def read(self) -> Readings:
        """The numbers of this moment."""
        failing, failed = await self._jobs.troubles()
        outbox = await queue()
        return Readings(
            people=await people_by_status(),
            registrations=await attempts_by_status(LATELY),
            jobs={"active": await self._jobs.active(), "failing": failing, "failed": failed},
            messages={"waiting": outbox.waiting, "troubled": outbox.troubled},
        )
