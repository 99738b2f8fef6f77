"""Opening somebody's file from another dialog of the staff."""

from aiogram_dialog import DialogManager

from dialogs.admin.members.states import AdminMembers
from dialogs.widgets import actor, services, set_notice
from school21_bot.errors import NotFound


async def open_file(manager: DialogManager, person_id: int) -> None:
    """Open the file over the present window, and note that it was opened; the way back leads here."""
    try:
        await services(manager).files.open(actor(manager), person_id)
    except NotFound:
        set_notice(manager, "notice-gone")
        return
    await manager.start(AdminMembers.file, data={"person": person_id})
