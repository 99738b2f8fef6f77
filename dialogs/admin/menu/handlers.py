"""Where the staff's menu leads."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.admin.members.states import AdminMembers
from dialogs.admin.staff.states import AdminStaff


async def on_people(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Open what there is about people."""
    await manager.start(AdminMembers.find)


async def on_staff(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Open the staff."""
    await manager.start(AdminStaff.people)


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to the menu that everybody has."""
    await manager.done()
