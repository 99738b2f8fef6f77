"""Choosing to whom a broadcast goes: what those windows read, and what happens in them."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.admin.messages.getters import CAMPAIGN, audience_words, viewed
from dialogs.widgets import Choice, actor, number_text, page_of, services, short
from school21_bot.app import Services
from school21_bot.errors import NotFound
from school21_bot.messages import MAY_BE_TOLD, Audience
from school21_bot.texts import LANGUAGES, Translator
from school21_bot.wording import level_text

OnChoice = Callable[[CallbackQuery, Any, DialogManager, int], Awaitable[None]]

ROLES_SCROLL = "audience_roles"
_ROLES_PER_PAGE = 8
_CHOSEN = "✓ "


async def audience(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who is meant, and how many they are."""
    found = await viewed(services, dialog_manager)
    chosen = found.audience.statuses
    return {
        "choices": [
            Choice(number, _marked(texts.plain(f"dashboard-status-{status}"), status in chosen))
            for number, status in enumerate(MAY_BE_TOLD, start=1)
        ],
        "people": await services.campaigns.count(actor(dialog_manager), found.id),
        **await audience_words(services, texts, found),
    }


async def roles(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The roles that people have, those that are meant with a mark."""
    found = await viewed(services, dialog_manager)
    known = await services.dictionary.roles_by_use()
    shown, data = await page_of(dialog_manager, ROLES_SCROLL, known, _ROLES_PER_PAGE)
    return {
        "choices": [Choice(role.id, _marked(short(role.name), role.id in found.audience.roles)) for role in shown],
        "people": number_text(texts, await services.campaigns.count(actor(dialog_manager), found.id)),
        **data,
    }


async def levels(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """All levels, in the same way."""
    found = await viewed(services, dialog_manager)
    return {
        "choices": [
            Choice(level.id, _marked(short(level_text(texts, level)), level.id in found.audience.levels))
            for level in await services.dictionary.levels()
        ],
        "people": number_text(texts, await services.campaigns.count(actor(dialog_manager), found.id)),
    }


async def on_status(_tap: CallbackQuery, _widget: Any, manager: DialogManager, number: int) -> None:
    """A status is meant, or not any more."""
    if number > len(MAY_BE_TOLD):
        raise NotFound
    status = MAY_BE_TOLD[number - 1]
    await _change(manager, lambda now: {"statuses": _turned(now.statuses, status)})


async def on_role(_tap: CallbackQuery, _widget: Any, manager: DialogManager, role_id: int) -> None:
    """A role is meant, or not any more."""
    role = await services(manager).dictionary.role(role_id)
    await _change(manager, lambda now: {"roles": _turned(now.roles, role.id)})


async def on_level(_tap: CallbackQuery, _widget: Any, manager: DialogManager, level_id: int) -> None:
    """A level is meant, or not any more."""
    level = await services(manager).dictionary.level(level_id)
    await _change(manager, lambda now: {"levels": _turned(now.levels, level.id)})


async def on_language(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """The next language, or any."""
    order = (None, *LANGUAGES)
    await _change(manager, lambda now: {"language": order[(order.index(now.language) + 1) % len(order)]})


async def on_any_role(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """All roles are meant."""
    await _change(manager, lambda now: {"roles": ()})


async def on_any_level(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """All levels are meant."""
    await _change(manager, lambda now: {"levels": ()})


async def _change(manager: DialogManager, change: Callable[[Audience], dict[str, Any]]) -> None:
    by, campaign_id = actor(manager), manager.dialog_data[CAMPAIGN]
    now = (await services(manager).campaigns.view(by, campaign_id)).audience
    await services(manager).drafts.set_audience(by, campaign_id, msgspec.structs.replace(now, **change(now)))


def _turned(chosen: tuple[Any, ...], one: Any) -> tuple[Any, ...]:
    return tuple(other for other in chosen if other != one) if one in chosen else (*chosen, one)


def _marked(name: str, is_chosen: bool) -> str:
    return f"{_CHOSEN}{name}" if is_chosen else name
