"""The buttons against reminders and broadcasts, and for them again: they work whatever is open, after any restart."""

from contextlib import suppress
from dataclasses import dataclass

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from dialogs.admin.messages.post import NEWS_OFF, NEWS_ON
from dialogs.widgets import cause_of
from school21_bot.app import Services
from school21_bot.people import Account, Category
from school21_bot.telegram.shortcuts import Pressed
from school21_bot.texts import Translator

NO_REMINDERS = "reminders:off"
REMINDERS_AGAIN = "reminders:on"


@dataclass(frozen=True, slots=True)
class _Choice:
    """What comes of a button, and the one that stands there afterwards."""

    category: Category
    is_off: bool
    opposite: str


_CHOICES = {
    NO_REMINDERS: _Choice(Category.REMINDERS, is_off=True, opposite=REMINDERS_AGAIN),
    REMINDERS_AGAIN: _Choice(Category.REMINDERS, is_off=False, opposite=NO_REMINDERS),
    NEWS_OFF: _Choice(Category.NEWS, is_off=True, opposite=NEWS_ON),
    NEWS_ON: _Choice(Category.NEWS, is_off=False, opposite=NEWS_OFF),
}


def build_router() -> Router:
    """The router that must stand before the dialogs."""
    router = Router(name="opting")
    for data in _CHOICES:
        router.callback_query.register(on_choice, Pressed(data))
    return router


def button(texts: Translator, data: str) -> InlineKeyboardButton:
    """One of the buttons."""
    labels = {
        NO_REMINDERS: texts.plain("button-no-reminders"),
        REMINDERS_AGAIN: texts.plain("button-remind-again"),
        NEWS_OFF: texts.plain("button-no-news"),
        NEWS_ON: texts.plain("button-news-again"),
    }
    return InlineKeyboardButton(text=labels[data], callback_data=data)


def _answer(texts: Translator, data: str) -> str:
    answers = {
        NO_REMINDERS: texts.plain("reminders-are-off"),
        REMINDERS_AGAIN: texts.plain("reminders-are-on"),
        NEWS_OFF: texts.plain("news-are-off"),
        NEWS_ON: texts.plain("news-are-on"),
    }
    return answers[data]


async def on_choice(tap: CallbackQuery, services: Services, account: Account | None, texts: Translator) -> None:
    """Write no more of it to the person, or again; the button offers the opposite from then on, others stay."""
    data = tap.data or ""
    choice = _CHOICES[data]
    if account is not None:  # else the data are deleted, and nothing is written to anybody
        choose = services.preferences.opt_out if choice.is_off else services.preferences.opt_in
        await choose(account.id, choice.category, cause=cause_of(tap))
    with suppress(TelegramAPIError):
        await tap.answer(_answer(texts, data))
    if isinstance(tap.message, Message) and tap.message.reply_markup is not None:
        opposite = button(texts, choice.opposite)
        rows = [
            [opposite if one.callback_data == data else one for one in row]
            for row in tap.message.reply_markup.inline_keyboard
        ]
        with suppress(TelegramAPIError):
            await tap.message.edit_reply_markup(reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
