"""What a member looks for, as the open dialog remembers it: ids, flags and places, never a word that was typed."""

from typing import Any

import msgspec
from aiogram_dialog import DialogManager

from dialogs.widgets import account, services
from school21_bot.people import Query
from school21_bot.search import CAPPED

_SOUGHT, _CHOSEN = "sought", "chosen"


class Sought(msgspec.Struct, frozen=True, omit_defaults=True):
    """A search that is open.

    `kept`: the id of the sealed row with its words; `turned`: they were typed in the other keyboard layout;
    `found`: None before it has begun; `offers`: the filters without which there would be somebody, and how many;
    `trail`: behind whom the second page begins, the third, and so on, as far as is known; `shown`: who is on the
    page that was drawn last.
    """

    kept: int | None = None
    roles: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()
    mates: bool = False
    newest: bool = False
    turned: bool = False
    found: int | None = None
    offers: tuple[tuple[str, int], ...] = ()
    trail: tuple[tuple[int, int], ...] = ()
    shown: tuple[int, ...] = ()


class Chosen(msgspec.Struct, frozen=True, omit_defaults=True):
    """Filters that are being chosen, and not shown yet."""

    roles: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()
    mates: bool = False


def sought(manager: DialogManager) -> Sought:
    """What is looked for."""
    return msgspec.convert(manager.dialog_data.get(_SOUGHT, {}), Sought)


def seek(manager: DialogManager, now: Sought) -> None:
    """Remember what is looked for."""
    manager.dialog_data.update(as_data(now))


def as_data(now: Sought) -> dict[str, Any]:
    """The same, to start the dialog with."""
    return {_SOUGHT: msgspec.to_builtins(now)}


def chosen(manager: DialogManager) -> Chosen:
    """The filters that are being chosen."""
    return msgspec.convert(manager.dialog_data.get(_CHOSEN, {}), Chosen)


def choose(manager: DialogManager, now: Chosen) -> None:
    """Remember the filters that are being chosen."""
    manager.dialog_data[_CHOSEN] = msgspec.to_builtins(now)


def shown_filters(manager: DialogManager) -> Chosen:
    """The filters of the list that is open."""
    now = sought(manager)
    return Chosen(now.roles, now.levels, now.mates)


async def words_of(manager: DialogManager) -> str | None:
    """The words of the open search; "" without any, None when they are not kept any more."""
    kept = sought(manager).kept
    if kept is None:
        return ""
    query = await services(manager).searching.resume(account(manager), kept)
    return None if query is None else query.text


async def query_with(manager: DialogManager, filters: Chosen) -> Query:
    """The words of the open search among other filters."""
    words = await words_of(manager) or ""
    return Query(words, filters.roles, filters.levels, filters.mates, newest=sought(manager).newest)


async def begun(manager: DialogManager, query: Query) -> Sought:
    """Begin a search: what of it the dialog remembers."""
    searching, viewer = services(manager).searching, account(manager)
    search = await searching.begin(viewer, query)
    offers = [] if search.found else await searching.without(viewer, search.query)
    return Sought(
        kept=search.kept,
        roles=search.query.roles,
        levels=search.query.levels,
        mates=search.query.mates,
        newest=search.query.newest and bool(search.query.text),
        turned=bool(search.typed),
        found=search.found,
        offers=tuple((one.part.value, one.found) for one in offers),
    )


def count_text(found: int) -> str:
    """A number of people for a button; more than a thousand are counted no further."""
    return f"{CAPPED - 1}+" if found >= CAPPED else str(found)
