"""Opening the support over whatever is open."""

from aiogram_dialog import DialogManager, ShowMode

from dialogs.menu.handlers import open_menu
from dialogs.support.states import Support


async def open_support(manager: DialogManager, *, show_mode: ShowMode = ShowMode.DELETE_AND_SEND) -> None:
    """Open the window, once; the way back leads to what was open before."""
    if not manager.has_context():
        await open_menu(manager, show_mode=ShowMode.NO_UPDATE)
    if manager.current_context().state.group is Support:
        await manager.show(show_mode)
        return
    await manager.start(Support.main, show_mode=show_mode)
