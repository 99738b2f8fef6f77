"""The people who stopped at a step: for staff who look after people, with a nudge for each."""

from functools import partial
from typing import Any

import panel_material_ui as pmui

from school21_bot.dashboard.board import Board
from school21_bot.dashboard.pages.page import View
from school21_bot.errors import Refused
from school21_bot.people import CannotRemind, Listed, Step


class Stopped:
    """A list below the drop-off points; empty until one of them is clicked."""

    def __init__(self, view: View, board: Board) -> None:
        self._view = view
        self._board = board
        self._step: Step | None = None
        # The rows are drawn anew whenever the page reads again, also while a button is being answered.
        self._came_of_it: dict[int, str] = {}
        self._buttons: dict[int, Any] = {}
        self.body = pmui.Column(sizing_mode="stretch_width")

    def choose(self, step: Step) -> None:
        """Show the people of another step."""
        self._step = step
        # Any filter would do: it makes the page read again.
        self._board.filters.param.trigger("period")

    async def show(self) -> None:
        """Read who stopped there, within the filters."""
        if self._step is None:
            return
        words, services = self._view.words, self._view.services
        step = words.plain(f"dashboard-step-{self._step.value}")
        try:
            page = await services.listing.page(self._view.visitor.actor, self._board.choice(self._step))
        except Refused:
            self.body[:] = [pmui.Alert(object=words.plain("dashboard-stopped-not-for-you"), severity="info")]
            return
        title = words.plain(
            "dashboard-stopped-title", step=step, people=len(page.people), more="yes" if page.after else "no"
        )
        rows = [self._row(person) for person in page.people]
        self.body[:] = [pmui.Typography(title, variant="h6", sx={"fontSize": "1.02rem", "fontWeight": 600}), *rows]

    def _row(self, person: Listed) -> Any:
        words = self._view.words
        name = person.name or words.plain("dashboard-unreadable")
        said = pmui.Typography(f"{name} · {person.nickname}" if person.nickname else name, sizing_mode="stretch_width")
        came_of_it = self._came_of_it.get(person.id)
        button = pmui.Button(
            label=came_of_it or words.plain("dashboard-nudge"),
            size="small",
            variant="outlined",
            disabled=came_of_it is not None,
        )
        button.on_click(partial(self._nudge, person.id))
        self._buttons[person.id] = button
        return pmui.Row(said, button, sizing_mode="stretch_width")

    async def _nudge(self, person_id: int, _event: Any) -> None:
        self._buttons[person_id].disabled = True
        self._came_of_it[person_id] = came_of_it = await self._nudged(person_id)
        # By now the button may be another.
        self._buttons[person_id].param.update(label=came_of_it, disabled=True)

    async def _nudged(self, person_id: int) -> str:
        words = self._view.words
        try:
            await self._view.services.membership.nudge(self._view.visitor.actor, person_id)
        except CannotRemind as hindered:
            return words.plain("dashboard-nudge-refused", reason=hindered.reason)
        except Refused:
            return words.plain("dashboard-nudge-refused", reason="other")
        return words.plain("dashboard-nudged")
