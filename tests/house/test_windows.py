"""Every window can be drawn without a database, keeps Telegram's limits, and takes whatever is sent."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import Dialog, Window
from aiogram_dialog.setup import collect_dialogs

from dialogs.preview import draw_window, write_preview
from school21_bot.sandbox import html
from school21_bot.telegram.dispatcher import build_dialogs
from school21_bot.texts import LANGUAGES

DIALOGS = [dialog for dialog in collect_dialogs(build_dialogs()) if isinstance(dialog, Dialog)]
WINDOWS = [(dialog, state) for dialog in DIALOGS for state in dialog.states()]
LARGEST_ID = str(2**63 - 1)
INTENT = "x" * 6
"""What stands before the data of every button: as long as the library's ids of open dialogs."""

every_dialog = pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.states_group_name())
every_window = pytest.mark.parametrize(("dialog", "state"), WINDOWS, ids=[state.state for _, state in WINDOWS])
every_language = pytest.mark.parametrize("language", LANGUAGES)


async def keyboard(dialog: Dialog, state: State, language: str) -> list[InlineKeyboardButton]:
    message = await draw_window(dialog, state, language)
    rows = message.reply_markup.inline_keyboard if isinstance(message.reply_markup, InlineKeyboardMarkup) else []
    return [button for row in rows for button in row]


@every_dialog
def test_every_state_has_a_window(dialog: Dialog) -> None:
    assert set(dialog.states()) == set(dialog.states_group().__states__)


@every_dialog
def test_widget_ids_are_unique_in_a_dialog_because_they_share_its_memory(dialog: Dialog) -> None:
    ids = Counter(widget_id for window in dialog.windows.values() for widget_id in _ids(window.keyboard))  # type: ignore[attr-defined]  # the protocol does not show it
    assert {widget_id for widget_id, times in ids.items() if times > 1} == set()


def _ids(widget: Any) -> Iterator[str]:
    if widget is None:
        return
    if getattr(widget, "widget_id", None):
        yield widget.widget_id
    for inner in getattr(widget, "buttons", ()):
        yield from _ids(inner)


@every_window
def test_every_window_takes_whatever_is_sent(dialog: Dialog, state: State) -> None:
    window = dialog.windows[state]
    assert isinstance(window, Window)
    assert window.on_message is not None


@every_language
@every_window
async def test_every_window_can_be_drawn_without_a_database(dialog: Dialog, state: State, language: str) -> None:
    message = await draw_window(dialog, state, language)
    text, _ = html.parse(message.text or "")
    assert 0 < len(text) <= 4096
    assert "\n\n\n" not in text


@every_language
@every_window
async def test_every_button_keeps_telegrams_limits(dialog: Dialog, state: State, language: str) -> None:
    buttons = await keyboard(dialog, state, language)
    assert len(buttons) <= 100
    for button in buttons:
        assert button.text.strip()
        assert button.url or button.callback_data or button.switch_inline_query_chosen_chat
        if button.callback_data:
            _, separator, own = button.callback_data.partition("\x1d")
            longest = re.sub(r"(?<=:)\d+$", LARGEST_ID, own)
            assert len(f"{INTENT}{separator}{longest}".encode()) <= 64


def test_the_preview_is_one_page_that_loads_nothing(tmp_path: Path) -> None:
    output = tmp_path / "preview" / "index.html"
    assert write_preview(build_dialogs(), output) == len(WINDOWS)
    page = output.read_text(encoding="utf-8")
    for _, state in WINDOWS:
        assert f'id="{state.state}"' in page
    assert "Какой у вас ник" in page
    assert "What is your" in page
    assert not re.search(r"""(?:src|href)=["'](?!#|tg:|https://t\.me/)|@import|url\(""", page)
