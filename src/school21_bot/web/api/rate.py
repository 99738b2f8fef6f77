"""How often a key may ask, counted in Redis for all replicas together; without Redis nobody is refused."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

from school21_bot.logs import logger

log = logger("web")

WINDOW = 60
"""Seconds in which requests are counted."""
PATIENCE = 0.5
"""Seconds that the count may take; it protects the service, and is not worth a wait."""
_REST = 2.0


@dataclass(frozen=True, slots=True)
class Rate:
    """What is left to a key: so many requests of `most`, until `seconds` from now."""

    most: int
    left: int
    seconds: int

    @property
    def is_over(self) -> bool:
        """Whether this request is one too many."""
        return self.left < 0

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """What whoever asks is told (draft-ietf-httpapi-ratelimit-headers)."""
        return [
            (b"ratelimit-policy", f'"key";q={self.most};w={WINDOW}'.encode()),
            (b"ratelimit", f'"key";r={max(0, self.left)};t={self.seconds}'.encode()),
        ]


class Rates:
    """Counts requests of each key by the minute."""

    def __init__(self, redis: Redis, most: int) -> None:
        self._redis = redis
        self._most = most
        self._not_before = 0.0

    async def of(self, key: int) -> Rate | None:
        """Count one more request; None while nobody can count."""
        if time.monotonic() < self._not_before:
            return None
        minute, second = divmod(int(time.time()), WINDOW)
        name = f"api:rate:{key}:{minute}"
        try:
            async with asyncio.timeout(PATIENCE):
                pipe: Any = self._redis.pipeline(transaction=False)
                pipe.incr(name)
                pipe.expire(name, 2 * WINDOW)
                asked, _ = await pipe.execute()
        except (RedisError, OSError) as problem:  # OSError covers TimeoutError
            log.warning("requests are not counted", exc_info=problem)
            self._not_before = time.monotonic() + _REST
            return None
        return Rate(self._most, self._most - int(asked), WINDOW - second)
