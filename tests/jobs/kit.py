"""A kind of job whose every effect can be counted, and a worker for it inside the test's own process."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from school21_bot import clock
from school21_bot.jobs import Engine, JobKind, Jobs, JobState, JobView, Periodic, Step, Work
from school21_bot.journal import Kind, record
from school21_bot.journal.models import Event
from school21_bot.ports import Screens
from tests.patience import PATIENCE_SECONDS

TICK = timedelta(milliseconds=100)
BATCH = 5


async def count(step: Step) -> None:
    """Write an event for each of `items`, in batches; slowly, after failures, or telling when it begins, as asked."""
    if step.failures < step.parameters.get("failures", 0):
        raise KeyError("what somebody typed")
    if "begun" in step.parameters:
        Path(step.parameters["begun"]).touch()  # noqa: ASYNC240  # quick
    await asyncio.sleep(step.parameters.get("milliseconds", 0) / 1000)
    first, items = int(step.cursor or 0), step.parameters["items"]
    last = min(first + step.parameters.get("batch", BATCH), items)
    async with step.transaction():
        for number in range(first, last):
            await record(Kind.SEARCHED, at=clock.now(), dedupe_key=f"{step.job_id}:{number}")
        if last == items:
            step.finish(count=last - first)
        else:
            step.advance(str(last), count=last - first, total=items)


def kind(
    handle: Callable[[Step], Awaitable[None]] = count, *, name: str = "count", lease: float = 0.5, attempts: int = 10
) -> JobKind:
    """A kind with short times."""
    return JobKind(name, handle, timedelta(seconds=lease), attempts, timedelta(milliseconds=20))


COUNT = kind()


class NoScreens:
    """Nobody looks."""

    async def redraw(self, chat_id: int, intent_id: str) -> bool:
        return False


@asynccontextmanager
async def working(
    jobs: Jobs, *kinds: JobKind, periodics: Sequence[Periodic] = (), screens: Screens | None = None
) -> AsyncIterator[asyncio.Event]:
    """A worker that stops at the end of the block, or when the event is set."""
    stop = asyncio.Event()
    engine = Engine(jobs, Work(kinds or [COUNT], periodics), screens or NoScreens())
    running = asyncio.create_task(engine.run(stop))
    try:
        yield stop
    finally:
        stop.set()
        await running


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait for something that a worker does."""
    # Not with a timeout: before Python 3.12 the Redis client may overhear a cancellation.
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not await holds():
        assert time.monotonic() < deadline, "it does not come to that"
        await asyncio.sleep(0.02)


async def progressed(jobs: Jobs, job_id: int, done: int) -> None:
    """Wait until so many things are done."""

    async def is_so_far() -> bool:
        return (await jobs.progress(job_id)).done >= done

    await until(is_so_far)


async def ended(jobs: Jobs, job_id: int, state: JobState = JobState.DONE) -> JobView:
    """Wait until a job is over, and in which way."""

    async def is_over() -> bool:
        return not (await jobs.progress(job_id)).is_open

    await until(is_over)
    view = await jobs.progress(job_id)
    assert view.state is state
    return view


async def effects(job_id: int) -> list[int]:
    """What a job of the counting kind has done, in order; a thing done twice would be there twice."""
    keys = [event.dedupe_key or "" for event in await Event.filter(kind=Kind.SEARCHED.value)]
    done = Counter(int(number) for job, _, number in (key.partition(":") for key in keys) if job == str(job_id))
    return sorted(done.elements())
