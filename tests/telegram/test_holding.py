"""What replicas hold in Redis against each other: for as long as the work takes, and no longer when they are gone."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram.fsm.storage.base import StorageKey
from redis.asyncio import Redis

from school21_bot.telegram import isolation, remembered
from school21_bot.telegram.isolation import QueueIsolation
from school21_bot.telegram.outages import BROUGHT_SECONDS
from school21_bot.telegram.remembered import Met, Remembered
from tests.patience import PATIENCE_SECONDS

HELD_SECONDS = remembered.PROCESSING_SECONDS
PERSON = StorageKey(bot_id=42, chat_id=7, user_id=7)
SHORT = 1.5


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs out runs out soon."""
    monkeypatch.setattr(isolation, "LOCK_SECONDS", SHORT)
    monkeypatch.setattr(remembered, "PROCESSING_SECONDS", SHORT)


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    async with Redis.from_url(redis_url) as redis:
        yield redis


def test_what_a_bot_has_in_hand_is_held_while_it_waits_for_redis() -> None:
    assert BROUGHT_SECONDS < HELD_SECONDS


async def test_work_that_outlasts_its_lock_keeps_it_against_another_replica(redis: Redis) -> None:
    one, other = QueueIsolation(redis), QueueIsolation(redis)
    order: list[str] = []

    async def next_update() -> None:
        async with other.lock(PERSON):
            order.append("the next")

    async with one.lock(PERSON):
        waiting = asyncio.create_task(next_update())
        await asyncio.sleep(3 * SHORT)
        order.append("the long one")
    await waiting
    assert order == ["the long one", "the next"]


async def test_a_lock_that_redis_forgot_takes_nothing_from_the_work(redis: Redis) -> None:
    async with QueueIsolation(redis).lock(PERSON):
        await redis.flushall()
        async with QueueIsolation(redis).lock(PERSON):
            pass


async def test_the_lock_of_a_process_that_is_gone_runs_out(redis: Redis) -> None:
    gone = QueueIsolation(redis)
    await redis.set(gone._keys.build(PERSON, "lock"), "somebody", px=int(SHORT * 1000))
    async with asyncio.timeout(PATIENCE_SECONDS), QueueIsolation(redis).lock(PERSON):
        pass


async def test_an_update_that_takes_long_is_refused_to_others_until_it_is_done(redis: Redis) -> None:
    one, other = Remembered(redis, 42), Remembered(redis, 42)
    assert await one.take(5) is Met.NEW
    await asyncio.sleep(3 * SHORT)
    assert await other.take(5) is Met.PROCESSING
    assert await one.take(5) is Met.PROCESSING
    await one.done(5)
    assert await other.take(5) is Met.DONE
    assert await one.take(5) is Met.DONE


async def test_an_update_under_way_is_known_again_to_a_redis_that_was_emptied(redis: Redis) -> None:
    one, other = Remembered(redis, 42), Remembered(redis, 42)
    assert await one.take(5) is Met.NEW
    await redis.flushall()
    await asyncio.sleep(SHORT)
    assert await other.take(5) is Met.PROCESSING
    await one.leave(5)
    assert await other.take(5) is Met.NEW


async def test_whoever_slept_for_too_long_takes_an_update_from_nobody(redis: Redis) -> None:
    sleeper, other = Remembered(redis, 42), Remembered(redis, 42)
    assert await sleeper.take(5) is Met.NEW
    await redis.delete("update:42:5")  # it ran out meanwhile
    assert await other.take(5) is Met.NEW
    await sleeper.leave(5)
    assert await Remembered(redis, 42).take(5) is Met.PROCESSING


async def test_an_update_that_could_not_be_let_go_is_taken_again_by_the_same_process(redis: Redis) -> None:
    one = Remembered(redis, 42)
    assert await one.take(5) is Met.NEW
    one._let_go(5)  # Redis was away at that moment
    assert await Remembered(redis, 42).take(5) is Met.PROCESSING
    assert await one.take(5) is Met.NEW


async def test_the_two_states_last_half_a_minute_and_a_day(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    one = Remembered(redis, 42)
    await one.take(5)
    assert 25 <= await redis.ttl("update:42:5") <= 30
    await one.done(5)
    assert 23 * 3600 <= await redis.ttl("update:42:5") <= 24 * 3600
