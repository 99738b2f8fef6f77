"""What happens when staff make and end API keys."""

from datetime import timedelta
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.admin.keys.getters import LIVES, SCOPES
from dialogs.admin.keys.shown import remove_button
from dialogs.admin.keys.states import AdminKeys
from dialogs.search.buttons import Pick
from dialogs.widgets import actor, services, set_notice, texts
from school21_bot.access import Scope
from school21_bot.errors import Conflict, NotFound


async def on_new(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Another key is wanted."""
    manager.dialog_data.update(scopes=[], days=LIVES[0])
    await manager.switch_to(AdminKeys.scopes)


async def on_key(_tap: CallbackQuery, _widget: Any, manager: DialogManager, key_id: int) -> None:
    """A key was chosen; it may have gone with its maker."""
    try:
        await services(manager).api_keys.view(actor(manager), key_id)
    except NotFound:
        set_notice(manager, "notice-gone")
        return
    manager.dialog_data["key"] = key_id
    await manager.switch_to(AdminKeys.one)


async def on_pick(_tap: CallbackQuery, _widget: Any, manager: DialogManager, pick: Pick) -> None:
    """A scope is wanted, or not any more."""
    if not 0 < pick.id <= len(SCOPES):
        raise NotFound
    chosen = set(manager.dialog_data.get("scopes", []))
    scope = SCOPES[pick.id - 1].value
    manager.dialog_data["scopes"] = sorted(chosen | {scope} if pick.chosen else chosen - {scope})


async def on_life(_tap: CallbackQuery, _widget: Any, manager: DialogManager, days: int) -> None:
    """So long it is to last."""
    if days not in LIVES:
        raise NotFound
    manager.dialog_data["days"] = days
    await manager.switch_to(AdminKeys.name)


async def on_name(message: Message, text: str, manager: DialogManager) -> None:
    """It has a name, so that it is made: the key goes into a message of its own, and nowhere else."""
    data, words = manager.dialog_data, texts(manager)
    scopes = [Scope(scope) for scope in data["scopes"]]
    key_id, key = await services(manager).api_keys.make(actor(manager), text, scopes, timedelta(days=data["days"]))
    await message.answer(words.html("keys-key", secret=key), reply_markup=remove_button(words))
    data["key"] = key_id
    set_notice(manager, "keys-made")
    await manager.switch_to(AdminKeys.one)


async def on_revoke(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The key is to open nothing any more."""
    try:
        await services(manager).api_keys.revoke(actor(manager), manager.dialog_data["key"])
        set_notice(manager, "keys-revoked")
    except Conflict:
        set_notice(manager, "notice-moved-on")
    await manager.switch_to(AdminKeys.one)
