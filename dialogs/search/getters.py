"""What the windows of the search read."""

from functools import lru_cache
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.widgets import Choice, card_data, chat_link, number_text, page_number, page_of, short, turn_to
from school21_bot.app import Services
from school21_bot.people import Account, Line, Wanted
from school21_bot.texts import Translator
from school21_bot.wording import level_text

ROLES_SCROLL = "roles"
PEOPLE_SCROLL = "people"
ROLES_PER_PAGE = 10


def wanted(manager: DialogManager) -> Wanted:
    """What was chosen so far."""
    return Wanted(manager.dialog_data.get("role"), manager.dialog_data.get("level"))


async def roles(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """A page of the roles there are members for."""
    found = await services.directory.roles(account)
    shown, data = await page_of(dialog_manager, ROLES_SCROLL, found, ROLES_PER_PAGE)
    return {
        "choices": [
            Choice(
                role.id,
                texts.plain("search-choice", name=short(role.name, 40), members=number_text(texts, role.members)),
            )
            for role in shown
        ],
        "nobody": not found,
        **data,
    }


async def levels(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The levels at which there are members of the role."""
    found = await services.directory.levels(account, wanted(dialog_manager).role_id)
    return {
        "choices": [
            Choice(choice.level.id, _with_count(texts, level_text(texts, choice.level), choice.members))
            for choice in found
        ],
        "role": await _role_name(services, texts, wanted(dialog_manager)),
    }


async def results(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """A page of the members found."""
    page = await services.directory.page(
        account, wanted(dialog_manager), await page_number(dialog_manager, PEOPLE_SCROLL)
    )
    await turn_to(dialog_manager, PEOPLE_SCROLL, page.number)
    return {
        "choices": [Choice(line.id, _line_text(texts, line)) for line in page.lines],
        "number": page.number + 1,
        "pages": page.pages,
        "total": page.total,
        "several": page.pages > 1,
        "role": await _role_name(services, texts, wanted(dialog_manager)),
        "level": await _level_name(services, texts, wanted(dialog_manager)),
    }


async def card(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The card that was chosen."""
    found = await services.directory.card(account, dialog_manager.dialog_data["card"])
    return {
        **card_data(texts, found),
        "chat": "" if found.id == account.id else chat_link(found),
    }


async def _role_name(services: Services, texts: Translator, wanted: Wanted) -> str:
    """What the role that is looked for is called now."""
    if wanted.role_id is None:
        return texts.plain("search-any-role")
    return (await services.dictionary.role(wanted.role_id)).name


async def _level_name(services: Services, texts: Translator, wanted: Wanted) -> str:
    """What the level that is looked for is called now."""
    if wanted.level_id is None:
        return texts.plain("search-any-level")
    return level_text(texts, await services.dictionary.level(wanted.level_id))


@lru_cache(maxsize=1024)
def _with_count(texts: Translator, name: str, members: int) -> str:
    """The same few labels stand on most taps of a search."""
    return texts.plain("search-choice", name=short(name, 40), members=number_text(texts, members))


def _line_text(texts: Translator, line: Line) -> str:
    parts = [part for part in (line.messenger_nickname, line.team) if part]
    return short(" · ".join(parts)) or texts.plain("empty-line")
