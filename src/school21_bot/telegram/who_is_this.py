"""Who is this? A member sends somebody's message, contact or user name, and sees the card.

Only where nothing else is asked for: at the menu, in the search, on a card, or with nothing open.
"""

import re
from typing import Any

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import (
    Message,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.entities import Context
from aiogram_dialog.api.internal import CONTEXT_KEY

from dialogs.cards.opening import open_card
from dialogs.cards.states import OneCard
from dialogs.menu.handlers import open_menu
from dialogs.menu.states import Menu
from dialogs.search.states import Search
from dialogs.widgets import Unread, is_next_of_album, set_notice
from school21_bot.app import Services
from school21_bot.errors import NotFound
from school21_bot.people import Account, Status

_WHERE = frozenset({Menu, Search, OneCard})
_USERNAME = re.compile(
    r"(?:@|(?:https?://)?(?:www\.)?(?:t|telegram)\.me/)([a-z][a-z0-9_]{3,31})/?(?:\?\S*)?", re.ASCII | re.IGNORECASE
)


def build_router() -> Router:
    """The router that must stand before the dialogs, and behind what is made for whoever has no row."""
    router = Router(name="who is this")
    router.message.register(on_own_post, _was_posted_by_the_bot)
    router.message.register(on_somebody, _is_asked_here, _means_somebody)
    return router


async def on_own_post(_message: Message, dialog_manager: DialogManager) -> None:
    """Somebody posted a card into this very chat: it says what there is to say, and answers no question."""
    if dialog_manager.has_context():
        await dialog_manager.show(ShowMode.DELETE_AND_SEND)


async def on_somebody(message: Message, services: Services, account: Account, dialog_manager: DialogManager) -> None:
    """Open the card of whoever is meant; whoever is no member, or does not wish to be found, is nobody we know."""
    if is_next_of_album(message, dialog_manager):
        return
    try:
        person_id = await _meant(message, services, account)
        await open_card(dialog_manager, person_id, over=True)
    except NotFound:
        if message.text is not None and message.text.strip().startswith("@") and _takes_words(dialog_manager):
            raise SkipHandler from None  # it may be a nickname of another kind
        await _warn(dialog_manager, "notice-nobody-known")
    except Unread as unread:
        await _warn(dialog_manager, unread.notice)


async def _meant(message: Message, services: Services, account: Account) -> int:
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser) and not origin.sender_user.is_bot:
        return await services.recognising.by_telegram(account, origin.sender_user.id)
    if origin is not None:
        hidden = isinstance(origin, MessageOriginHiddenUser)
        raise Unread("notice-sender-hidden" if hidden else "notice-sender-no-person")
    if message.contact is not None:
        if message.contact.user_id is None:
            raise Unread("notice-contact-unknown")
        return await services.recognising.by_telegram(account, message.contact.user_id)
    match = _USERNAME.fullmatch((message.text or "").strip())
    return await services.recognising.by_username(account, match[1] if match else "")


def _takes_words(manager: DialogManager) -> bool:
    """Whether what is open looks for whatever is written."""
    if not manager.has_context():
        return False
    state = manager.current_context().state
    return state == Menu.member or state.group is Search


async def _warn(manager: DialogManager, notice: str) -> None:
    """Say it above what is open, or above the menu."""
    if not manager.has_context():
        await open_menu(manager, notice=notice, show_mode=ShowMode.DELETE_AND_SEND)
        return
    set_notice(manager, notice)
    await manager.show(ShowMode.DELETE_AND_SEND)


async def _was_posted_by_the_bot(message: Message, bot: Bot) -> bool:
    return message.via_bot is not None and message.via_bot.id == bot.id and message.forward_origin is None


async def _is_asked_here(_message: Message, account: Account | None, **data: Any) -> bool:
    """Whether a member asks, and no window is open that takes messages for something else."""
    if account is None or account.status is not Status.MEMBER or account.consent_is_due:
        return False
    context: Context | None = data.get(CONTEXT_KEY)
    return context is None or context.state.group in _WHERE


async def _means_somebody(message: Message) -> bool:
    if message.forward_origin is not None or message.contact is not None:
        return True
    return message.text is not None and _USERNAME.fullmatch(message.text.strip()) is not None
