"""Whether everything works, as tiles; what does not says what to do."""

from typing import Any

import panel as pn
import panel_material_ui as pmui

from school21_bot.analytics import State
from school21_bot.analytics.health import MOST
from school21_bot.dashboard import formats
from school21_bot.dashboard.cards import Number, Tiles, heading, moment
from school21_bot.dashboard.pages.page import View

_LITTLE_ROOM = 2**30
_GIGABYTE = 2**30


class SystemState:
    """Tiles, and advice below them where something is wrong."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tiles = Tiles(view.words)
        self._advice = pmui.Alert(object="", severity="warning", visible=False)
        self.body: Any = pn.Column(
            heading(view.words.plain("dashboard-health")), self._tiles.body, self._advice, sizing_mode="stretch_width"
        )

    async def refresh(self) -> None:
        """Look again."""
        state = await self._view.services.health.state(self._view.visitor.actor)
        self._tiles.show(self._numbers(state))
        words = self._view.words
        advice = [words.plain(f"dashboard-advice-{name}") for name in troubles(state)]
        self._advice.object = "\n\n".join(advice)
        self._advice.visible = bool(advice)

    def _numbers(self, state: State) -> list[Number]:
        words, language = self._view.words, self._view.words.language
        checked = moment(words, self._view.services.settings, state.checked_at) if state.checked_at else formats.NONE
        notes = formats.number(state.notes, language) + ("+" if state.notes >= MOST else "")
        numbers = {
            "drift": formats.number(state.drift, language),
            "notes": notes,
            "waiting": formats.number(state.waiting, language),
            "troubled": formats.number(state.troubled, language),
            "failing": formats.number(state.failing, language),
            "failed": formats.number(state.failed, language),
            "room": words.plain("dashboard-gigabytes", number=formats.number(state.room // _GIGABYTE, language)),
        }
        notes_of = {"drift": words.plain("dashboard-checked", at=checked)}
        return [
            Number(words.plain(f"dashboard-health-{name}"), value, note=notes_of.get(name, ""))
            for name, value in numbers.items()
        ]


def troubles(state: State) -> list[str]:
    """What is wrong, by the name of its advice."""
    wrong = {
        "drift": state.drift > 0,
        "notes": state.notes >= MOST,
        "troubled": state.troubled > 0,
        "failing": state.failing > 0,
        "failed": state.failed > 0,
        "room": state.room < _LITTLE_ROOM,
    }
    return [name for name, is_wrong in wrong.items() if is_wrong]
