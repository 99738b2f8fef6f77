"""What staff did: a page of the log at a time, by kind, and all of it as a file."""

from html import escape
from typing import Any

import panel_material_ui as pmui

from school21_bot.audit import Action, Entry, Filter
from school21_bot.dashboard.cards import moment
from school21_bot.dashboard.files import AUDIT
from school21_bot.dashboard.operations.look import Html, card
from school21_bot.dashboard.pages.page import View
from school21_bot.wording import action_text, details_text, target_text, via_text, who

COLUMNS = ("at", "who", "did", "what", "details")


class Acts:
    """The log, newest first."""

    def __init__(self, view: View) -> None:
        self._view = view
        words = view.words
        self._page, self._pages = 0, 1
        self._action = pmui.Select(
            label=words.plain("dashboard-acts-action"), options={words.plain("dashboard-all"): ""}, value="", width=300
        )
        self._action.param.watch(self._narrowed, "value")
        self._table, self._file = Html(), Html()
        self._newer = pmui.Button(label=words.plain("dashboard-page-back"), icon="chevron_left", variant="outlined")
        self._older = pmui.Button(label=words.plain("dashboard-page-on"), icon="chevron_right", variant="outlined")
        self._newer.on_click(self._turned_back)
        self._older.on_click(self._turned_on)
        self.body: Any = card(
            words.plain("dashboard-acts"),
            self._action,
            self._table.body,
            pmui.Row(self._newer, self._older),
            self._file.body,
        )

    async def refresh(self) -> None:
        """Read the page again."""
        services, by, words = self._view.services, self._view.visitor.actor, self._view.words
        await self._offer_actions()
        chosen = Action(self._action.value) if self._action.value else None
        page = await services.trail.page(by, Filter(action=chosen), self._page)
        self._page, self._pages = page.number, page.pages
        self._newer.disabled, self._older.disabled = page.number == 0, page.number + 1 >= page.pages
        names = await services.names.of(by, [entry.actor for entry in page.lines if entry.actor is not None])
        rows = "".join(
            [self._row(await self._cells(entry, who(words, names, entry.actor, entry.via))) for entry in page.lines]
        )
        head = "".join(f"<th>{escape(words.plain(f'dashboard-acts-{name}'))}</th>" for name in COLUMNS)
        self._table.show(f"<div class=scroll><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>")
        self._file.show(
            f'<form method=post action="{AUDIT}"><input type=hidden name=action value="{self._action.value}">'
            f"<button class=plain>{escape(words.plain('dashboard-acts-download'))}</button></form>"
        )

    async def _offer_actions(self) -> None:
        words = self._view.words
        done = await self._view.services.trail.actions(self._view.visitor.actor)
        options = {words.plain("dashboard-all"): ""} | {action_text(words, one.value): one.value for one in done}
        if options != self._action.options:
            self._action.options = options

    async def _cells(self, entry: Entry, by_whom: str) -> tuple[str, ...]:
        services, by, words = self._view.services, self._view.visitor.actor, self._view.words
        return (
            moment(words, services.settings, entry.at),
            f"{by_whom} · {via_text(words, entry.via)}" if entry.actor is not None else by_whom,
            action_text(words, entry.action),
            await target_text(services, by, words, entry),
            await details_text(services, by, words, entry),
        )

    def _row(self, cells: tuple[str, ...]) -> str:
        return "<tr>" + "".join(f"<td>{escape(cell).replace(chr(10), '<br>')}</td>" for cell in cells) + "</tr>"

    async def _narrowed(self, _event: Any) -> None:
        self._page = 0
        await self.refresh()

    async def _turned_on(self, _event: Any) -> None:
        self._page = min(self._page + 1, self._pages - 1)
        await self.refresh()

    async def _turned_back(self, _event: Any) -> None:
        self._page = max(self._page - 1, 0)
        await self.refresh()
