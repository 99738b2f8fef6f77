"""The last searches: what their window reads, and what happens in it."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.search.handlers import look_for
from dialogs.search.naming import names_of, title_of
from dialogs.search.states import Search
from dialogs.widgets import Choice, account, remember, services, set_notice, short
from school21_bot.app import Services
from school21_bot.people import Account
from school21_bot.texts import Translator


async def recent(services: Services, account: Account, texts: Translator, **_: Any) -> dict[str, Any]:
    """The last searches, each in a line."""
    found = await services.searching.recent(account)
    return {
        "choices": [
            Choice(one.id, short(title_of(texts, one.query, await names_of(services, texts, one.query))))
            for one in found
        ],
        "nothing": not found,
    }


async def on_recent(_tap: CallbackQuery, _widget: Any, manager: DialogManager, kept: int) -> None:
    """Look for the same once more."""
    query = await services(manager).searching.resume(account(manager), kept)
    if query is None:
        set_notice(manager, "notice-search-gone")
    else:
        await look_for(manager, query)


async def on_clear(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Keep none of them."""
    await services(manager).searching.forget(account(manager))
    remember(manager, replace(account(manager), has_searched=False))
    set_notice(manager, "search-cleared")
    await manager.switch_to(Search.role)
