"""The last row of a window that lies deeper: one step back, or out of the dialog."""

from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from dialogs.widgets.text import Label


def ways_back(window: str, back: State) -> Row:
    """Back to the window `back`, and to the staff's menu."""
    return Row(SwitchTo(Label("button-back"), id=f"back_{window}", state=back), way_out(window))


def way_out(window: str) -> Button:
    """To the staff's menu, from which the dialog was opened."""
    return Button(Label("button-admin-menu"), id=f"close_{window}", on_click=_on_close)


async def _on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    await manager.done()
