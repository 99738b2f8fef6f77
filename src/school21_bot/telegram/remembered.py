"""Which updates were handled, by all replicas: Telegram brings again what was not answered in time.

In two states, because a handler may be killed: an update that somebody is handling is refused for now, one that is done
for good is accepted and passed over.
"""

from enum import Enum, auto

from redis.asyncio import Redis

PROCESSING_SECONDS = 60
"""Whoever took an update and is gone held it for so long."""
DONE_SECONDS = 24 * 3600
"""Telegram keeps no update longer."""


class Met(Enum):
    """What is known of an update that comes in."""

    NEW = auto()
    PROCESSING = auto()
    DONE = auto()


class Remembered:
    """The updates of one bot."""

    def __init__(self, redis: Redis, bot_id: int) -> None:
        self._redis = redis
        self._bot_id = bot_id

    async def take(self, update_id: int) -> Met:
        """Take an update to handle it, unless somebody does or did."""
        key = self._key(update_id)
        before = await self._redis.set(key, b"processing", nx=True, ex=PROCESSING_SECONDS, get=True)
        if before is None:
            return Met.NEW
        return Met.DONE if before in (b"done", "done") else Met.PROCESSING

    async def done(self, update_id: int) -> None:
        """It was handled to the end."""
        await self._redis.set(self._key(update_id), b"done", ex=DONE_SECONDS)

    async def leave(self, update_id: int) -> None:
        """It was not: whoever meets it next handles it."""
        await self._redis.delete(self._key(update_id))

    def _key(self, update_id: int) -> str:
        return f"update:{self._bot_id}:{update_id}"
