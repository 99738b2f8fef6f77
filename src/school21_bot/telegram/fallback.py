"""What no dialog is open for: a kind answer and a way on."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.menu.handlers import open_menu, open_registration
from school21_bot.app import Services
from school21_bot.people import Account, Status
from school21_bot.telegram.commands import arrive
from school21_bot.texts import Translator


def build_router() -> Router:
    """The router that must stand after the dialogs."""
    router = Router(name="fallback")
    router.message.register(on_message)
    router.callback_query.register(on_callback)
    return router


async def on_message(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Something was sent with nothing open: after Redis was emptied, or before the first start."""
    account = await arrive(message.from_user, services, dialog_manager, texts)
    if dialog_manager.has_context():  # a window that takes no messages at all
        await dialog_manager.show(ShowMode.DELETE_AND_SEND)
    else:
        await reopen(account, dialog_manager, went_on="notice-went-on", otherwise="notice-not-understood")


async def on_callback(
    query: CallbackQuery, services: Services, dialog_manager: DialogManager, texts: Translator
) -> None:
    """A button that belongs to no dialog of today."""
    await strip_keyboard(query)
    account = await arrive(query.from_user, services, dialog_manager, texts)
    with suppress(TelegramBadRequest):
        await query.answer()
    await reopen(account, dialog_manager, went_on="notice-stale-button", otherwise="notice-stale-button")


async def reopen(account: Account, manager: DialogManager, *, went_on: str, otherwise: str) -> None:
    """Open what the person was in the middle of, as the database knows it."""
    if account.status is Status.APPLYING:
        await open_registration(manager, notice=went_on)
    else:
        await open_menu(manager, notice=otherwise, show_mode=ShowMode.SEND)


async def strip_keyboard(query: CallbackQuery) -> None:
    """Take the buttons off a message that is out of date."""
    if isinstance(query.message, Message):
        with suppress(TelegramBadRequest):  # it is gone, too old, or has none any more
            await query.message.edit_reply_markup(reply_markup=None)
