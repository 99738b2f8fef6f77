"""The last button under a broadcast: whoever presses it hears no more news, or hears them again."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from dialogs.admin.messages.post import NEWS_OFF, NEWS_ON, news_button
from dialogs.widgets import cause_of
from school21_bot.app import Services
from school21_bot.people import Account
from school21_bot.telegram.shortcuts import Pressed
from school21_bot.texts import Translator


def build_router() -> Router:
    """The router that must stand before the dialogs; whatever is open stays as it is."""
    router = Router(name="news")
    router.callback_query.register(on_off, Pressed(NEWS_OFF))
    router.callback_query.register(on_on, Pressed(NEWS_ON))
    return router


async def on_off(tap: CallbackQuery, services: Services, account: Account, texts: Translator) -> None:
    """No more news."""
    await services.news.unsubscribe(account.id, cause=cause_of(tap))
    await _answer(tap, texts, off=True)


async def on_on(tap: CallbackQuery, services: Services, account: Account, texts: Translator) -> None:
    """News again."""
    await services.news.subscribe(account.id, cause=cause_of(tap))
    await _answer(tap, texts, off=False)


async def _answer(tap: CallbackQuery, texts: Translator, *, off: bool) -> None:
    """Say so, and let the button do the opposite; the links above it stay."""
    with suppress(TelegramAPIError):
        await tap.answer(texts.plain("news-are-off" if off else "news-are-on"), show_alert=off)
    if not isinstance(tap.message, Message) or tap.message.reply_markup is None:
        return
    links = [row for row in tap.message.reply_markup.inline_keyboard if row[0].url]
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*links, [news_button(texts, off=off)]])
    with suppress(TelegramAPIError):
        await tap.message.edit_reply_markup(reply_markup=keyboard)
