"""What pages are made of: headings, tiles with a number, tables, and cards with a chart that can be taken along."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import panel as pn
import panel_material_ui as pmui

from school21_bot.dashboard import csv_file, formats
from school21_bot.dashboard.charts import Chart
from school21_bot.settings import Settings
from school21_bot.texts import Translator

# Bokeh's own button to save a figure does nothing in a browser without a window; this asks the figure's view itself.
_SAVE_PNG = """
    const found = []
    const look = view => {
        if (view.model.type == "Figure" && view.model.name == name) found.push(view)
        for (const one of view.child_views ?? []) look(one)
    }
    for (const view of Bokeh.index.roots ?? Object.values(Bokeh.index)) look(view)
    if (!found.length) return
    const canvas = found[0].export("png", true).canvas
    const link = document.createElement("a")
    link.download = `${name}.png`
    link.href = canvas.toDataURL("image/png")
    link.click()
"""
_CARD = {"p": "14px 18px 4px", "border": "1px solid rgba(128,136,148,.22)", "borderRadius": "14px"}
_TITLE = {"fontSize": "1.02rem", "fontWeight": 600, "lineHeight": 1.3}
_TILES_STYLE = """<style>
.tiles {display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px}
.tile {border: 1px solid rgba(128,136,148,.22); border-radius: 14px; padding: 12px 16px}
.tile {font-family: Roboto, sans-serif}
.label, .earlier {opacity: .68; font-size: .84rem; line-height: 1.3}
.value {font-size: 1.7rem; font-weight: 600; line-height: 1.35; white-space: nowrap}
.change {font-size: .84rem; font-weight: 600; margin-right: .5em}
.better {color: #15915f} .worse {color: #d5523a} .same {opacity: .6}
</style>"""
_TABLE_STYLE = """<style>
.scroll {overflow-x: auto}
table {border-collapse: collapse; width: 100%; font-family: Roboto, sans-serif; font-size: .9rem}
th, td {padding: 8px 12px; text-align: right; white-space: nowrap; border-bottom: 1px solid rgba(128,136,148,.18)}
th:first-child, td:first-child {text-align: left; padding-left: 2px}
th {font-weight: 500; opacity: .68} tr:last-child td {border-bottom: 0}
a {color: inherit; text-decoration: underline dotted rgba(128,136,148,.8); text-underline-offset: 4px}
a:hover {text-decoration-style: solid}
</style>"""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a tile: how it is written now and in the period before, and by how much it changed.

    `change` is a share of 1, None where there is nothing to compare; `good`: whether more is better; `note`: what
    else is said of it.
    """

    label: str
    value: str
    earlier: str = ""
    change: float | None = None
    good: bool = True
    note: str = ""


class Tiles:
    """A row of tiles, as many as fit, that takes new numbers."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self.body = pn.pane.HTML("", sizing_mode="stretch_width", margin=(0, 0, 14, 0))

    def show(self, numbers: Sequence[Number]) -> None:
        """Put numbers into the tiles."""
        self.body.object = f'{_TILES_STYLE}<div class="tiles">{"".join(map(self._tile, numbers))}</div>'

    def _tile(self, number: Number) -> str:
        lines = [f'<div class="label">{escape(number.label)}</div><div class="value">{escape(number.value)}</div>']
        if number.change is not None:
            lines.append(f'<span class="change {_mood(number)}">{escape(self._signed(number.change))}</span>')
        if number.earlier:
            earlier = self._words.plain("dashboard-earlier", value=number.earlier)
            lines.append(f'<span class="earlier">{escape(earlier)}</span>')
        if number.note:
            lines.append(f'<span class="earlier">{escape(number.note)}</span>')
        return f'<div class="tile">{"".join(lines)}</div>'

    def _signed(self, change: float) -> str:
        sign = "+" if change > 0 else "−" if change < 0 else ""
        return sign + formats.share(abs(change), self._words.language)


class ChartCard:
    """A chart under the sentence that says what it shows, with its numbers as CSV and its picture as PNG.

    `name` is that of the files, without an ending; `draw` makes the chart of its first frame.
    """

    def __init__(self, words: Translator, name: str, draw: Callable[[pd.DataFrame], Chart], *, note: str = "") -> None:
        self._draw = draw
        self._chart: Chart | None = None
        self._title = pmui.Typography("", variant="h6", sx=_TITLE)
        # Panel's own column: a figure that is put into one of Material's later is measured before it has a layout.
        self._place = pn.Column(sizing_mode="stretch_width")
        self._empty = empty(words.plain("dashboard-nothing"))
        self._foot = pmui.Row(_csv(self._frame, words, name), _png(words, name), align="end")
        self._name = name
        said = [pmui.Typography(note, variant="body2", sx={"opacity": 0.7})] if note else []
        self.body = pmui.Paper(
            self._title,
            *said,
            self._place,
            self._foot,
            elevation=0,
            sizing_mode="stretch_width",
            sx=_CARD,
            margin=(0, 0, 14, 0),
        )

    def show(self, title: str, frame: pd.DataFrame, *, is_empty: bool = False) -> None:
        """Say what it shows, and show other numbers; the figure stays the same, so that nothing flickers."""
        if self._title.object != title:
            self._title.object = title
        if is_empty:
            self._put(self._empty)
            return
        if self._chart is None or not self._chart.takes(frame):
            self._chart = self._draw(frame)
            self._chart.name = self._name
        else:
            self._chart.feed(frame)
        self._put(self._chart.pane)

    def _put(self, shown: Any) -> None:
        self._foot.visible = shown is not self._empty
        if list(self._place) != [shown]:
            self._place[:] = [shown]

    def _frame(self) -> pd.DataFrame:
        return self._chart.frame if self._chart else pd.DataFrame()


class TableCard:
    """A table under its title, with its numbers as CSV; its first column is left, the others are right."""

    def __init__(self, words: Translator, name: str) -> None:
        self._frame = pd.DataFrame()
        self._title = pmui.Typography("", variant="h6", sx=_TITLE)
        self._table = pn.pane.HTML("", sizing_mode="stretch_width")
        self.body = pmui.Paper(
            self._title,
            self._table,
            _csv(lambda: self._frame, words, name),
            elevation=0,
            sizing_mode="stretch_width",
            sx=_CARD,
            margin=(0, 0, 14, 0),
        )

    def show(
        self, title: str, frame: pd.DataFrame, written: Sequence[Sequence[str]], links: Sequence[str] = ()
    ) -> None:
        """Show rows: `frame` for the file, `written` as they are read, `links`: where the first cell of each leads."""
        self._title.object, self._frame = title, frame
        head = "".join(f"<th>{escape(str(name))}</th>" for name in frame.columns)
        rows = "".join(map(_row, written, links or [""] * len(written)))
        body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
        self._table.object = f'{_TABLE_STYLE}<div class="scroll"><table>{body}</table></div>'


def _row(cells: Sequence[str], link: str) -> str:
    first, *others = map(escape, cells)
    if link:
        first = f'<a href="{escape(link)}">{first}</a>'
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in (first, *others))}</tr>"


def heading(text: str) -> Any:
    """The title of a page or of a part of it."""
    return pmui.Typography(text, variant="h5", sx={"fontWeight": 600})


def empty(text: str) -> Any:
    """What stands where a chart would be, when there is nothing to show."""
    return pmui.Typography(text, variant="body1", sx={"opacity": 0.7, "py": 6, "textAlign": "center", "width": "100%"})


def beside(*bodies: Any) -> Any:
    """Cards side by side where there is room, else one below the other."""
    for body in bodies:
        body.styles = {"flex": "1 1 420px", "min-width": "min(100%, 320px)"}
    return pmui.FlexBox(*bodies, gap="0 14px", sizing_mode="stretch_width", align_items="stretch")


def moment(words: Translator, settings: Settings, at: datetime) -> str:
    """A day and a time in TIMEZONE."""
    local = at.astimezone(ZoneInfo(settings.timezone))
    return words.plain("dashboard-moment", date=f"{local:%d.%m.%Y}", time=f"{local:%H:%M}")


def changed(now: float | None, before: float | None) -> float | None:
    """By which share something changed; None where there is nothing to compare."""
    return (now - before) / before if now is not None and before else None


def _mood(number: Number) -> str:
    if not number.change:
        return "same"
    return "better" if (number.change > 0) == number.good else "worse"


def _csv(frame: Callable[[], pd.DataFrame], words: Translator, name: str) -> Any:
    return pmui.FileDownload(
        callback=lambda: csv_file.written(frame()),
        filename=f"{name}.csv",
        label="CSV",
        variant="text",
        size="small",
        icon="download",
        width=86,
        description=words.plain("dashboard-csv"),
    )


def _png(words: Translator, name: str) -> Any:
    button = pmui.Button(
        label="PNG", variant="text", size="small", icon="image", width=80, description=words.plain("dashboard-png")
    )
    # By its name: what a script is given Panel keeps beside the button, and with it the page.
    button.js_on_click(args={"name": name}, code=_SAVE_PNG)
    return button
