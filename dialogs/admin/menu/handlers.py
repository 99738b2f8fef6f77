"""Where the staff's menu leads."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from dialogs.widgets import actor, texts


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to the menu that everybody has."""
    await manager.done()


async def on_dashboard(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Give a link to the dashboard; the menu stays the last message."""
    services = manager.middleware_data["services"]
    words = texts(manager)
    secret = await services.sessions.invite(actor(manager), words.language)
    if tap.message is not None:
        await tap.message.answer(words.html("dashboard-link", link=services.sessions.address(secret)))
    manager.show_mode = ShowMode.DELETE_AND_SEND
