"""One person's updates are handled one at a time and in order, over all replicas."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from aiogram.fsm.storage.base import BaseEventIsolation, DefaultKeyBuilder, StorageKey
from aiogram.fsm.storage.redis import RedisEventIsolation
from redis.asyncio import Redis

# Longer work is a job, so a lock held longer belongs to a process that is gone.
LOCK_SECONDS = 15
POLL_SECONDS = 0.02


class QueueIsolation(BaseEventIsolation):
    """First come, first served in this process, around a lock in Redis, which alone is unfair."""

    def __init__(self, redis: Redis) -> None:
        self._across = RedisEventIsolation(
            redis,
            key_builder=DefaultKeyBuilder(with_destiny=True),
            lock_kwargs={"timeout": LOCK_SECONDS, "sleep": POLL_SECONDS},
        )
        self._queues: dict[StorageKey, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        """Wait for everybody before us, then hold the key."""
        queue, waiting = self._queues.get(key, (asyncio.Lock(), 0))
        self._queues[key] = (queue, waiting + 1)
        try:
            async with queue, self._across.lock(key):
                yield
        finally:
            self._leave(key)

    async def close(self) -> None:
        """Nothing to close: the Redis client belongs to whoever opened it."""

    def _leave(self, key: StorageKey) -> None:
        queue, waiting = self._queues[key]
        if waiting == 1:
            del self._queues[key]
        else:
            self._queues[key] = (queue, waiting - 1)
