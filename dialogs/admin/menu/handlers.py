"""Where the staff's menu leads."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to the menu that everybody has."""
    await manager.done()
