"""The bar that shows how far the registration is; the words beside it say the same."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.text import Text


class StepBar(Text):
    """Filled and empty squares: `done` of `total`."""

    def __init__(self, done: int, total: int, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._bar = "▰" * done + "▱" * (total - done)

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return self._bar
