"""The recovery: whatever a crash or an emptied Redis left lying is found in the rows."""

from collections.abc import Iterable
from datetime import datetime

from tortoise.expressions import Q

from school21_bot import clock
from school21_bot.failpoints import failpoint
from school21_bot.jobs.kinds import JobKind
from school21_bot.jobs.models import Job, JobState
from school21_bot.jobs.stream import JobStream
from school21_bot.storage import transaction

MOST_AT_ONCE = 100


class Tick:
    """Finds jobs that are due and that nobody works on, and sends them into the stream."""

    def __init__(self, stream: JobStream, kinds: Iterable[JobKind]) -> None:
        self._stream = stream
        self._kinds = {kind.name: kind for kind in kinds}

    async def run(self) -> bool:
        """One look; says whether there may be more."""
        due = await _due(self._kinds)
        for job_id, kind in due:
            lease = clock.now() + self._kinds[kind].queued
            if not await claim(job_id, lease):
                continue
            failpoint("job:claimed")
            if not await self._stream.nudge(job_id, kind, lease):
                return False
        return len(due) == MOST_AT_ONCE


async def _due(kinds: Iterable[str]) -> list[tuple[int, str]]:
    at = clock.now()
    jobs = Job.filter(_unclaimed(at), state=JobState.ACTIVE, run_at__lte=at, kind__in=list(kinds))
    return [(job.id, job.kind) for job in await jobs.order_by("run_at").limit(MOST_AT_ONCE).only("id", "kind")]


async def claim(job_id: int, lease: datetime) -> bool:
    """Take a job unless another worker was faster."""
    async with transaction():
        at = clock.now()
        jobs = Job.filter(_unclaimed(at), id=job_id, state=JobState.ACTIVE, run_at__lte=at)
        return bool(await jobs.update(lease_until=lease))


def _unclaimed(at: datetime) -> Q:
    return Q(lease_until__isnull=True) | Q(lease_until__lte=at)
