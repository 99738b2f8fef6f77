"""The encryption: how it stands, sealing, other keys, and unsealing for whoever types the word."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import panel as pn
import panel_material_ui as pmui

from school21_bot.dashboard.operations.look import Html, bar, card
from school21_bot.dashboard.pages.page import View
from school21_bot.errors import Conflict
from school21_bot.jobs import JobState
from school21_bot.protection import Deed, Operation, ProtectionStatus
from school21_bot.wording import may_be_sealed, may_be_unsealed, operation_facts, sealing_facts

Pressed = Callable[[Any], Awaitable[None]]


class Sealing:
    """One card: the state, the work under way or done last, and what can be done."""

    def __init__(self, view: View) -> None:
        words = view.words
        self._view = view
        self._asked = False
        self._shown: Any = None
        self._word = pmui.TextInput(label=words.plain("dashboard-sealing-word"), width=320)
        self._notice = pmui.Alert(object="", severity="warning", visible=False)
        self._said = Html()
        self._inside = pn.Column(sizing_mode="stretch_width")
        self.body: Any = card(words.plain("button-sealing"), self._said.body, self._notice, self._inside)

    async def refresh(self) -> None:
        """Look how it stands."""
        status = await self._view.services.protection.status(self._view.visitor.actor)
        self._said.show(self._state(status) + (self._operation(status.operation) if status.operation else ""))
        controls = self._possible(status)
        shown = (tuple(controls), self._asked)
        if shown != self._shown:
            self._shown = shown
            self._inside[:] = self._controls(controls)

    def _state(self, status: ProtectionStatus) -> str:
        words = self._view.words
        facts = sealing_facts(status, ZoneInfo(self._view.services.settings.timezone))
        state, key = words.html("dashboard-sealing-state", **facts), words.html("sealing-key", **facts)
        return f"<p>{_broken(state)}</p><p>{_broken(key)}</p>"

    def _operation(self, found: Operation) -> str:
        words = self._view.words
        facts = operation_facts(words, found) | {"bar": ""}
        text = f"<p>{words.html('sealing-title', **facts)}</p>"
        if found.is_open:
            text += bar(words, found.done, found.total)
        text += f"<p>{_broken(words.html(f'sealing-is-{found.state.value}', **facts))}</p>"
        if found.unreadable:
            text += f"<p>{_broken(words.html('sealing-unreadable', **facts))}</p>"
        return text

    def _possible(self, status: ProtectionStatus) -> dict[str, Pressed]:
        """What can be done now, by the name of its button."""
        found = status.operation
        if found is not None and found.is_open:
            protection = self._view.services.protection
            turns = (
                ("resume", protection.resume) if found.state is JobState.PAUSED else ("pause", protection.pause),
                ("cancel", protection.cancel),
            )
            return {f"sealing-{name}": partial(self._turn, turn, found.job_id) for name, turn in turns}
        possible: dict[str, Pressed] = {}
        if may_be_sealed(status):
            possible["seal"] = partial(self._start, Deed.SEAL)
        if status.seals:
            possible["rotate"] = partial(self._start, Deed.ROTATE)
            possible["rotate-index"] = partial(self._start, Deed.ROTATE_INDEX)
        if may_be_unsealed(status):
            possible["unseal"] = self._ask
        return possible

    def _controls(self, possible: dict[str, Pressed]) -> list[Any]:
        if self._asked and "unseal" in possible:
            warning = pmui.Alert(object=self._warning(), severity="warning")
            buttons = (self._button("really-unseal", self._unseal, "error"), self._button("back", self._ask))
            return [warning, self._word, pmui.FlexBox(*buttons, gap="0 6px")]
        dangerous = {"unseal": "error"}
        pressable = [self._button(name, pressed, dangerous.get(name, "primary")) for name, pressed in possible.items()]
        return [pmui.FlexBox(*pressable, gap="0 6px")]

    def _warning(self) -> str:
        words = self._view.words
        return words.plain("dashboard-sealing-unseal", word=words.plain("sealing-word"))

    def _button(self, name: str, pressed: Pressed, color: str = "primary") -> Any:
        label = self._view.words.plain(f"button-{name}")
        button = pmui.Button(label=label, color=color, variant="outlined", size="small")
        button.on_click(pressed)
        return button

    async def _ask(self, _event: Any) -> None:
        self._asked = not self._asked
        self._word.value = ""
        self._notice.visible = False
        await self.refresh()

    async def _unseal(self, event: Any) -> None:
        words = self._view.words
        if self._word.value.strip().casefold() != words.plain("sealing-word").casefold():
            self._warn("refused-word-different")
            return
        self._asked = False
        await self._start(Deed.UNSEAL, event)

    async def _start(self, deed: Deed, _event: Any) -> None:
        self._notice.visible = False
        try:
            await self._view.services.protection.start(self._view.visitor.actor, deed)
        except Conflict:
            self._warn("notice-sealing-under-way")
        await self.refresh()

    async def _turn(self, turn: Callable[[Any, int], Awaitable[None]], job_id: int, _event: Any) -> None:
        try:
            await turn(self._view.visitor.actor, job_id)
        except Conflict:
            self._warn("notice-moved-on")
        await self.refresh()

    def _warn(self, key: str) -> None:
        self._notice.object, self._notice.visible = self._view.words.plain(key), True


def _broken(markup: str) -> str:
    """Lines as lines."""
    return markup.strip().replace("\n", "<br>")
