"""Opening somebody's file from another dialog of the staff."""

from aiogram_dialog import DialogManager, ShowMode

from dialogs.admin.members.states import AdminMembers
from dialogs.admin.menu.states import AdminMenu
from dialogs.menu.handlers import open_menu
from dialogs.widgets import actor, services, set_notice, with_notice
from school21_bot.errors import NotFound


async def open_file(manager: DialogManager, person_id: int) -> None:
    """Open the file over the present window, and note that it was opened; the way back leads here."""
    try:
        await services(manager).files.open(actor(manager), person_id)
    except NotFound:
        set_notice(manager, "notice-gone")
        return
    await manager.start(AdminMembers.file, data={"person": person_id})


async def open_file_from_outside(manager: DialogManager, person_id: int) -> None:
    """Open the file from a link, above the menus, with everything else closed."""
    await open_menu(manager, show_mode=ShowMode.NO_UPDATE)
    try:
        await services(manager).files.open(actor(manager), person_id)
    except NotFound:
        await manager.start(AdminMenu.main, data=with_notice("notice-gone"), show_mode=ShowMode.DELETE_AND_SEND)
        return
    await manager.start(AdminMenu.main, show_mode=ShowMode.NO_UPDATE)
    await manager.start(AdminMembers.file, data={"person": person_id}, show_mode=ShowMode.DELETE_AND_SEND)
