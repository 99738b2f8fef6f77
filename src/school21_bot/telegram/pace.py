"""How fast all processes together may send: one bucket in Redis, in which whoever waits for an answer goes first."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from math import ceil
from random import uniform

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from redis.asyncio import Redis
from redis.exceptions import RedisError

from school21_bot.logs import logger

log = logger("telegram")

# Telegram allows about 30 a second; the rest is for what the count of a moment ago does not know.
PER_SECOND = 22
# What is left to people who are waiting when the bot says something by itself.
RESERVE = 5
# Those who wait are never held up, so that their calls are only reported, together.
REPORT_SECONDS = 0.25
_KEY = "telegram:pace"
_PACED = ("send", "edit", "copy", "forward")
_WITHOUT_REDIS_SECONDS = 1.0
# Whoever would have to hold a message in hand for longer puts it back: held for minutes, it would count as lost.
LONGEST_HELD_SECONDS = 10.0

# Gives the milliseconds to wait, 0 when the calls are counted and may go. Time is that of the Redis server.
_SCRIPT = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local rate, reserve, calls, bulk = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4] == '1'
local stored = redis.call('HMGET', KEYS[1], 'left', 'at', 'quiet')
local left = math.min(rate, (tonumber(stored[1]) or rate) + (now - (tonumber(stored[2]) or now)) * rate / 1000)
local quiet = tonumber(stored[3]) or 0
local wait = 0
if bulk and quiet > now then
    wait = quiet - now
elseif bulk and left - calls < reserve then
    wait = math.ceil((reserve + calls - left) * 1000 / rate)
else
    left = math.max(left - calls, -rate)
end
redis.call('HSET', KEYS[1], 'left', tostring(left), 'at', now, 'quiet', quiet)
redis.call('PEXPIRE', KEYS[1], 3600000)
return wait
"""
_QUIET = """
local clock = redis.call('TIME')
local until_ = clock[1] * 1000 + math.floor(clock[2] / 1000) + tonumber(ARGV[1])
if until_ > (tonumber(redis.call('HGET', KEYS[1], 'quiet')) or 0) then
    redis.call('HSET', KEYS[1], 'quiet', until_)
    redis.call('PEXPIRE', KEYS[1], 3600000)
end
"""

_by_itself: ContextVar[bool] = ContextVar("by_itself", default=False)


@contextmanager
def saying_by_itself() -> Iterator[None]:
    """Nobody waits for the calls made inside: they take their turn after those of people."""
    token = _by_itself.set(True)
    try:
        yield
    finally:
        _by_itself.reset(token)


class NotSoon(Exception):
    """It is nobody's turn for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Bucket:
    """The bucket that all processes of the bot share."""

    def __init__(self, redis: Redis) -> None:
        self._take = redis.register_script(_SCRIPT)
        self._be_quiet = redis.register_script(_QUIET)
        self._unreported = 0
        self._reporting: asyncio.Task[None] | None = None

    async def take_turn(self) -> None:
        """Wait until one more call may go that nobody is waiting for.

        Raises:
            NotSoon: Telegram asked to wait for longer than a message can be held.
        """
        while True:
            try:
                wait = int(await self._take(keys=[_KEY], args=[PER_SECOND, RESERVE, 1, 1])) / 1000
            except RedisError:
                wait = _WITHOUT_REDIS_SECONDS
            if wait <= 0:
                return
            if wait > LONGEST_HELD_SECONDS:
                raise NotSoon(wait)
            await asyncio.sleep(wait)

    def count(self) -> None:
        """Note a call that somebody waits for."""
        self._unreported += 1
        if self._reporting is None or self._reporting.done():
            self._reporting = asyncio.create_task(self._report())

    async def be_quiet(self, seconds: float) -> None:
        """Telegram asks to wait: for so long, and a little longer, nobody says anything by itself."""
        with suppress(RedisError):
            await self._be_quiet(keys=[_KEY], args=[int((seconds + uniform(0.1, 1)) * 1000)])  # noqa: S311  # no secret

    async def _report(self) -> None:
        await asyncio.sleep(REPORT_SECONDS)
        calls, self._unreported = self._unreported, 0
        with suppress(RedisError):
            await self._take(keys=[_KEY], args=[PER_SECOND, RESERVE, calls, 0])


class Pace(BaseRequestMiddleware):
    """Lets calls that nobody waits for take their turn, and counts the others."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Make the call in its turn."""
        if not method.__api_method__.startswith(_PACED):
            return await make_request(bot, method)
        if _by_itself.get():
            try:
                await self._bucket.take_turn()
            except NotSoon as held:
                raise TelegramRetryAfter(method, "everybody waits", retry_after=ceil(held.seconds)) from None
        else:
            self._bucket.count()
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as flood:
            log.warning("Telegram asks to wait", seconds=flood.retry_after)
            await self._bucket.be_quiet(flood.retry_after)
            raise
