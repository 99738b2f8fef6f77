"""Draws every window of every flow, in all languages, into one page, without a database or a network."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import Dialog
from aiogram_dialog.api.entities import NewMessage
from aiogram_dialog.setup import collect_dialogs
from aiogram_dialog.tools.preview import FakeManager
from jinja2 import Environment, FileSystemLoader, select_autoescape

from school21_bot.texts import LANGUAGES, translator


@dataclass(frozen=True, slots=True)
class Drawn:
    """A window in one language: its text with Telegram's markup, and its keyboard row by row."""

    language: str
    html: str
    rows: list[list[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True)
class WindowShown:
    """A window in all languages."""

    state: str
    name: str
    drawn: list[Drawn]


@dataclass(frozen=True, slots=True)
class Flow:
    """A dialog with its windows, in order."""

    name: str
    windows: list[WindowShown]


async def draw(router: Router) -> list[Flow]:
    """Every window of every dialog below `router`, from its preview data."""
    return [
        Flow(dialog.states_group_name(), [await _window(dialog, state) for state in dialog.states()])
        for dialog in _dialogs(router)
    ]


def write_preview(router: Router, output: Path) -> int:
    """Draw everything into the file `output`; returns the number of windows."""
    flows = asyncio.run(draw(router))
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape(), trim_blocks=True
    )
    page = environment.get_template("preview.html").render(flows=flows, languages=LANGUAGES)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(page, encoding="utf-8")
    return sum(len(flow.windows) for flow in flows)


async def draw_window(dialog: Dialog, state: State, language: str) -> NewMessage:
    """One window as it would be sent."""
    manager = FakeManager()  # type: ignore[no-untyped-call]  # the library left its constructor untyped
    manager.middleware_data["texts"] = translator(language)
    manager.set_dialog(dialog)
    manager.set_state(state)
    return await manager.show_raw()


def _dialogs(router: Router) -> Iterable[Dialog]:
    return [dialog for dialog in collect_dialogs(router) if isinstance(dialog, Dialog)]


async def _window(dialog: Dialog, state: State) -> WindowShown:
    name = state.state or ""
    drawn = [_drawn(language, await draw_window(dialog, state, language)) for language in LANGUAGES]
    return WindowShown(name, name.partition(":")[2], drawn)


def _drawn(language: str, message: NewMessage) -> Drawn:
    keyboard: Any = message.reply_markup
    rows = keyboard.inline_keyboard if isinstance(keyboard, InlineKeyboardMarkup) else []
    return Drawn(language, message.text or "", [row for row in rows if row])
