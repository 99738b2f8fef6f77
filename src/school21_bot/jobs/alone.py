"""One job worked off in this process, without Redis and beside whatever workers there are: for the command line."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from school21_bot import clock
from school21_bot.failpoints import failpoint
from school21_bot.jobs.kinds import JobKind
from school21_bot.jobs.models import JobState
from school21_bot.jobs.service import Jobs
from school21_bot.jobs.steps import Steps
from school21_bot.jobs.tick import claim
from school21_bot.jobs.view import JobView

LOOK_SECONDS = 0.2

Told = Callable[[JobView], Awaitable[None]]


class _Own:
    """Takes the place of the stream: the next step is done here."""

    def __init__(self) -> None:
        self.lease: datetime | None = None

    async def nudge(self, job_id: int, kind: str, lease: datetime | None) -> bool:  # noqa: ARG002  # there is one job
        self.lease = lease
        return True


async def work_off(jobs: Jobs, kind: JobKind, job_id: int, told: Told) -> JobView:
    """Do the steps of a job that nobody else does, until it is over or paused; gives how it is then.

    Raises:
        NotFound: there is no such job.
    """
    own = _Own()
    steps = Steps(own, [kind])
    while True:
        view = await jobs.progress(job_id)
        await told(view)
        if view.state is not JobState.ACTIVE:
            return view
        lease = own.lease
        if lease is None and view.run_at <= clock.now():
            wanted = clock.now() + kind.queued
            lease = wanted if await claim(job_id, wanted) else None
            failpoint("job:claimed")
        own.lease = None
        if lease is None:
            await asyncio.sleep(LOOK_SECONDS)
        else:
            await steps.do(job_id, kind.name, lease)
