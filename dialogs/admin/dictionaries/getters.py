"""What the windows of the dictionaries read."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.widgets import Choice, actor, number_text, page_number, short, turn_to
from school21_bot.app import Services
from school21_bot.people import RolePage, UsedLevel
from school21_bot.texts import Translator
from school21_bot.wording import level_text

ROLES_SCROLL = "roles"
TARGETS_SCROLL = "targets"
_MOST_ALIASES = 12


async def main(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How many roles and levels there are."""
    by = actor(dialog_manager)
    page = await services.role_book.page(by, 0)
    return {"roles": page.total, "levels": len(await services.level_book.levels(by))}


async def roles(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the roles, or of those that were looked for."""
    words = dialog_manager.dialog_data.get("words", "")
    number = await page_number(dialog_manager, ROLES_SCROLL)
    page = await services.role_book.page(actor(dialog_manager), number, words=words)
    await turn_to(dialog_manager, ROLES_SCROLL, page.number)
    return _list(texts, page, words)


async def merge_with(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the roles with which the chosen one can be merged."""
    by, words = actor(dialog_manager), dialog_manager.dialog_data.get("target_words", "")
    merged = await services.role_book.role(by, dialog_manager.dialog_data["role"])
    number = await page_number(dialog_manager, TARGETS_SCROLL)
    page = await services.role_book.page(by, number, words=words, but=merged.id)
    await turn_to(dialog_manager, TARGETS_SCROLL, page.number)
    return {"name": merged.name, **_list(texts, page, words)}


async def role(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The role that was chosen."""
    found = await services.role_book.role(actor(dialog_manager), dialog_manager.dialog_data["role"])
    aliases = " · ".join(found.aliases[:_MOST_ALIASES]) + (" …" if len(found.aliases) > _MOST_ALIASES else "")
    return {"name": found.name, "members": found.members, "others": found.others, "aliases": aliases}


async def merge(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The two roles of which one is to be made."""
    by, data, book = actor(dialog_manager), dialog_manager.dialog_data, services.role_book
    merged, into = await book.role(by, data["role"]), await book.role(by, data["into"])
    return {
        "name": merged.name,
        "members": merged.members,
        "others": merged.others,
        "into": into.name,
        "into_members": into.members,
        "into_others": into.others,
        "sum": merged.members + into.members,
    }


async def levels(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """All levels, in order."""
    found = await services.level_book.levels(actor(dialog_manager))
    return {
        "choices": [
            Choice(used.level.id, _line(texts, level_text(texts, used.level), used.members, used.others))
            for used in found
        ]
    }


async def level(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The level that was chosen."""
    by = actor(dialog_manager)
    used = await services.level_book.level(by, dialog_manager.dialog_data["level"])
    return _level(texts, used) | {"total": len(await services.level_book.levels(by))}


def _list(texts: Translator, page: RolePage, words: str) -> dict[str, Any]:
    return {
        "choices": [Choice(role.id, _line(texts, role.name, role.members, role.others)) for role in page.lines],
        "number": page.number + 1,
        "pages": page.pages,
        "several": page.pages > 1,
        "total": page.total,
        "words": words,
        "kind": ("found" if words else "all") if page.total else ("not_found" if words else "none"),
    }


def _level(texts: Translator, used: UsedLevel) -> dict[str, Any]:
    return {
        "name": level_text(texts, used.level),
        "usual": texts.plain(f"level-{used.level.code}") if used.has_usual_name else "",
        "members": used.members,
        "others": used.others,
        "position": used.position,
        "is_first": used.position == 1,
        "is_last": used.is_last,
    }


def _line(texts: Translator, name: str, members: int, others: int) -> str:
    key = "dictionaries-used-more" if others else "dictionaries-used"
    return texts.plain(
        key, name=short(name, 36), members=number_text(texts, members), others=number_text(texts, others)
    )
