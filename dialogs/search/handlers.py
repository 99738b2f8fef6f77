"""What happens when somebody looks for people, changes the search in front of the list, or opens a card."""

from collections.abc import Sequence
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from msgspec.structs import replace

from dialogs.search.buttons import Chip
from dialogs.search.paging import PEOPLE_SCROLL, shown
from dialogs.search.sought import (
    Chosen,
    Sought,
    begun,
    choose,
    query_with,
    seek,
    shown_filters,
    sought,
)
from dialogs.search.states import Search
from dialogs.widgets import account, page_number, services, set_notice, turn_to
from school21_bot.errors import NotFound
from school21_bot.people import Filter, Query


async def on_start(start_data: Any, manager: DialogManager) -> None:
    """The search opens: with what was begun in front of the menu, if anything was."""
    if isinstance(start_data, dict):
        manager.dialog_data.update(start_data)


async def look_for(manager: DialogManager, query: Query) -> None:
    """Begin a search, and show its first page."""
    seek(manager, await begun(manager, query))
    await turn_to(manager, PEOPLE_SCROLL, 0)
    await manager.switch_to(Search.results)


async def on_first_words(manager: DialogManager, text: str) -> None:
    """Words were written where nothing was chosen yet."""
    await look_for(manager, Query(text))


async def on_words(manager: DialogManager, text: str) -> None:
    """Words were written; what else narrows the search stays."""
    now = sought(manager)
    await look_for(manager, Query(text, now.roles, now.levels, now.mates))


async def on_role(_tap: CallbackQuery, _widget: Any, manager: DialogManager, role_id: int) -> None:
    """A role was chosen: a new search."""
    role = await services(manager).dictionary.role(role_id)
    seek(manager, Sought(roles=(role.id or role_id,)))
    await manager.switch_to(Search.level)


async def on_any_role(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The role does not matter."""
    seek(manager, Sought())
    await manager.switch_to(Search.level)


async def on_level(_tap: CallbackQuery, _widget: Any, manager: DialogManager, level_id: int) -> None:
    """A level was chosen: show who there is."""
    level = await services(manager).dictionary.level(level_id)
    await _narrow(manager, levels=(level.id,))


async def on_any_level(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The level does not matter: show who there is."""
    await _narrow(manager, levels=())


async def on_chip(_tap: CallbackQuery, _widget: Any, manager: DialogManager, chip: Chip) -> None:
    """A value is taken out of the search; of a chip that is gone nothing more."""
    now = sought(manager)
    match chip.part:
        case Filter.TEXT if now.kept is not None:
            await look_for(manager, replace(await query_with(manager, shown_filters(manager)), text=""))
        case Filter.ROLES if chip.id in now.roles:
            await _narrow(manager, roles=_without(now.roles, chip.id))
        case Filter.LEVELS if chip.id in now.levels:
            await _narrow(manager, levels=_without(now.levels, chip.id))
        case Filter.MATES if now.mates:
            await _narrow(manager, mates=False)


async def on_offer(_tap: CallbackQuery, _widget: Any, manager: DialogManager, chip: Chip) -> None:
    """A whole filter is taken out of a search that found nobody."""
    query = await query_with(manager, shown_filters(manager))
    if chip.part in query.filters:
        await look_for(manager, query.without(chip.part))


async def on_newest(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The latest first, however well the words fit."""
    await _order(manager, newest=True)


async def on_best(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Whom the words fit best first."""
    await _order(manager, newest=False)


async def on_filters(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Open the filters of the list."""
    choose(manager, shown_filters(manager))
    await manager.switch_to(Search.filters)


async def on_first_filters(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Open the filters of a new search."""
    seek(manager, Sought())
    choose(manager, Chosen())
    await manager.switch_to(Search.filters)


async def on_person(_tap: CallbackQuery, _widget: Any, manager: DialogManager, person_id: int) -> None:
    """Somebody in the list was chosen: open the card, unless the person has just left."""
    if await _open_first(manager, [person_id]):
        await manager.switch_to(Search.card)
    else:
        set_notice(manager, "notice-gone")


async def on_previous(_tap: CallbackQuery, _widget: Any, manager: DialogManager, person_id: int) -> None:
    """The card before the one with this id."""
    await _step(manager, person_id, -1)


async def on_next(_tap: CallbackQuery, _widget: Any, manager: DialogManager, person_id: int) -> None:
    """The card after the one with this id."""
    await _step(manager, person_id, 1)


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to the menu."""
    await manager.done()


async def _narrow(manager: DialogManager, **changes: Any) -> None:
    await look_for(manager, await query_with(manager, replace(shown_filters(manager), **changes)))


async def _order(manager: DialogManager, *, newest: bool) -> None:
    now = sought(manager)
    if now.newest is not newest:
        seek(manager, replace(now, newest=newest, trail=()))
        await turn_to(manager, PEOPLE_SCROLL, 0)


async def _step(manager: DialogManager, person_id: int, direction: int) -> None:
    """Open the next card of the list, over the end of a page as well; who has left is passed over."""
    there = sought(manager).shown
    if manager.dialog_data.get("card") != person_id or person_id not in there:  # the second tap of two
        return
    place = there.index(person_id)
    rest = there[place + 1 :] if direction > 0 else there[:place][::-1]
    if await _open_first(manager, rest):
        return
    number = await page_number(manager, PEOPLE_SCROLL)
    if 0 <= number + direction <= len(sought(manager).trail):
        page = await shown(manager, number + direction)
        ids = [hit.id for hit in page.hits][::direction]
        if person_id in ids:  # others have left, and it moved up to the page before
            ids = ids[ids.index(person_id) + 1 :]
        if page.number == number + direction and await _open_first(manager, ids):
            return
        await shown(manager, number)
    set_notice(manager, "notice-no-further")


async def _open_first(manager: DialogManager, ids: Sequence[int]) -> bool:
    """Open the card of the first of these people who is still there; whether anybody is."""
    for person_id in ids:
        try:
            await services(manager).directory.open_card(account(manager), person_id)
        except NotFound:
            continue
        manager.dialog_data["card"] = person_id
        return True
    return False


def _without(values: Sequence[int], one: int) -> tuple[int, ...]:
    return tuple(value for value in values if value != one)
