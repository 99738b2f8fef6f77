"""What happens when somebody narrows the search or opens a card."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.search import getters
from dialogs.search.states import Search
from dialogs.widgets import account, services, set_notice, turn_to
from school21_bot.errors import NotFound


async def on_role(_tap: CallbackQuery, _widget: Any, manager: DialogManager, role_id: int) -> None:
    """A role was chosen."""
    role = await services(manager).dictionary.role(role_id)
    manager.dialog_data["role"] = role.id
    await manager.switch_to(Search.level)


async def on_any_role(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The role does not matter."""
    manager.dialog_data["role"] = None
    await manager.switch_to(Search.level)


async def on_level(_tap: CallbackQuery, _widget: Any, manager: DialogManager, level_id: int) -> None:
    """A level was chosen: show who there is."""
    level = await services(manager).dictionary.level(level_id)
    manager.dialog_data["level"] = level.id
    await _search(manager)


async def on_any_level(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The level does not matter: show who there is."""
    manager.dialog_data["level"] = None
    await _search(manager)


async def on_person(_tap: CallbackQuery, _widget: Any, manager: DialogManager, person_id: int) -> None:
    """Somebody in the list was chosen: open the card, unless the person has just left."""
    try:
        await services(manager).directory.open_card(account(manager), person_id)
    except NotFound:
        set_notice(manager, "notice-gone")
        return
    manager.dialog_data["card"] = person_id
    await manager.switch_to(Search.card)


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to the menu."""
    await manager.done()


async def _search(manager: DialogManager) -> None:
    await services(manager).directory.begin_search(account(manager), getters.wanted(manager))
    await manager.switch_to(Search.results)
    await turn_to(manager, getters.PEOPLE_SCROLL, 0)
