"""What no dialog is open for: a kind answer and a way on."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.utils import remove_intent_id

from dialogs.menu.handlers import open_menu, open_registration
from dialogs.widgets import forget, set_notice
from school21_bot.app import Services
from school21_bot.people import Account, Status
from school21_bot.telegram.commands import arrive
from school21_bot.texts import Translator


def build_newcomers_router() -> Router:
    """The router for whoever has no row, perhaps any more; it must stand before everything that is made for people."""
    router = Router(name="newcomers")
    router.callback_query.register(on_callback, _has_no_row)
    router.message.register(on_newcomer, _has_no_row)
    return router


def build_foreign_router() -> Router:
    """The router for buttons that no dialog ever made; it must stand before the dialogs, which would ignore them."""
    router = Router(name="foreign")
    router.callback_query.register(on_callback, _belongs_to_no_dialog)
    return router


def build_router() -> Router:
    """The router that must stand after the dialogs."""
    router = Router(name="fallback")
    router.message.register(on_message)
    router.callback_query.register(on_callback)
    return router


async def on_newcomer(message: Message, services: Services, dialog_manager: DialogManager, texts: Translator) -> None:
    """Somebody wrote without a start before: show them where they are."""
    await arrive(message.from_user, services, dialog_manager, texts)
    await open_menu(dialog_manager, notice="notice-not-understood", show_mode=ShowMode.SEND)


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
    if is_nobody(dialog_manager):
        await _tell_nobody(query, dialog_manager, texts)
        return
    if not dialog_manager.has_context():
        account = await arrive(query.from_user, services, dialog_manager, texts)
        await reopen(account, dialog_manager, went_on="notice-went-on", otherwise="notice-stale-button")
    elif not _is_the_open_form(query, dialog_manager):  # there it is forged, or the second tap of two
        set_notice(dialog_manager, "notice-stale-button")
        await _move_below(query, dialog_manager)
    with suppress(TelegramAPIError):
        await query.answer()


async def reopen(account: Account, manager: DialogManager, *, went_on: str, otherwise: str) -> None:
    """Open what the person was in the middle of, as the database knows it."""
    if account.status is Status.APPLYING:
        await open_registration(manager, notice=went_on)
    else:
        await open_menu(manager, notice=otherwise, show_mode=ShowMode.SEND)


def is_nobody(manager: DialogManager) -> bool:
    """Whether whoever is there has no row: their data were deleted, or never there."""
    return manager.middleware_data.get("account") is None


async def _tell_nobody(query: CallbackQuery, manager: DialogManager, texts: Translator) -> None:
    """An old button alone makes no row: whoever had their data deleted comes back by /start."""
    await forget(manager)
    with suppress(TelegramAPIError):
        await query.answer(texts.plain("nobody"), show_alert=True)


async def _has_no_row(_event: CallbackQuery | Message, account: Account | None) -> bool:
    return account is None


async def _belongs_to_no_dialog(query: CallbackQuery) -> bool:
    intent, _ = remove_intent_id(query.data or "")
    return not intent


def _is_the_open_form(query: CallbackQuery, manager: DialogManager) -> bool:
    return query.message is not None and query.message.message_id == manager.current_stack().last_message_id


async def _move_below(query: CallbackQuery, manager: DialogManager) -> None:
    """Move the form below everything else; the stale message keeps its text and loses its buttons."""
    form = manager.current_stack().last_message_id
    if query.bot is not None and query.message is not None and form is not None:
        # The library takes the tapped message for the form, so that the real one would stay where it is.
        with suppress(TelegramAPIError):
            await query.bot.delete_message(query.message.chat.id, form)
    await manager.show(ShowMode.SEND)
