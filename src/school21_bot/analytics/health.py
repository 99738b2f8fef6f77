"""Whether everything works: what waits, what failed, whether the counts are right, and how much room is left."""

import shutil
from dataclasses import dataclass
from datetime import datetime

from school21_bot.access import Access, Actor, Right
from school21_bot.analytics.recount import checks
from school21_bot.jobs import Jobs, JobView
from school21_bot.messages import queue
from school21_bot.settings import Settings
from school21_bot.storage import fetch

MOST = 10_000
"""Notes are counted up to here: more is a lot, however many."""

LONG_JOBS = ("dump-export", "dump-file", "dump-check", "dump-import", "protection")
"""The kinds of jobs that somebody may wait for."""

_NOTES = "SELECT count(*) AS number FROM (SELECT 1 FROM rollup_note LIMIT $1) AS noted"  # no value is in it


@dataclass(frozen=True, slots=True)
class State:
    """How the system stands.

    `notes`: changes that are not in the counts yet, at most `MOST`. `checked_at`: when counts were last held against
    the rows; `drift`: by how much they were off in the last round, of `days` days. `waiting`, `troubled`: messages.
    `failing`, `failed`: jobs that are tried again, and that were given up in the last seven days. `room`: bytes.
    """

    notes: int
    checked_at: datetime | None
    days: int
    drift: int
    waiting: int
    troubled: int
    failing: int
    failed: int
    room: int


class Health:
    """Looks at the system, for staff."""

    def __init__(self, access: Access, jobs: Jobs, settings: Settings) -> None:
        self._access = access
        self._jobs = jobs
        self._folder = settings.data_dir

    async def state(self, by: Actor) -> State:
        """How it stands at this moment.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.NUMBERS)
        (notes,) = await fetch(_NOTES, MOST)
        messages = await queue()
        failing, failed = await self._jobs.troubles()
        done = await checks()
        return State(
            notes=notes["number"],
            checked_at=max((check.at for check in done), default=None),
            days=len(done),
            drift=sum(check.drift for check in done),
            waiting=messages.waiting,
            troubled=messages.troubled,
            failing=failing,
            failed=failed,
            room=shutil.disk_usage(self._folder if self._folder.exists() else ".").free,
        )

    async def jobs(self, by: Actor) -> list[JobView]:
        """The long work of the last days and what is under way, the newest first.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.NUMBERS)
        return await self._jobs.lately(LONG_JOBS)
