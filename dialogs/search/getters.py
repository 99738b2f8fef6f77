"""What the windows of the path read: role, level, the list, the card."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.search.buttons import Chip
from dialogs.search.naming import names_of, role_name, title_of, with_count
from dialogs.search.paging import PEOPLE_SCROLL, Shown, shown
from dialogs.search.sought import count_text, shown_filters, sought
from dialogs.widgets import Choice, card_data, chat_link, number_text, page_number, page_of, short
from school21_bot.app import Services
from school21_bot.people import Account, Filter, Hit
from school21_bot.search import CAPPED
from school21_bot.texts import Translator
from school21_bot.wording import level_text

ROLES_SCROLL = "roles"
ROLES_PER_PAGE = 10
_ALIKE = "≈ "


async def roles(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """A page of the roles there are members for, and whether anything was looked for before."""
    found = await services.directory.roles(account)
    listed, data = await page_of(dialog_manager, ROLES_SCROLL, found, ROLES_PER_PAGE)
    return {
        "choices": [Choice(role.id, with_count(texts, role.name, number_text(texts, role.members))) for role in listed],
        "nobody": not found,
        "has_recent": account.has_searched,
        **data,
    }


async def levels(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The levels at which there are members of the role."""
    chosen = shown_filters(dialog_manager).roles
    found = await services.directory.levels_of(account, chosen)
    names = [await role_name(services, texts, role_id) for role_id in chosen]
    return {
        "choices": [
            Choice(
                choice.level.id, with_count(texts, level_text(texts, choice.level), number_text(texts, choice.members))
            )
            for choice in found
        ],
        "role": ", ".join(names) or texts.plain("search-any-role"),
    }


async def results(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the members found, and what can be changed about the search."""
    page = await shown(dialog_manager)
    query, names = page.query, await names_of(services, texts, page.query)
    alike = sum(hit.rank.is_near for hit in page.hits)
    return {
        "choices": [Choice(hit.id, _line_text(texts, hit)) for hit in page.hits],
        "what": title_of(texts, query, names),
        "outcome": _outcome(page, alike),
        "total": page.found,
        "turned": page.now.turned,
        "words": query.text,
        "explains_alike": bool(alike and page.found),
        "number": page.number + 1,
        "pages": page.pages or 0,
        "reachable": page.reachable,
        "several": page.reachable > 1,
        "counts_pages": page.pages is not None,
        "goes_on": page.goes_on,
        "offers": _offers(texts, page, names),
        "chips": _chips(texts, page, names),
        "can_be_newest": bool(query.text) and not query.newest and page.found > 1,
        "is_newest": query.newest and bool(query.text),
        "is_path": not query.text and not query.mates and len(query.roles) < 2 and len(query.levels) < 2,
    }


async def card(
    services: Services, account: Account, texts: Translator, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The card that was chosen, and whether others come before and after it in the list."""
    found = await services.directory.card(account, dialog_manager.dialog_data["card"])
    now, here = sought(dialog_manager), [Choice(found.id, "")]
    page = await page_number(dialog_manager, PEOPLE_SCROLL)
    listed = found.id in now.shown
    return {
        **card_data(texts, found),
        "chat": "" if found.id == account.id else chat_link(found),
        "previous": here if listed and (page or found.id != now.shown[0]) else [],
        "next": here if listed and (page < len(now.trail) or found.id != now.shown[-1]) else [],
        "has_list": now.found is not None,
    }


def _outcome(page: Shown, alike: int) -> str:
    """What came of it, in a word."""
    if page.found:
        return "many" if page.found >= CAPPED else "some"
    if alike:
        return "alike"
    if page.reachable > 1:
        return "unseen"
    if page.now.offers:
        return "nobody"
    return "nobody_words" if page.query.text else "nobody_path"


def _offers(texts: Translator, page: Shown, names: dict[Filter, list[str]]) -> list[Chip]:
    """The filters without which there would be somebody."""
    found = []
    for value, people in page.now.offers if not page.found else ():
        part = Filter(value)
        key = "search-without-words" if part is Filter.TEXT else "search-without"
        found.append(
            Chip(part, 0, texts.plain(key, what=_dropped(texts, page, part, names), people=count_text(people)))
        )
    return found


def _dropped(texts: Translator, page: Shown, part: Filter, names: dict[Filter, list[str]]) -> str:
    if part is Filter.TEXT:
        return short(page.query.text, 24)
    return short(names[part][0], 24) if len(names[part]) == 1 else texts.plain(f"search-several-{part.value}")


def _chips(texts: Translator, page: Shown, names: dict[Filter, list[str]]) -> list[Chip]:
    """Everything that narrows the search, each to be taken out."""
    query = page.query
    ids = {Filter.ROLES: query.roles, Filter.LEVELS: query.levels}
    return [
        Chip(part, value_id, texts.plain("search-chip", what=short(name, 32)))
        for part in Filter
        for value_id, name in zip(ids.get(part, (0,)), names[part], strict=False)
    ]


def _line_text(texts: Translator, hit: Hit) -> str:
    """What tells people apart in a list."""
    parts = [hit.name or hit.messenger_nickname, hit.team or (hit.messenger_nickname if hit.name else "")]
    line = short(" · ".join(part for part in parts if part)) or texts.plain("empty-line")
    return f"{_ALIKE}{line}" if hit.rank.is_near else line
