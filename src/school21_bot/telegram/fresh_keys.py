"""A process that slept through a rotation of the keys: what it cannot write any more it writes with the new one."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject

from school21_bot.app import Services
from school21_bot.logs import logger
from school21_bot.storage import refused_by_reference

log = logger("telegram")

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class FreshKeys(BaseMiddleware):
    """Handles an update once more, with the keys read again, when the database refuses to refer to a key that is gone.

    It is as if Telegram had delivered the update twice, which nothing minds: the first time nothing was written.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Pass everything on, and some of it twice."""
        before = dict(data)
        try:
            return await handler(event, data)
        except Exception as error:
            if not refused_by_reference(error):
                raise
        # Perhaps they were read again already, after the record had been sealed.
        await self._services.protection.catch_up()
        log.warning("the keys had changed; the update is handled again")
        data.clear()
        data.update(before)
        return await handler(event, data)
