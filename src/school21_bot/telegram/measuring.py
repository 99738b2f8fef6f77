"""Counts calls of the Bot API, and notes in which flow an update belongs."""

import time
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import TelegramObject
from aiogram_dialog.api.entities import Context
from aiogram_dialog.api.internal import CONTEXT_KEY

from school21_bot.metrics import CALLS, REFUSALS, flow
from school21_bot.telegram.middlewares import Handler

_CLASSES: tuple[tuple[type[TelegramAPIError], str], ...] = (
    (TelegramRetryAfter, "flood"),
    (TelegramForbiddenError, "blocked"),
    (TelegramNetworkError, "network"),
    (TelegramServerError, "server"),
    (TelegramAPIError, "bad"),
)


class Measuring(BaseRequestMiddleware):
    """Stands next to the wire: each try of a call counts."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Make the call."""
        name = method.__api_method__
        began = time.perf_counter()
        try:
            return await make_request(bot, method)
        except TelegramAPIError as error:
            REFUSALS.labels(name, next(reason for kind, reason in _CLASSES if isinstance(error, kind))).inc()
            raise
        finally:
            if name != "getUpdates":  # it waits for something to happen
                CALLS.labels(name).observe(time.perf_counter() - began)


async def note_flow(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Whatever is handled counts to the flow that is open."""
    context: Context | None = data.get(CONTEXT_KEY)
    flow.set("none" if context is None else context.state.group.__name__)
    return await handler(event, data)
