"""The filters: what their windows read, and what happens in them. They count only once the list is shown."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from msgspec.structs import replace

from dialogs.search.buttons import Pick
from dialogs.search.handlers import look_for
from dialogs.search.naming import LONGEST_WORDS, names_of, with_count
from dialogs.search.sought import Chosen, choose, chosen, count_text, query_with, shown_filters, sought
from dialogs.search.states import Search
from dialogs.widgets import number_text, page_of, services, set_notice, short
from school21_bot.app import Services
from school21_bot.people import Account, Filter
from school21_bot.texts import Translator
from school21_bot.wording import level_text

PICK_SCROLL = "pick_roles"
_ROLES_PER_PAGE = 8
MOST_ROLES = 12


async def filters(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What is chosen, and how many people that leaves."""
    now, query = chosen(dialog_manager), await query_with(dialog_manager, chosen(dialog_manager))
    names = await names_of(services, texts, query)
    return {
        "words": short(query.text, LONGEST_WORDS),
        "roles": ", ".join(names[Filter.ROLES]) or texts.plain("search-any"),
        "levels": ", ".join(names[Filter.LEVELS]) or texts.plain("search-any"),
        "mates": "yes" if now.mates else "no",
        "has_team": bool(account.record.team) or now.mates,
        "is_mates": now.mates,
        "narrows": now != Chosen(),
        "pick_roles_label": _label(texts.plain("button-roles"), len(now.roles)),
        "pick_levels_label": _label(texts.plain("button-levels"), len(now.levels)),
        "show_label": await _show_label(services, account, texts, dialog_manager),
    }


async def pick_roles(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The roles there are members for, those that are chosen with a mark."""
    now, known = set(chosen(dialog_manager).roles), await services.directory.roles(account)
    listed, data = await page_of(dialog_manager, PICK_SCROLL, known, _ROLES_PER_PAGE)
    return {
        "picks": [
            Pick(
                role.id,
                role.id not in now,
                with_count(texts, role.name, number_text(texts, role.members), is_chosen=role.id in now),
            )
            for role in listed
        ],
        "narrows": bool(now),
        "show_label": await _show_label(services, account, texts, dialog_manager),
        **data,
    }


async def pick_levels(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The levels at which there are members of the chosen roles, those that are chosen with a mark."""
    now = chosen(dialog_manager)
    members = {one.level.id: one.members for one in await services.directory.levels_of(account, now.roles)}
    return {
        "picks": [
            Pick(
                level.id,
                level.id not in now.levels,
                with_count(
                    texts,
                    level_text(texts, level),
                    number_text(texts, members.get(level.id, 0)),
                    is_chosen=level.id in now.levels,
                ),
            )
            for level in await services.dictionary.levels()
            if level.id in members or level.id in now.levels
        ],
        "narrows": bool(now.levels),
        "show_label": await _show_label(services, account, texts, dialog_manager),
    }


async def on_pick_role(_tap: CallbackQuery, _widget: Any, manager: DialogManager, pick: Pick) -> None:
    """A role is chosen, or not any more."""
    role = await services(manager).dictionary.role(pick.id)
    now = chosen(manager)
    if pick.chosen and pick.id not in now.roles and len(now.roles) >= MOST_ROLES:
        set_notice(manager, "notice-enough-roles", limit=MOST_ROLES)
        return
    choose(manager, replace(now, roles=_turned(now.roles, role.id or pick.id, is_in=pick.chosen)))


async def on_pick_level(_tap: CallbackQuery, _widget: Any, manager: DialogManager, pick: Pick) -> None:
    """A level is chosen, or not any more."""
    level, now = await services(manager).dictionary.level(pick.id), chosen(manager)
    choose(manager, replace(now, levels=_turned(now.levels, level.id, is_in=pick.chosen)))


async def on_any_role(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """No role is chosen."""
    choose(manager, replace(chosen(manager), roles=()))


async def on_any_level(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """No level is chosen."""
    choose(manager, replace(chosen(manager), levels=()))


async def on_mates(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Only people of the own team."""
    choose(manager, replace(chosen(manager), mates=True))


async def on_everybody(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """People of any team."""
    choose(manager, replace(chosen(manager), mates=False))


async def on_reset(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Nothing is chosen."""
    choose(manager, Chosen())


async def on_show(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Show who is left; when nothing has changed, the same page as before."""
    if sought(manager).found is not None and chosen(manager) == shown_filters(manager):
        await manager.switch_to(Search.results)
    else:
        await look_for(manager, await query_with(manager, chosen(manager)))


async def on_back(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to where the filters were opened, as it was."""
    await manager.switch_to(Search.role if sought(manager).found is None else Search.results)


async def on_words(manager: DialogManager, text: str) -> None:
    """Words were written in front of the filters: among those whom they leave."""
    now = chosen(manager)
    await look_for(manager, replace(await query_with(manager, now), text=text, newest=False))


async def _show_label(services: Services, account: Account, texts: Translator, manager: DialogManager) -> str:
    found = await services.finding.count(account, await query_with(manager, chosen(manager)))
    return texts.plain("search-show", people=count_text(found))


def _label(name: str, count: int) -> str:
    return f"{name} · {count}" if count else name


def _turned(values: tuple[int, ...], one: int, *, is_in: bool) -> tuple[int, ...]:
    rest = tuple(value for value in values if value != one)
    return (*rest, one) if is_in else rest
