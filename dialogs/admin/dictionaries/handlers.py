"""What happens when staff choose, rename, merge, order or add."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.admin.dictionaries.getters import ROLES_SCROLL, TARGETS_SCROLL
from dialogs.admin.dictionaries.states import AdminDictionaries
from dialogs.widgets import actor, services, set_notice, turn_to
from school21_bot.errors import Conflict, RuleViolated
from school21_bot.people import Direction, Field
from school21_bot.people.rules import LONGEST

OnClick = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]


async def on_words(_message: Message, text: str, manager: DialogManager) -> None:
    """Words of a role's name were typed."""
    manager.dialog_data["words"] = _short_enough(text)
    await turn_to(manager, ROLES_SCROLL, 0)


async def on_target_words(_message: Message, text: str, manager: DialogManager) -> None:
    """Words of the name of the role to merge with were typed."""
    manager.dialog_data["target_words"] = _short_enough(text)
    await turn_to(manager, TARGETS_SCROLL, 0)


async def on_all(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """All roles again."""
    manager.dialog_data["words"] = ""
    await turn_to(manager, ROLES_SCROLL, 0)


async def on_all_targets(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """All roles to merge with again."""
    manager.dialog_data["target_words"] = ""
    await turn_to(manager, TARGETS_SCROLL, 0)


async def on_role(_tap: CallbackQuery, _widget: Any, manager: DialogManager, role_id: int) -> None:
    """A role was chosen."""
    manager.dialog_data["role"] = role_id
    await manager.switch_to(AdminDictionaries.role)


async def on_role_name(_message: Message, text: str, manager: DialogManager) -> None:
    """Another name for the role was typed."""
    try:
        await services(manager).role_book.rename(actor(manager), manager.dialog_data["role"], text)
        set_notice(manager, "dictionaries-renamed")
    except Conflict:
        set_notice(manager, "notice-moved-on")
    await manager.switch_to(AdminDictionaries.role)


async def on_merge_with(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Choose the role with which to make one of two."""
    manager.dialog_data["target_words"] = ""
    await manager.switch_to(AdminDictionaries.merge_with)
    await turn_to(manager, TARGETS_SCROLL, 0)


async def on_target(_tap: CallbackQuery, _widget: Any, manager: DialogManager, role_id: int) -> None:
    """The other role was chosen."""
    manager.dialog_data["into"] = role_id
    await manager.switch_to(AdminDictionaries.merge)


async def on_swap(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The other name is to stay."""
    data = manager.dialog_data
    data["role"], data["into"] = data["into"], data["role"]


async def on_merge(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Make one role of the two."""
    data = manager.dialog_data
    try:
        await services(manager).role_book.merge(actor(manager), data["role"], data["into"])
        set_notice(manager, "dictionaries-merged")
    except Conflict:
        set_notice(manager, "notice-moved-on")
    data["role"] = data["into"]
    await manager.switch_to(AdminDictionaries.role)


async def on_level(_tap: CallbackQuery, _widget: Any, manager: DialogManager, level_id: int) -> None:
    """A level was chosen."""
    manager.dialog_data["level"] = level_id
    await manager.switch_to(AdminDictionaries.level)


def on_move(direction: Direction) -> OnClick:
    """The level is to change places with its neighbour."""

    async def handler(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
        await services(manager).level_book.move(actor(manager), manager.dialog_data["level"], direction)

    return handler


async def on_level_name(_message: Message, text: str, manager: DialogManager) -> None:
    """Another name for the level was typed."""
    await services(manager).level_book.rename(actor(manager), manager.dialog_data["level"], text)
    set_notice(manager, "dictionaries-level-renamed")
    await manager.switch_to(AdminDictionaries.level)


async def on_usual_name(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The level is to have its usual name back."""
    await services(manager).level_book.use_usual_name(actor(manager), manager.dialog_data["level"])
    set_notice(manager, "dictionaries-level-renamed")
    await manager.switch_to(AdminDictionaries.level)


async def on_new_level(_message: Message, text: str, manager: DialogManager) -> None:
    """The name of a new level was typed."""
    manager.dialog_data["level"] = await services(manager).level_book.add(actor(manager), text)
    set_notice(manager, "dictionaries-level-added")
    await manager.switch_to(AdminDictionaries.level)


def _short_enough(words: str) -> str:
    """Words of a name; roles are nothing personal, so that the window may remember them.

    Raises:
        RuleViolated: longer than a name may be.
    """
    if len(words) > LONGEST[Field.ROLE]:
        raise RuleViolated("words", "too-long")
    return words.strip()
