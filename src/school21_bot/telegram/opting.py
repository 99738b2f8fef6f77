"""The button against reminders, and for them again: it works whatever is open, after any restart."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from dialogs.widgets import cause_of
from school21_bot.app import Services
from school21_bot.people import Account, Category
from school21_bot.texts import Translator

NO_REMINDERS = "reminders:off"
REMINDERS_AGAIN = "reminders:on"


class _Pressed(Filter):
    """Lets taps of the two buttons through."""

    async def __call__(self, tap: CallbackQuery) -> bool:
        return tap.data in {NO_REMINDERS, REMINDERS_AGAIN}


def build_router() -> Router:
    """The router that must stand before the dialogs."""
    router = Router(name="opting")
    router.callback_query.register(on_choice, _Pressed())
    return router


def button(texts: Translator, data: str) -> InlineKeyboardButton:
    """One of the two buttons."""
    key = "button-no-reminders" if data == NO_REMINDERS else "button-remind-again"
    return InlineKeyboardButton(text=texts.plain(key), callback_data=data)


async def on_choice(tap: CallbackQuery, services: Services, account: Account | None, texts: Translator) -> None:
    """Write no reminders to the person any more, or again; the button offers the opposite from then on."""
    wants_none = tap.data == NO_REMINDERS
    if account is not None:  # else the data are deleted, and nobody is reminded of anything
        choose = services.preferences.opt_out if wants_none else services.preferences.opt_in
        await choose(account.id, Category.REMINDERS, cause=cause_of(tap))
    with suppress(TelegramAPIError):
        await tap.answer(texts.plain("reminders-are-off" if wants_none else "reminders-are-on"))
    if isinstance(tap.message, Message) and tap.message.reply_markup is not None:
        opposite = button(texts, REMINDERS_AGAIN if wants_none else NO_REMINDERS)
        rows = [
            [opposite if one.callback_data == tap.data else one for one in row]
            for row in tap.message.reply_markup.inline_keyboard
        ]
        with suppress(TelegramAPIError):
            await tap.message.edit_reply_markup(reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
