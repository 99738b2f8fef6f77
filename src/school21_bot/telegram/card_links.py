"""Links that open a card, for members, or somebody's file, for staff; nobody else learns anything by them."""

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.admin.members.opening import open_file_from_outside
from dialogs.cards.opening import open_card
from dialogs.menu.handlers import open_menu
from school21_bot.access import Right, in_the_bot
from school21_bot.app import Services
from school21_bot.errors import ConsentDue, NotAllowed, NotFound
from school21_bot.people import card_of_link, is_card_link
from school21_bot.telegram.commands import arrive, on_start
from school21_bot.telegram.links import file_of_link
from school21_bot.texts import Translator


def build_router() -> Router:
    """The router that must stand before the commands."""
    router = Router(name="links")
    router.message.register(on_card, CommandStart(deep_link=True), _names_a_card)
    router.message.register(on_file, CommandStart(deep_link=True), _names_a_file)
    return router


async def on_card(
    message: Message, command: CommandObject, services: Services, dialog_manager: DialogManager, texts: Translator
) -> None:
    """Open the card for a member; anybody else sees what /start shows, and that cards are for members."""
    await arrive(message.from_user, services, dialog_manager, texts)
    try:
        # One that never was is asked for like any other: the answer to whoever is no member stays the same.
        await open_card(dialog_manager, card_of_link(command.args or "") or 0)
        return
    except NotFound:
        key = "notice-gone"
    except ConsentDue:
        key = "notice-consent-due"
    except NotAllowed:
        key = "notice-card-for-members"
    await open_menu(dialog_manager, notice=key, show_mode=ShowMode.DELETE_AND_SEND)


async def on_file(
    message: Message, command: CommandObject, services: Services, dialog_manager: DialogManager, texts: Translator
) -> None:
    """Open the file for staff who may look after people; to anybody else this is /start."""
    account = await arrive(message.from_user, services, dialog_manager, texts)
    if await services.access.may(in_the_bot(account.id, account.telegram_id), Right.PEOPLE):
        await open_file_from_outside(dialog_manager, file_of_link(command.args or "") or 0)
    else:
        await on_start(message, services, dialog_manager, texts)


async def _names_a_card(_message: Message, command: CommandObject) -> bool:
    return is_card_link(command.args or "")


async def _names_a_file(_message: Message, command: CommandObject) -> bool:
    return file_of_link(command.args or "") is not None
