"""Text widgets over `locales/`: variables are looked up in the window's data."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.text import Text

from dialogs.widgets.context import texts
from school21_bot.texts import MissingText


class _FromLocales(Text):
    def __init__(self, key: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self.key = key


class T(_FromLocales):
    """A text of a message: our markup, what people typed escaped."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return texts(manager).html(self.key, lambda name: look_up(data, name))


class Label(_FromLocales):
    """A text of a button: no markup."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return texts(manager).plain(self.key, lambda name: look_up(data, name))


class Html(Text):
    """Markup that a getter made with `Translator.html`."""

    def __init__(self, name: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._name = name

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return str(data[self._name])


class ItemText(Text):
    """The text of a list's item, ready in its field `text`."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return str(data["item"].text)


def look_up(data: dict[str, Any], name: str) -> Any:
    """The value of a variable: of the window, or of the window around a button.

    Raises:
        MissingText: there is none.
    """
    if name in data:
        return data[name]
    if isinstance(data.get("data"), dict):
        return look_up(data["data"], name)
    raise MissingText(f"the window has no {name!r}")
