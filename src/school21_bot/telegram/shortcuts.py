"""Buttons on messages that the bot sends by itself: they work whatever is open, after any restart."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.menu.handlers import ask_to_restart, open_menu, open_registration
from dialogs.widgets import cause_of
from school21_bot.app import Services
from school21_bot.people import Account
from school21_bot.telegram.commands import arrive
from school21_bot.texts import Translator

RESUME = "registration:resume"
RESTART = "registration:restart"


class Pressed(Filter):
    """Lets taps of one button through; the client's own magic filter would be asked in a thread, on every tap."""

    def __init__(self, data: str) -> None:
        self._data = data

    async def __call__(self, tap: CallbackQuery) -> bool:
        """Whether it is that button."""
        return tap.data == self._data


def build_router() -> Router:
    """The router that must stand before the dialogs."""
    router = Router(name="shortcuts")
    router.callback_query.register(on_resume, Pressed(RESUME))
    router.callback_query.register(on_restart, Pressed(RESTART))
    return router


async def on_resume(tap: CallbackQuery, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Go on with the registration that was left."""
    account = await arrive(tap.from_user, services, dialog_manager, texts)
    if account.draft is None:
        await _no_longer(tap, dialog_manager)
        return
    dialog_manager.middleware_data["account"] = await services.registration.begin(account.id, cause=cause_of(tap))
    await open_registration(dialog_manager)
    await _done(tap)


async def on_restart(tap: CallbackQuery, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Ask whether to start over."""
    account: Account = await arrive(tap.from_user, services, dialog_manager, texts)
    if account.draft is None:
        await _no_longer(tap, dialog_manager)
        return
    await ask_to_restart(dialog_manager)
    await _done(tap)


async def _no_longer(tap: CallbackQuery, manager: DialogManager) -> None:
    await open_menu(manager, notice="notice-moved-on", show_mode=ShowMode.SEND)
    await _done(tap)


async def _done(tap: CallbackQuery) -> None:
    """Answer the tap, and take the buttons away: they have done their work."""
    with suppress(TelegramAPIError):
        await tap.answer()
    if isinstance(tap.message, Message):
        with suppress(TelegramAPIError):
            await tap.message.edit_reply_markup(reply_markup=None)
