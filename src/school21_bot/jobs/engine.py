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
TICK = timedelta(seconds=1)
LOOK = timedelta(seconds=1)
TIDY = timedelta(minutes=1)
# Together less than the supervisor waits.
FINISH_SECONDS = 5.0
DRAIN_SECONDS = 6.0
END_SECONDS = 1.0


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
            self._stream, max_async_tasks=STEPS_AT_ONCE, max_prefetch=0, wait_tasks_timeout=FINISH_SECONDS
        )
        listening = asyncio.create_task(receiver.listen(stop))
        stopping = asyncio.create_task(stop.wait())
        periodics = [asyncio.create_task(repeat(periodic, stop)) for periodic in self._periodics]
        try:
            await asyncio.wait({listening, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop.set()
            await _drain({listening, *periodics}, DRAIN_SECONDS)
            await _drain(self._in_hand, 0)
        if listening.done() and not listening.cancelled():
            listening.result()  # raises what ended it, if it did not end because of `stop`

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
        Periodic("jobs: tick", TICK, Tick(stream, work.kinds).run),
        Periodic("jobs: windows", LOOK, Watches(stream, screens).run),
        Periodic("jobs: consumers", TIDY, forget_the_gone),
    ]


async def _drain(tasks: Collection[asyncio.Task[None]], seconds: float) -> None:
    """Wait for what is still running, then end it."""
    late = {task for task in tasks if not task.done()}
    if late:
        _, late = await asyncio.wait(late, timeout=seconds)
    if late:
        log.warning("what took too long is ended; a step is done again", number=len(late))
        for task in late:
            task.cancel()
        # Not for ever: before Python 3.12 the Redis client may overhear it.
        await asyncio.wait(late, timeout=END_SECONDS)
