"""The roles and levels to choose from, as lists of buttons with what they read."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Group

from dialogs.widgets.choices import Choice, OnChoice, choices
from dialogs.widgets.context import services
from dialogs.widgets.names import short
from dialogs.widgets.pager import page_of, pager
from school21_bot.app import Services
from school21_bot.texts import Translator
from school21_bot.wording import level_text

_ROLES_SCROLL = "roles"
_ROLES_PER_PAGE = 8


def known_roles(on_role: OnChoice) -> Group:
    """The roles that people have, paged."""
    return Group(Group(choices("role", on_role), width=2), pager(_ROLES_SCROLL))


async def known_roles_getter(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the roles people have, most used first."""
    roles = await services.dictionary.roles_by_use()
    shown, data = await page_of(dialog_manager, _ROLES_SCROLL, roles, _ROLES_PER_PAGE)
    return {"choices": [Choice(role.id, short(role.name)) for role in shown], **data}


async def states_level(manager: DialogManager, text: str) -> bool:
    """Whether a typed line that was accepted names a level."""
    return (await services(manager).dictionary.read_line(text)).level is not None


def levels(on_level: OnChoice) -> Group:
    """All levels, in order."""
    return Group(choices("level", on_level), width=3)


async def levels_getter(services: Services, texts: Translator, **_: Any) -> dict[str, Any]:
    """All levels, in order."""
    return {
        "choices": [Choice(level.id, short(level_text(texts, level))) for level in await services.dictionary.levels()]
    }
