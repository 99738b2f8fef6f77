"""One person's updates are handled one at a time and in order, over all replicas."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from aiogram.fsm.storage.base import BaseEventIsolation, DefaultKeyBuilder, StorageKey
from redis.asyncio import Redis
from redis.exceptions import LockError, RedisError

from school21_bot.logs import logger
from school21_bot.telegram.renewing import Renewing

log = logger("telegram")

# Whoever holds a lock says so in time; one that runs out belonged to a process that is gone.
LOCK_SECONDS = 15.0
POLL_SECONDS = 0.02


class QueueIsolation(BaseEventIsolation):
    """First come, first served in this process, around a lock in Redis, which alone is unfair."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._keys = DefaultKeyBuilder(with_destiny=True)
        self._queues: dict[StorageKey, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        """Wait for everybody before us, then hold the key."""
        queue, waiting = self._queues.get(key, (asyncio.Lock(), 0))
        self._queues[key] = (queue, waiting + 1)
        try:
            async with queue, self._across(key):
                yield
        finally:
            self._leave(key)

    async def close(self) -> None:
        """Nothing to close: the Redis client belongs to whoever opened it."""

    @asynccontextmanager
    async def _across(self, key: StorageKey) -> AsyncGenerator[None, None]:
        """Hold the key against all processes, for as long as it takes.

        A lock that is lost in between (Redis was emptied) or cannot be given back (it is away, and the lock runs out)
        takes nothing from what was done under it: whoever came in meanwhile found all that was written.
        """
        lock = self._redis.lock(self._keys.build(key, "lock"), timeout=LOCK_SECONDS, sleep=POLL_SECONDS)
        await lock.acquire()
        renewing = Renewing(LOCK_SECONDS, lock.reacquire)
        try:
            yield
        finally:
            renewing.end()
            try:
                await lock.release()
            except (LockError, RedisError) as problem:
                log.warning("a lock was lost", exc_info=problem)

    def _leave(self, key: StorageKey) -> None:
        queue, waiting = self._queues[key]
        if waiting == 1:
            del self._queues[key]
        else:
            self._queues[key] = (queue, waiting - 1)
