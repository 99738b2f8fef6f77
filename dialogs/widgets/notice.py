"""A line above the window that is shown once: why an answer was refused, what to do instead."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.text import Text

from dialogs.widgets.context import texts

_KEY = "notice"


def set_notice(manager: DialogManager, key: str, **facts: str | int) -> None:
    """Show the text `key` in the next window of this dialog, once."""
    manager.dialog_data[_KEY] = {"key": key, **facts}


def with_notice(key: str | None) -> dict[str, Any]:
    """Start data for a dialog that opens with the notice `key`."""
    return {_KEY: {"key": key}} if key else {}


class Notice(Text):
    """Where the notice stands; drawing it uses it up."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        given = manager.start_data if isinstance(manager.start_data, dict) else {}
        waiting = manager.dialog_data.pop(_KEY, None) or given.pop(_KEY, None)
        if waiting is None:
            return ""
        key = waiting.pop("key")
        text = texts(manager).plain(key, **waiting)
        if key.startswith(("notice-", "refused-")):
            return texts(manager).html("notice", text=text)
        return texts(manager).html("noted", text=text)
