"""What owners do about the staff."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.admin.staff import getters
from dialogs.admin.staff.states import AdminStaff
from dialogs.widgets import Unread, Who, actor, services, set_notice, turn_to
from school21_bot.access import StaffRole
from school21_bot.errors import Conflict, NotFound

OnClick = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]


async def on_start(start_data: Any, manager: DialogManager) -> None:
    """Remember whose role is to be opened, if somebody's is."""
    if isinstance(start_data, dict) and "person" in start_data:
        manager.dialog_data.update(person=start_data["person"], from_file=True)


async def on_one(_tap: CallbackQuery, _widget: Any, manager: DialogManager, telegram_id: int) -> None:
    """Somebody of the staff was chosen."""
    manager.dialog_data.update(account=telegram_id, person=None)
    await manager.switch_to(AdminStaff.one)


async def on_found(_tap: CallbackQuery, _widget: Any, manager: DialogManager, person_id: int) -> None:
    """Somebody among several was meant."""
    manager.dialog_data.update(account=None, person=person_id)
    await _open_one(manager)


async def named(_message: Message, who: Who, manager: DialogManager) -> None:
    """Somebody is named who is to be staff: by an account, or by words."""
    if who.telegram_id is not None:
        manager.dialog_data.update(account=who.telegram_id, person=None)
        await manager.switch_to(AdminStaff.one)
        return
    found = await services(manager).roster.find(actor(manager), who.words)
    if not found.ids:
        raise Unread("notice-nobody-found")
    manager.dialog_data.update(found=list(found.ids))
    if len(found.ids) == 1:
        manager.dialog_data.update(account=None, person=found.ids[0])
        await _open_one(manager)
        return
    await manager.switch_to(AdminStaff.found)
    await turn_to(manager, getters.FOUND_SCROLL, 0)


def appointing(role: StaffRole) -> OnClick:
    """A button that gives somebody this role."""

    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        telegram_id = await getters.telegram_id_of(manager)
        person = await services(manager).accounts.find(telegram_id)
        try:
            await services(manager).access.grant(
                actor(manager), telegram_id, role, person_id=person.id if person else None
            )
        except Conflict:
            set_notice(manager, "notice-moved-on")
        else:
            set_notice(manager, "appointed" if person else "appointed-stranger")

    return handler


async def on_withdraw(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The role is taken away."""
    telegram_id = await getters.telegram_id_of(manager)
    person = await services(manager).accounts.find(telegram_id)
    try:
        await services(manager).access.withdraw(actor(manager), telegram_id, person_id=person.id if person else None)
    except (Conflict, NotFound):
        set_notice(manager, "notice-moved-on")
    else:
        set_notice(manager, "withdrawn")
    await manager.switch_to(AdminStaff.one)


async def on_back(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to the list, or to the file that this was opened from."""
    if manager.dialog_data.get("from_file"):
        await manager.done()
    else:
        await manager.switch_to(AdminStaff.people)


async def _open_one(manager: DialogManager) -> None:
    """Open somebody's role; whoever has no Telegram account cannot have one."""
    try:
        await getters.telegram_id_of(manager)
    except NotFound:
        set_notice(manager, "notice-no-account")
        return
    await manager.switch_to(AdminStaff.one)
