"""The button that removes a message with a secret: it works whatever is open, after any restart."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message

from dialogs.admin.keys.shown import REMOVE
from school21_bot.telegram.shortcuts import Pressed
from school21_bot.texts import Translator


def build_router() -> Router:
    """The router that must stand before the dialogs."""
    router = Router(name="removing")
    router.callback_query.register(on_remove, Pressed(REMOVE))
    return router


async def on_remove(tap: CallbackQuery, texts: Translator) -> None:
    """Remove the message; what Telegram lets nobody delete any more is written over."""
    if isinstance(tap.message, Message):
        try:
            await tap.message.delete()
        except TelegramAPIError:
            with suppress(TelegramAPIError):
                await tap.message.edit_text(texts.html("keys-removed"))
    with suppress(TelegramAPIError):
        await tap.answer(texts.plain("keys-removed"))
