"""The worker's engine: takes tasks from the stream, ticks, redraws, and does what else is periodic."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta

from taskiq.receiver import Receiver

from school21_bot.jobs.kinds import Work
from school21_bot.jobs.periodic import Periodic, repeat
from school21_bot.jobs.service import Jobs
from school21_bot.jobs.steps import Steps
from school21_bot.jobs.stream import TASK, JobStream
from school21_bot.jobs.tick import Tick
from school21_bot.jobs.watches import Watches
from school21_bot.logs import logger
from school21_bot.ports import Screens

log = logger("jobs")

STEPS_AT_ONCE = 4
# Less than the supervisor waits.
DRAIN_SECONDS = 6.0


class Engine:
    """Works until it is told to stop; then what is in hand is finished, if it does not take too long."""

    def __init__(self, jobs: Jobs, work: Work, screens: Screens) -> None:
        if jobs.stream is None:
            raise ValueError("a worker needs Redis")
        self._stream = jobs.stream
        self._steps = Steps(self._stream, work.kinds)
        self._in_hand: set[asyncio.Task[None]] = set()
        self._periodics = [*_own(self._stream, work, screens), *work.periodics]

        async def step(job_id: int, kind: str, lease: str | None) -> None:
            await self._do(job_id, kind, datetime.fromisoformat(lease) if lease else None)

        self._stream.register_task(step, task_name=TASK)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set."""
        receiver = Receiver(
            self._stream, max_async_tasks=STEPS_AT_ONCE, max_prefetch=0, wait_tasks_timeout=DRAIN_SECONDS
        )
        periodics = [asyncio.create_task(repeat(periodic, stop)) for periodic in self._periodics]
        try:
            await receiver.listen(stop)
        finally:
            stop.set()
            await _drain({*periodics, *self._in_hand})

    async def _do(self, job_id: int, kind: str, lease: datetime | None) -> None:
        task = asyncio.create_task(self._steps.do(job_id, kind, lease))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)
        await task


def _own(stream: JobStream, work: Work, screens: Screens) -> list[Periodic]:
    async def forget_the_gone() -> bool:
        await stream.forget_the_gone()
        return False

    return [
        Periodic("jobs: tick", timedelta(seconds=1), Tick(stream, work.kinds).run),
        Periodic("jobs: windows", timedelta(seconds=1), Watches(stream, screens).run),
        Periodic("jobs: consumers", timedelta(minutes=1), forget_the_gone),
    ]


async def _drain(tasks: Collection[asyncio.Task[None]]) -> None:
    """Wait a moment for what is still running, then end it."""
    _, late = await asyncio.wait(tasks, timeout=1)
    if late:
        log.warning("what took too long is ended; steps are done again", number=len(late))
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
