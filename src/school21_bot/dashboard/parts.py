"""What pages are made of: headings, tiles with a number, moments in words."""

from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

import panel_material_ui as pmui

from school21_bot.settings import Settings
from school21_bot.texts import Translator

_TILES_STYLE = """<style>
.tiles {display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px}
.tile {border: 1px solid rgba(128,136,148,.22); border-radius: 14px; padding: 12px 16px}
.tile {font-family: Roboto, sans-serif}
.label {opacity: .7; font-size: .86rem; line-height: 1.3}
.value {font-size: 1.7rem; font-weight: 600; line-height: 1.35; white-space: nowrap}
</style>"""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a tile, and how it is written."""

    label: str
    value: str


def tiles(numbers: list[Number]) -> str:
    """The tiles of a page as HTML, as many in a row as fit."""
    return f'{_TILES_STYLE}<div class="tiles">{"".join(map(_tile, numbers))}</div>'


def heading(text: str) -> Any:
    """The title of a page or of a part of it."""
    return pmui.Typography(text, variant="h5", sx={"fontWeight": 600})


def moment(words: Translator, settings: Settings, at: datetime) -> str:
    """A day and a time in TIMEZONE."""
    local = at.astimezone(ZoneInfo(settings.timezone))
    return words.plain("dashboard-moment", date=f"{local:%d.%m.%Y}", time=f"{local:%H:%M}")


def _tile(number: Number) -> str:
    label, value = escape(number.label), escape(number.value)
    return f'<div class="tile"><div class="label">{label}</div><div class="value">{value}</div></div>'
