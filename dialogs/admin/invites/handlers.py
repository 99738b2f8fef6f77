"""What happens when staff look through personal links, and end one."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.admin.invites.getters import SCROLL, SHELVES
from dialogs.admin.invites.states import AdminInvites
from dialogs.admin.members.opening import open_file
from dialogs.widgets import actor, services, set_notice, turn_to
from school21_bot.errors import Conflict, NotFound


async def on_shelf(_tap: CallbackQuery, _widget: Any, manager: DialogManager, number: int) -> None:
    """One of the lists was chosen."""
    if number > len(SHELVES):
        raise NotFound
    manager.dialog_data["shelf"] = SHELVES[number - 1].value
    await manager.switch_to(AdminInvites.list)
    await turn_to(manager, SCROLL, 0)


async def on_invite(_tap: CallbackQuery, _widget: Any, manager: DialogManager, invite_id: int) -> None:
    """A link was chosen; it may have gone with its owner."""
    try:
        await services(manager).invite_book.card(actor(manager), invite_id)
    except NotFound:
        set_notice(manager, "notice-gone")
        return
    manager.dialog_data["invite"] = invite_id
    await manager.switch_to(AdminInvites.invite)


async def on_owner(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Whose the link is."""
    card = await services(manager).invite_book.card(actor(manager), manager.dialog_data["invite"])
    await open_file(manager, card.owner.id)


async def on_revoke(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The link is to open nothing any more."""
    try:
        await services(manager).invite_book.revoke(actor(manager), manager.dialog_data["invite"])
        set_notice(manager, "invites-revoked")
    except Conflict:
        set_notice(manager, "notice-moved-on")
    await manager.switch_to(AdminInvites.invite)
