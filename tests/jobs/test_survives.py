"""Workers, the bot and Redis die at the worst moments: nothing is lost, and nothing happens twice."""

import asyncio
import signal
from pathlib import Path

import pytest
from redis.asyncio import Redis

from school21_bot.jobs import Jobs, JobState, JobStream
from school21_bot.jobs.models import JobWatch
from school21_bot.journal.models import Event
from tests.forks import Forked
from tests.jobs.conftest import StartWorker
from tests.jobs.kit import effects, ended, progressed, until, working
from tests.jobs.processes import run_starter
from tests.servers import ValkeyForTests

ITEMS = 20
STEPS = 4


@pytest.mark.parametrize(
    "point",
    [
        "job:claimed",
        "job:begun:2",
        "job:outside-done:2",
        "job:before-commit",
        f"job:before-commit:{STEPS}",
        "job:after-commit:2",
        f"job:after-commit:{STEPS}",
        "job:next-nudged:2",
        "job:before-ack:2",
        f"job:before-ack:{STEPS}",
        "job:failure-noted",
    ],
)
async def test_a_worker_killed_at_any_point_of_a_job_loses_and_repeats_nothing(
    jobs: Jobs, start_worker: StartWorker, point: str
) -> None:
    starting = Jobs(None) if point == "job:claimed" else jobs
    parameters = {"items": ITEMS, "failures": 1 if point == "job:failure-noted" else 0}
    job = await starting.start("count", parameters=parameters)
    dying = await start_worker(FAILPOINT=f"{point}=kill")
    assert await dying.dies() == -signal.SIGKILL
    await start_worker()
    view = await ended(jobs, job)
    assert await effects(job) == list(range(ITEMS))
    assert (view.done, view.total, view.failures) == (ITEMS, ITEMS, 0)


async def test_a_worker_killed_after_the_last_redraw_leaves_no_watch_behind(
    jobs: Jobs, start_worker: StartWorker
) -> None:
    async def nobody_watches() -> bool:
        return not await JobWatch.exists()

    await jobs.watch(await jobs.start("count", parameters={"items": 1}), 42, "intent")
    dying = await start_worker(FAILPOINT="job:redrawn=kill")
    assert await dying.dies() == -signal.SIGKILL
    assert not await nobody_watches()
    await start_worker()
    await until(nobody_watches)


@pytest.mark.parametrize(("point", "is_started"), [("job:inserted", False), ("job:before-nudge", True)])
async def test_the_bot_killed_while_it_starts_a_job_has_started_it_with_everything_around_it_or_not_at_all(
    jobs: Jobs, database_url: str, redis_url: str, point: str, is_started: bool
) -> None:
    bot = Forked(run_starter, database_url, redis_url)
    await bot.start(FAILPOINT=f"{point}=kill")
    assert await bot.dies() == -signal.SIGKILL
    found = await jobs.find("the only one")
    assert await Event.all().count() == is_started
    assert (found is not None) == is_started
    if found is not None:
        async with working(jobs):
            await ended(jobs, found.id)
        assert await effects(found.id) == list(range(10))


async def test_redis_emptied_twice_in_the_middle_loses_nothing(jobs: Jobs, redis_url: str) -> None:
    job = await jobs.start("count", parameters={"items": 60, "batch": 1, "milliseconds": 5})
    async with working(jobs), Redis.from_url(redis_url) as redis:
        for done in (10, 30):
            await progressed(jobs, job, done)
            await redis.flushall()
        await ended(jobs, job)
    assert await effects(job) == list(range(60))


async def test_a_redis_that_comes_back_empty_loses_nothing(database: None) -> None:
    with ValkeyForTests() as server:
        jobs = Jobs(JobStream(server.url))
        job = await jobs.start("count", parameters={"items": 40, "batch": 1, "milliseconds": 5})
        async with working(jobs):
            await progressed(jobs, job, 10)
            await asyncio.to_thread(server.come_back_empty)
            await ended(jobs, job)
        assert await effects(job) == list(range(40))
        await jobs.close()


async def test_jobs_are_done_by_several_workers_at_once(jobs: Jobs, start_worker: StartWorker) -> None:
    started = [await jobs.start("count", parameters={"items": 100}) for _ in range(4)]
    await asyncio.gather(start_worker(), start_worker())
    for job in started:
        await ended(jobs, job)
        assert await effects(job) == list(range(100))


async def test_progress_can_be_read_while_another_process_works(jobs: Jobs, start_worker: StartWorker) -> None:
    job = await jobs.start("count", parameters={"items": 50, "batch": 1, "milliseconds": 50})
    await start_worker()
    await progressed(jobs, job, 5)
    view = await jobs.progress(job)
    assert view.is_open
    assert 5 <= view.done < 50
    assert view.total == 50
    await ended(jobs, job)


async def test_a_worker_asked_to_stop_finishes_the_step_in_hand(
    jobs: Jobs, start_worker: StartWorker, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"

    async def is_in_hand() -> bool:
        return begun.exists()

    job = await jobs.start("count", parameters={"items": 1, "begun": str(begun), "milliseconds": 500})
    worker = await start_worker()
    await until(is_in_hand)
    assert await worker.stop() == 0
    assert (await jobs.progress(job)).state is JobState.DONE
