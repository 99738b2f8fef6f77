"""The stream in Redis stays small, whatever is started, killed or forgotten."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from redis.asyncio import Redis

from school21_bot.jobs import Jobs, JobStream
from school21_bot.jobs.stream import GROUP, STREAM
from tests.jobs.conftest import StartWorker
from tests.jobs.kit import ended, until, working


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    """The Redis, to look at."""
    async with Redis.from_url(redis_url) as client:
        yield client


async def consumers(redis: Redis) -> list[str]:
    """The names in the group."""
    return [consumer["name"].decode() for consumer in await redis.xinfo_consumers(STREAM, GROUP)]


async def test_workers_that_start_again_and_again_leave_no_tasks_and_no_names_behind(jobs: Jobs, redis: Redis) -> None:
    for _ in range(10):
        async with working(jobs):
            await ended(jobs, await jobs.start("count", parameters={"items": 20}))
    assert await redis.xlen(STREAM) <= 1
    assert (await redis.xpending(STREAM, GROUP))["pending"] <= 1
    assert len(await consumers(redis)) == 1


async def test_tasks_that_nobody_takes_are_dropped_at_the_limit(redis: Redis, redis_url: str) -> None:
    stream = JobStream(redis_url, most_tasks=100)
    for number in range(500):
        assert await stream.nudge(number, "count", None)
    assert await redis.xlen(STREAM) < 250
    await stream.shutdown()


async def test_names_of_workers_that_are_gone_are_removed(
    jobs: Jobs, redis: Redis, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("school21_bot.jobs.stream.GONE_AFTER", timedelta(milliseconds=300))
    await redis.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
    for name in ("old-1", "old-2"):
        await redis.xgroup_createconsumer(STREAM, GROUP, name)

    async def are_gone() -> bool:
        assert jobs.stream is not None
        await jobs.stream.forget_the_gone()
        return not {"old-1", "old-2"} & {*await consumers(redis)}

    await until(are_gone)


async def test_there_is_nobody_to_forget_in_an_emptied_redis(jobs: Jobs) -> None:
    assert jobs.stream is not None
    await jobs.stream.forget_the_gone()


async def test_what_killed_workers_had_in_hand_is_taken_over_and_put_away(
    jobs: Jobs, redis: Redis, redis_url: str, start_worker: StartWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("school21_bot.jobs.stream.TAKEN_OVER_AFTER", timedelta(milliseconds=50))
    started = []
    for _ in range(2):
        started.append(await jobs.start("count", parameters={"items": 10}))
        await (await start_worker(FAILPOINT="job:before-ack=kill")).dies()
    assert await redis.xlen(STREAM) > 0
    survivor = Jobs(JobStream(redis_url))

    async def is_tidy() -> bool:
        await ended(survivor, await survivor.start("count", parameters={"items": 1}))
        return (await redis.xpending(STREAM, GROUP))["pending"] == 0 and await redis.xlen(STREAM) == 0

    async with working(survivor):
        for job in started:
            await ended(survivor, job)
        await until(is_tidy)
    assert len(await consumers(redis)) == 1
    await survivor.close()


async def test_a_redis_that_cannot_be_reached_keeps_no_job_from_being_started(database: None) -> None:
    jobs = Jobs(JobStream("unix:///nowhere/valkey.sock"))
    job = await jobs.start("count", parameters={"items": 1})
    assert (await jobs.progress(job)).is_open
    await jobs.close()
