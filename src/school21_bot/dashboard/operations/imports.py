"""People from a file: sent up, checked, confirmed, imported; whoever looks sees the import that is under way."""

from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import panel as pn
import panel_material_ui as pmui
import param
from panel.custom import JSComponent

from school21_bot.dashboard import formats
from school21_bot.dashboard.files import IMPORT, REPORT
from school21_bot.dashboard.operations.look import Html, bar, card
from school21_bot.dashboard.pages.page import View
from school21_bot.dumps import DumpRefused, ImportState, ImportView
from school21_bot.errors import Conflict, NotFound

COUNTS = (
    "people",
    "new",
    "changed",
    "unchanged",
    "duplicate",
    "conflict",
    "invalid",
    "new_roles",
    "new_levels",
    "admins",
)
_AT_WORK = (ImportState.CHECKING, ImportState.STAGING, ImportState.APPLYING)
_MAY_CANCEL = (ImportState.CHECKING, ImportState.CHECKED, ImportState.STAGING)


class Upload(JSComponent):  # type: ignore[misc]  # of a library that mypy skips
    """Chooses a file and sends it past the page's socket; `answer` is what the server said of it."""

    _esm = Path(__file__).with_name("upload.js")
    address = param.String(default=IMPORT)
    texts = param.Dict(default={})
    answer = param.Dict(default={})


class Import:
    """One import from the choice of its file to its end."""

    def __init__(self, view: View) -> None:
        words = view.words
        self._view = view
        self._import: int | None = None
        self._token = ""
        self._shown: Any = None
        self._upload = Upload(
            texts={
                "language": words.language,
                **{name: words.plain(f"dashboard-upload-{name}") for name in ("choose", "stop", "stopped", "broken")},
                "sending": words.plain("dashboard-upload-sending", share="{share}"),
            },
            sizing_mode="stretch_width",
        )
        self._upload.param.watch(self._arrived, "answer")
        self._passphrase = pmui.PasswordInput(label=words.plain("dashboard-import-passphrase"), width=320)
        self._notice = pmui.Alert(object="", severity="warning", visible=False)
        self._said = Html()
        self._inside = pn.Column(sizing_mode="stretch_width")
        self.body: Any = card(words.plain("dashboard-import"), self._notice, self._said.body, self._inside)

    async def refresh(self) -> None:
        """Look how it stands: this page's own import, or the one that somebody else has under way."""
        imports, by = self._view.services.imports, self._view.visitor.actor
        if self._import is None:
            self._import = await imports.under_way(by)
        found = None
        if self._import is not None:
            try:
                found = await imports.view(by, self._import)
            except NotFound:
                self._import = None
        self._show(found)

    def _show(self, found: ImportView | None) -> None:
        words = self._view.words
        if found is None:
            key = "dashboard-import-locked" if self._token else "dashboard-import-about"
            self._said.show(f"<p class=quiet>{escape(words.plain(key))}</p>")
        else:
            self._said.show(self._text(found))
        state = (found.state if found else None, bool(self._token), bool(found and _changes(found)))
        if state != self._shown:
            self._shown = state
            self._inside[:] = self._controls(found)

    def _controls(self, found: ImportView | None) -> list[Any]:
        if found is None:
            if self._token:
                return [
                    self._passphrase,
                    pmui.Row(self._button("unlock", self._unlock), self._button("other-file", self._anew)),
                ]
            return [self._upload]
        rows: list[Any] = []
        if found.state is ImportState.CHECKED and _changes(found):
            rows.append(self._button("skip", partial(self._confirm, update=False), variant="contained"))
            if found.counts.get("changed", 0):
                rows.append(self._button("update", partial(self._confirm, update=True)))
        if found.state in _MAY_CANCEL:
            rows.append(self._button("cancel", self._cancel))
        if not found.is_open:
            rows.append(self._button("other-file", self._anew))
        return [pmui.FlexBox(*rows, gap="0 6px")]

    def _button(self, name: str, pressed: Any, variant: str = "outlined") -> Any:
        button = pmui.Button(label=self._view.words.plain(f"dashboard-import-{name}"), variant=variant, size="small")
        button.on_click(pressed)
        return button

    def _text(self, found: ImportView) -> str:
        words, language = self._view.words, self._view.words.language
        facts = {"imported": found.imported, "meanwhile": found.meanwhile}
        text = f"<p>{escape(words.plain(f'dashboard-import-is-{found.state.value}', None, **facts))}</p>"
        if found.state in _AT_WORK:
            text += bar(words, found.done, found.total)
        if found.refusal is not None:
            refusal = words.plain(f"dump-refused-{found.refusal.reason}", found.refusal.facts.__getitem__)
            text += f"<p>{escape(refusal)}</p>"
        if found.state is ImportState.CHECKED:
            rows = "".join(
                f"<tr><td>{escape(words.plain(f'dashboard-import-count-{name}'))}</td>"
                f"<td>{formats.number(found.counts.get(name, 0), language)}</td></tr>"
                for name in COUNTS
                if found.counts.get(name, 0) or name in {"people", "new", "changed"}
            )
            text += f"<div class=scroll><table style='max-width: 420px'>{rows}</table></div>"
        if found.state in {ImportState.CHECKED, ImportState.DONE}:
            text += (
                f'<form method=post action="{REPORT}"><input type=hidden name=import value="{found.id}">'
                f"<button class=plain>{escape(words.plain('dashboard-import-report'))}</button></form>"
            )
        return text

    async def _arrived(self, event: Any) -> None:
        self._notice.visible = False
        answer = event.new
        if answer.get("locked"):
            self._token = str(answer["locked"])
        elif str(answer.get("offered", "")).isdecimal():
            self._import = int(answer["offered"])
        await self.refresh()

    async def _unlock(self, _event: Any) -> None:
        words, passphrase = self._view.words, self._passphrase.value
        self._notice.visible = False
        try:
            self._import = await self._view.services.uploads.unlock(self._view.visitor.actor, self._token, passphrase)
        except DumpRefused as refusal:
            self._warn(words.plain(f"dump-refused-{refusal.reason}", refusal.facts.__getitem__))
            return
        except Conflict:
            self._warn(words.plain("notice-import-under-way"))
        finally:
            self._passphrase.value = ""
        self._token = ""
        await self.refresh()

    async def _confirm(self, _event: Any, *, update: bool) -> None:
        try:
            await self._view.services.imports.confirm(self._view.visitor.actor, self._number(), update_existing=update)
        except Conflict:
            self._warn(self._view.words.plain("dashboard-import-moved-on"))
        await self.refresh()

    async def _cancel(self, _event: Any) -> None:
        try:
            await self._view.services.imports.cancel(self._view.visitor.actor, self._number())
        except Conflict:
            self._warn(self._view.words.plain("notice-import-goes-on"))
        await self.refresh()

    async def _anew(self, _event: Any) -> None:
        self._import, self._token = None, ""
        self._notice.visible = False
        await self.refresh()

    def _number(self) -> int:
        return self._import or 0

    def _warn(self, text: str) -> None:
        self._notice.object, self._notice.visible = text, True


def _changes(found: ImportView) -> bool:
    return bool(found.counts.get("new", 0) + found.counts.get("changed", 0))
