"""Where the viewer is signed in, and how to end that."""

from functools import partial
from typing import Any

import panel_material_ui as pmui

from school21_bot.dashboard.cards import moment
from school21_bot.dashboard.operations.look import card
from school21_bot.dashboard.pages.page import View


class Visits:
    """The viewer's own sessions."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._shown: list[tuple[int, str]] = []
        self._list = pmui.Column(sizing_mode="stretch_width")
        everywhere = pmui.Button(
            label=view.words.plain("dashboard-sign-out-everywhere"), color="error", variant="outlined"
        )
        everywhere.on_click(self._leave)
        self.body: Any = card(view.words.plain("dashboard-sessions"), self._list, everywhere)

    async def refresh(self) -> None:
        """Read them again."""
        words, settings = self._view.words, self._view.services.settings
        visits = []
        for visit in await self._view.services.sessions.of(self._view.visitor.actor):
            began, seen = (moment(words, settings, at) for at in (visit.began_at, visit.seen_at))
            here = "here" if visit.id == self._view.visitor.session else "elsewhere"
            visits.append((visit.id, words.plain("dashboard-session", began=began, seen=seen, where=here)))
        if visits != self._shown:
            self._shown = visits
            self._list[:] = [self._row(session, text) for session, text in visits]

    def _row(self, session: int, text: str) -> Any:
        button = pmui.Button(label=self._view.words.plain("dashboard-session-end"), variant="text", size="small")
        button.on_click(partial(self._end, session))
        return pmui.Row(pmui.Typography(text, sizing_mode="stretch_width"), button, sizing_mode="stretch_width")

    async def _end(self, session: int, _event: Any) -> None:
        await self._view.services.sessions.end(self._view.visitor.actor, session)
        await self.refresh()

    async def _leave(self, _event: Any) -> None:
        await self._view.services.sessions.end_all(self._view.visitor.actor)
