"""Opening a single card, from a link or from what somebody sent."""

from aiogram_dialog import DialogManager, ShowMode

from dialogs.cards.states import OneCard
from dialogs.menu.handlers import open_menu
from dialogs.widgets import account, services


async def open_card(manager: DialogManager, person_id: int, *, over: bool = False) -> None:
    """Open the card above the menu or, with `over`, above what is open: the way back leads there.

    Raises:
        NotAllowed: the viewer is not a member, or has to agree to the consent first.
        NotFound: there is no such member any more, or the member is not listed.
    """
    await services(manager).directory.open_card(account(manager), person_id)
    if not over or not manager.has_context():
        await open_menu(manager, show_mode=ShowMode.NO_UPDATE)
    elif manager.current_context().state.group is OneCard:
        manager.dialog_data["card"] = person_id
        await manager.show(ShowMode.DELETE_AND_SEND)
        return
    await manager.start(OneCard.card, data={"card": person_id}, show_mode=ShowMode.DELETE_AND_SEND)
