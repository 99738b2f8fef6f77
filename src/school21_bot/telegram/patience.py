"""Calls that Telegram asks to repeat, or that got lost on their way: waited for and repeated, within limits."""

import asyncio
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramEntityTooLarge, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from school21_bot.logs import logger

log = logger("telegram")

# Somebody looks at the screen meanwhile, and the lock on their updates does not last for ever.
LONGEST_WAIT_SECONDS = 5
MOST_WAITS = 2
MOST_REPEATS = 2
PAUSE_SECONDS = 0.5
# Done twice they do what they do once; a message sent twice would be two.
_REPEATABLE = (
    *("edit", "delete", "answerCallbackQuery", "get", "set"),
    # Of two links one is never given to anybody, and lets nobody in.
    *("create", "revoke", "approve", "decline", "ban", "unban"),
)


class Patience(BaseRequestMiddleware):
    """Repeats calls; what it gives up on is raised as it came."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Make the call, more than once if need be."""
        if method.__api_method__ == "getUpdates":  # the polling waits by itself, and may be stopped
            return await make_request(bot, method)
        waits = repeats = 0
        while True:
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as flood:
                if waits == MOST_WAITS or flood.retry_after > LONGEST_WAIT_SECONDS:
                    raise
                waits, pause = waits + 1, float(flood.retry_after)
            except TelegramEntityTooLarge:
                raise
            except (TelegramNetworkError, TelegramServerError):
                if repeats == MOST_REPEATS or not _is_repeatable(method):
                    raise
                repeats, pause = repeats + 1, PAUSE_SECONDS
            log.info("the call is repeated", method=method.__api_method__, seconds=pause)
            await asyncio.sleep(pause)


def _is_repeatable(method: TelegramMethod[Any]) -> bool:
    return method.__api_method__.startswith(_REPEATABLE)
