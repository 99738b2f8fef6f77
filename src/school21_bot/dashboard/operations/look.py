"""What the parts of the page look like: cards, bars that fill, forms that the browser itself sends."""

from html import escape
from typing import Any

import panel as pn
import panel_material_ui as pmui

from school21_bot.dashboard import formats
from school21_bot.texts import Translator

_CARD = {"p": "16px 18px", "border": "1px solid rgba(128,136,148,.22)", "borderRadius": "14px"}
_TITLE = {"fontSize": "1.02rem", "fontWeight": 600, "lineHeight": 1.3}

STYLE = """<style>
* {font-family: Roboto, sans-serif; box-sizing: border-box}
p {margin: 0 0 10px; font-size: .92rem; line-height: 1.45}
.quiet {opacity: .7}
progress {width: 100%; height: 8px; border: 0; border-radius: 4px; overflow: hidden; background: rgba(128,136,148,.22)}
progress {appearance: none; accent-color: #2a87c8; color: #2a87c8}
progress::-webkit-progress-bar {background: rgba(128,136,148,.22)}
progress::-webkit-progress-value {background: #2a87c8; border-radius: 4px; transition: width .4s}
progress::-moz-progress-bar {background: #2a87c8}
.scroll {overflow-x: auto}
table {border-collapse: collapse; width: 100%; font-size: .9rem}
th, td {padding: 9px 14px 9px 0; text-align: left; border-bottom: 1px solid rgba(128,136,148,.18); vertical-align: top}
th {font-weight: 500; opacity: .68; white-space: nowrap} tr:last-child td {border-bottom: 0}
td.bar {min-width: 190px}
label {display: block; font-size: .84rem; margin-bottom: 12px}
label span {display: block; opacity: .7; margin-bottom: 4px}
input[type=password] {width: 100%; max-width: 360px; padding: 11px 12px; border-radius: 10px; font-size: 1rem}
input[type=password] {border: 1px solid rgba(128,136,148,.5); background: transparent; color: inherit}
button {padding: 9px 18px; border-radius: 10px; border: 1px solid #1769b3; background: #1769b3; color: #fff}
button {font: 500 .94rem Roboto, sans-serif; cursor: pointer}
button.plain {background: none; color: inherit; border-color: rgba(128,136,148,.5)}
button:hover {filter: brightness(1.08)}
button:focus-visible, input:focus-visible {outline: 2px solid #2a87c8; outline-offset: 2px}
details {margin-top: 12px; font-size: .9rem} summary {cursor: pointer; opacity: .8} details p {margin-top: 8px}
form {margin: 0}
</style>"""


def card(title: str, *inside: Any) -> Any:
    """A card under its title."""
    return pmui.Paper(
        pmui.Typography(title, variant="h6", sx=_TITLE, margin=0),
        *inside,
        elevation=0,
        sizing_mode="stretch_width",
        sx=_CARD,
        margin=(0, 0, 14, 0),
    )


class Html:
    """A place for markup of ours; the same as before costs nothing."""

    def __init__(self) -> None:
        self.body = pn.pane.HTML("", sizing_mode="stretch_width", margin=(8, 0, 0, 0))

    def show(self, markup: str) -> None:
        """Put it there; what people typed must have been escaped."""
        whole = STYLE + markup if markup else ""
        if self.body.object != whole:
            self.body.object = whole


def bar(words: Translator, done: int, total: int | None) -> str:
    """How far something is, as a bar and in numbers."""
    language = words.language
    if not total:
        return (
            f"<progress></progress><div class=quiet>{formats.number(done, language)}</div>"
            if done
            else "<progress></progress>"
        )
    said = words.plain("dashboard-of", done=formats.number(done, language), total=formats.number(total, language))
    return f'<progress max="{total}" value="{min(done, total)}"></progress><div class=quiet>{escape(said)}</div>'
