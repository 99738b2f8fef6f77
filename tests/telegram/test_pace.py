"""All processes together keep to what Telegram allows, and whoever waits for an answer goes first."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from school21_bot.telegram.pace import PER_SECOND, Bucket


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    async with Redis.from_url(redis_url) as client:
        yield client


async def turns(bucket: Bucket, number: int) -> list[tuple[float, float]]:
    """The moments at which so many calls could go: each lies between two that are known."""
    moments = []
    for _ in range(number):
        asked = time.monotonic()
        await bucket.take_turn()
        moments.append((asked, time.monotonic()))
    return moments


async def test_two_processes_share_one_bucket(redis: Redis) -> None:
    both = await asyncio.gather(turns(Bucket(redis), PER_SECOND), turns(Bucket(redis), PER_SECOND))
    moments = sorted([*both[0], *both[1]], key=lambda moment: moment[1])
    # What was saved up may go at once; from then on no second has more than allowed.
    for (first, _), (_, later) in zip(moments, moments[2 * PER_SECOND - 5 :], strict=False):
        assert later - first > 0.8


async def test_calls_that_somebody_waits_for_are_never_held_up_and_go_before_the_others(redis: Redis) -> None:
    people, machine = Bucket(redis), Bucket(redis)
    began = time.monotonic()
    for _ in range(3 * PER_SECOND):
        people.count()
    counted = time.monotonic()
    assert people._reporting is not None
    await people._reporting  # the count is reported together
    ((_, turn),) = await turns(machine, 1)
    assert counted - began < turn - counted, "the machine waited for the people"
    assert turn - counted > 1


async def test_when_telegram_asks_to_wait_nobody_says_anything_by_itself(redis: Redis) -> None:
    await Bucket(redis).be_quiet(1)
    began = time.monotonic()
    await turns(Bucket(redis), 1)
    assert time.monotonic() - began > 1


async def test_an_emptied_redis_stops_nobody(redis: Redis) -> None:
    bucket = Bucket(redis)
    await turns(bucket, 3)
    await redis.flushall()
    await redis.script_flush()
    await turns(bucket, 3)
