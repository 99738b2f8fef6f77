"""Which updates were handled, by all replicas: Telegram brings again what was not answered in time.

In two states, because a handler may be killed: an update that somebody is handling is refused for now, one that is done
for good is accepted and passed over.
"""

import secrets
from enum import Enum, auto

from redis.asyncio import Redis

from school21_bot.telegram.renewing import Renewing

PROCESSING_SECONDS = 30.0
"""Whoever took an update and is gone held it for so long, and its person waits; whoever still handles it says so in
time. Longer than an update waits for Redis to be back, so that it does not run out meanwhile."""
DONE_SECONDS = 24 * 3600
"""Telegram keeps no update longer."""

_DONE = b"done"
_RENEW = """
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0
"""
_LEAVE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end"


class Met(Enum):
    """What is known of an update that comes in."""

    NEW = auto()
    PROCESSING = auto()
    DONE = auto()


class Remembered:
    """The updates of one bot, as this process sees them."""

    def __init__(self, redis: Redis, bot_id: int) -> None:
        self._redis = redis
        self._bot_id = bot_id
        self._own = b"processing " + secrets.token_hex(8).encode()
        self._in_hand: dict[int, Renewing] = {}
        self._renew = redis.register_script(_RENEW)
        self._leave = redis.register_script(_LEAVE)

    async def take(self, update_id: int) -> Met:
        """Take an update to handle it, unless somebody does or did.

        One that this process took and could not let go, because Redis was away, it takes again.
        """
        if update_id in self._in_hand:
            return Met.PROCESSING
        self._in_hand[update_id] = Renewing(PROCESSING_SECONDS, lambda: self._hold(update_id))
        try:
            before = await self._redis.set(
                self._key(update_id), self._own, nx=True, px=int(PROCESSING_SECONDS * 1000), get=True
            )
        except BaseException:
            self._let_go(update_id)
            raise
        if before in (None, self._own, self._own.decode()):
            return Met.NEW
        self._let_go(update_id)
        return Met.DONE if before in (_DONE, _DONE.decode()) else Met.PROCESSING

    async def done(self, update_id: int) -> None:
        """It was handled to the end."""
        self._let_go(update_id)
        await self._redis.set(self._key(update_id), _DONE, ex=DONE_SECONDS)

    async def leave(self, update_id: int) -> None:
        """It was not: whoever meets it next handles it."""
        self._let_go(update_id)
        await self._leave(keys=[self._key(update_id)], args=[self._own])

    async def _hold(self, update_id: int) -> None:
        """Say that it is still being handled, also to a Redis that was emptied."""
        await self._renew(keys=[self._key(update_id)], args=[self._own, int(PROCESSING_SECONDS * 1000)])

    def _let_go(self, update_id: int) -> None:
        self._in_hand.pop(update_id).end()

    def _key(self, update_id: int) -> str:
        return f"update:{self._bot_id}:{update_id}"
