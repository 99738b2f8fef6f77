"""Refusals that mean that what was wanted is so already, or no longer matters: swallowed here and nowhere else."""

import re

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

_HARMLESS = {
    "answerCallbackQuery": re.compile("query is too old"),
    "answerInlineQuery": re.compile("query is too old"),
    "deleteMessage": re.compile("message to delete not found|message can't be deleted"),
    "deleteMessages": re.compile("message to delete not found|message can't be deleted"),
    "editMessageReplyMarkup": re.compile("message is not modified|message to edit not found|message can't be edited"),
}
"""By method, all of which may answer True; edits of a text are the dialogs' own business: they know what to do next."""


class Harmless(BaseRequestMiddleware):
    """Answers for Telegram where its refusal is none."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Make the call."""
        try:
            return await make_request(bot, method)
        except TelegramBadRequest as refusal:
            words = _HARMLESS.get(method.__api_method__)
            if words is None or not words.search(refusal.message):
                raise
            return Response(ok=True, result=True)  # type: ignore[arg-type]  # these methods answer with a bool
