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
    """What a button says, what comes of it, what is answered, and the button that stands there afterwards."""

    label: str
    category: Category
    is_off: bool
    answer: str
    opposite: str


_CHOICES = {
    NO_REMINDERS: _Choice("button-no-reminders", Category.REMINDERS, True, "reminders-are-off", REMINDERS_AGAIN),
    REMINDERS_AGAIN: _Choice("button-remind-again", Category.REMINDERS, False, "reminders-are-on", NO_REMINDERS),
    NEWS_OFF: _Choice("button-no-news", Category.NEWS, True, "news-are-off", NEWS_ON),
    NEWS_ON: _Choice("button-news-again", Category.NEWS, False, "news-are-on", NEWS_OFF),
}


def build_router() -> Router:
    """The router that must stand before the dialogs."""
    router = Router(name="opting")
    for data in _CHOICES:
        router.callback_query.register(on_choice, Pressed(data))
    return router


def button(texts: Translator, data: str) -> InlineKeyboardButton:
    """One of the buttons."""
    return InlineKeyboardButton(text=texts.plain(_CHOICES[data].label), callback_data=data)


async def on_choice(tap: CallbackQuery, services: Services, account: Account | None, texts: Translator) -> None:
    """Write no more of it to the person, or again; the button offers the opposite from then on, others stay."""
    choice = _CHOICES[tap.data or ""]
    if account is not None:  # else the data are deleted, and nothing is written to anybody
        choose = services.preferences.opt_out if choice.is_off else services.preferences.opt_in
        await choose(account.id, choice.category, cause=cause_of(tap))
    with suppress(TelegramAPIError):
        await tap.answer(texts.plain(choice.answer))
    if isinstance(tap.message, Message) and tap.message.reply_markup is not None:
        opposite = button(texts, choice.opposite)
        rows = [
            [opposite if one.callback_data == tap.data else one for one in row]
            for row in tap.message.reply_markup.inline_keyboard
        ]
        with suppress(TelegramAPIError):
            await tap.message.edit_reply_markup(reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
