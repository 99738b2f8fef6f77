"""Redis or the database is away for a moment: whoever writes meanwhile waits, and is answered when it is back."""

import asyncio
import time
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, User
from aiogram_dialog.api.internal import FakeUser

from school21_bot.logs import logger
from school21_bot.storage import is_database_away, is_redis_away
from school21_bot.telegram.middlewares import Handler

log = logger("telegram")

AGAIN_SECONDS = 0.5
BROUGHT_SECONDS = 20.0
"""Telegram waits about a minute for an answer to what it brings, and then brings it again."""
TOLD_SECONDS = 8.0
"""Without the database people can be told that something is wrong, and are not kept waiting for long."""


class PutOff(Exception):
    """What an update needs is away: it has to come again, as if it had never come."""


class SitOut(BaseMiddleware):
    """Handles an update once more when Redis or the database is back, before the next one of the same person.

    It is as if Telegram had delivered the update twice, which nothing minds. The order matters: an answer must not
    overtake the one before it and be taken for it.
    """

    def __init__(self, longest_without_redis: float) -> None:
        self._longest = longest_without_redis
        self._queues: dict[int, tuple[asyncio.Lock, int]] = {}

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Pass everything on, in the order in which it came, and some of it again."""
        user: User | None = data.get("event_from_user")
        if user is None or isinstance(user, FakeUser):
            return await handler(event, data)
        queue, waiting = self._queues.get(user.id, (asyncio.Lock(), 0))
        self._queues[user.id] = (queue, waiting + 1)
        try:
            async with queue:
                return await self._until_it_is_back(handler, event, data)
        finally:
            self._leave(user.id)

    async def _until_it_is_back(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        began, before = time.monotonic(), dict(data)
        while True:
            try:
                return await handler(event, data)
            except Exception as error:
                passed = time.monotonic() - began
                if is_redis_away(error):
                    what, longest = "redis", self._longest
                elif is_database_away(error):
                    what, longest = "database", TOLD_SECONDS
                else:
                    raise
                if passed > longest:
                    raise
                log.warning("waiting until it is back", what=what, seconds=round(passed, 1), exc_info=error)
            await asyncio.sleep(AGAIN_SECONDS)
            data.clear()
            data.update(before)

    def _leave(self, user_id: int) -> None:
        queue, waiting = self._queues[user_id]
        if waiting == 1:
            del self._queues[user_id]
        else:
            self._queues[user_id] = (queue, waiting - 1)
