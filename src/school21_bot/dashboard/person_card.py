"""The file of a person in a window of its own: what is known, what happened, corrections, and what staff can do."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import panel as pn
import panel_material_ui as pmui

from school21_bot.dashboard.board import Labels
from school21_bot.dashboard.cards import moment
from school21_bot.dashboard.pages.page import View
from school21_bot.errors import IsStaff, NotFound, Refused, RuleViolated
from school21_bot.ids import new_id
from school21_bot.people import QUESTIONS, CannotRemind, Category, Deed, HistoryLine, PersonFile, Step, possible_deeds

_SHOWN_EVENTS = 12
_SURELY = frozenset({Deed.REMOVE, Deed.BAN})
"""What is asked about a second time."""

DEEDS = (Deed.ADMIT, Deed.NUDGE, Deed.REISSUE, Deed.REMOVE, Deed.BAN, Deed.UNBAN)
"""What can be done here; to move an account and to decide about an application staff go to the bot."""

_FIELD: dict[str, Any] = {"sizing_mode": "stretch_width", "styles": {"flex": "1 1 220px"}}
"""Two beside each other where there is room."""

Done = Callable[[], Awaitable[None]]


class PersonCard:
    """Opens one file after the other; `done` is told whenever something has changed."""

    def __init__(self, view: View, labels: Labels, done: Done) -> None:
        self._view, self._labels, self._done = view, labels, done
        self._person = 0
        self._asked: Deed | None = None
        self._inside = pn.Column(sizing_mode="stretch_width")
        self.body = pmui.Dialog(
            self._inside,
            open=False,
            show_close_button=True,
            # By the Escape key, too.
            close_on_click=True,
            title_variant="h5",
            width_option="sm",
            sizing_mode="stretch_width",
            # Else the cross is dark in the dark.
            sx={".MuiIconButton-root": {"color": "inherit"}},
        )

    async def open(self, person_id: int) -> None:
        """Show a person; that is written into the log."""
        self._person, self._asked = person_id, None
        try:
            await self._view.services.files.open(self._view.visitor.actor, person_id)
        except Refused as refusal:
            self._inside[:] = [self._alert(self._reason(refusal))]
        else:
            await self._show()
        self.body.open = True

    async def _show(self, notice: Any = None) -> None:
        services, actor, words = self._view.services, self._view.visitor.actor, self._view.words
        try:
            opened = await services.files.read(actor, self._person)
            history = await services.files.history(actor, self._person)
        except Refused as refusal:
            self._inside[:] = [self._alert(self._reason(refusal))]
            return
        possible = possible_deeds(opened, has_chat=services.places.configured is not None)
        self.body.title = opened.account.record.full_name or words.plain("dashboard-unnamed")
        self._inside[:] = [
            *([notice] if notice is not None else []),
            self._facts(opened),
            *(self._form(opened) if Deed.EDIT in possible else []),
            pmui.FlexBox(*(self._button(deed) for deed in DEEDS if deed in possible), gap="0 6px"),
            pmui.Typography(words.plain("dashboard-history"), variant="subtitle2"),
            *(self._happened(line) for line in history[:_SHOWN_EVENTS]),
        ]

    def _facts(self, opened: PersonFile) -> Any:
        words, account = self._view.words, opened.account
        telegram = words.plain("dashboard-by-hand") if account.telegram_id is None else str(account.telegram_id)
        said = words.plain(
            "dashboard-person",
            status=words.plain(f"dashboard-is-{account.status.value}"),
            telegram=f"@{account.record.username}" if account.record.username else telegram,
            joined=moment(words, self._view.services.settings, opened.joined_at) if opened.joined_at else "—",
        )
        if unwanted := [words.plain(f"category-{one.value}") for one in Category if one in account.unwanted]:
            said += f" · {words.plain('dashboard-person-unwanted', unwanted=', '.join(unwanted))}"
        return pmui.Typography(said, variant="body2")

    def _form(self, opened: PersonFile) -> list[Any]:
        words, answers = self._view.words, opened.account.record
        given: dict[Step, Any] = {
            Step.SCHOOL_NICKNAME: answers.school_nickname or "",
            Step.MESSENGER_NICKNAME: answers.messenger_nickname or "",
            Step.TEAM: answers.team or "",
            Step.ROLE: opened.role.name if opened.role else "",
            Step.LEVEL: opened.level.id if opened.level else None,
            Step.DESCRIPTION: answers.description or "",
        }
        fields: dict[Step, Any] = {step: self._field(step, given[step]) for step in QUESTIONS}
        save = pmui.Button(label=words.plain("dashboard-save"), variant="contained")

        async def saved(_event: Any) -> None:
            await self._save(given, fields)

        save.on_click(saved)
        return [pmui.FlexBox(*fields.values(), gap="0 6px", sizing_mode="stretch_width"), save]

    def _field(self, step: Step, value: Any) -> Any:
        label = self._view.words.plain(f"dashboard-step-{step.value}")
        if step is Step.LEVEL:
            options = {name: level for level, name in self._labels.levels.items()}
            return pmui.Select(label=label, options={"—": None, **options}, value=value, **_FIELD)
        return pmui.TextInput(label=label, value=value, **_FIELD)

    async def _save(self, given: dict[Step, Any], fields: dict[Step, Any]) -> None:
        """Each correction by itself: what is refused keeps its text and says why, what is right is kept."""
        refused = False
        for step in QUESTIONS:
            field = fields[step]
            if field.value == given[step]:
                continue
            try:
                await self._correct(step, field.value)
            except Refused as refusal:
                refused = True
                field.error_state, field.helper_text = True, self._reason(refusal)
            else:
                given[step] = field.value
                field.error_state, field.helper_text = False, ""
        await self._done()
        if not refused:
            await self._show(self._alert(self._view.words.plain("dashboard-saved"), "success"))

    async def _correct(self, step: Step, value: Any) -> None:
        editing, actor = self._view.services.editing, self._view.visitor.actor
        # Of this press alone: whoever presses twice means it twice.
        cause = f"dashboard:{new_id()}"
        if step is Step.LEVEL and value is not None:
            await editing.choose_level(actor, self._person, value, cause=cause)
        elif step is Step.DESCRIPTION and not value.strip():
            await editing.leave_out(actor, self._person, cause=cause)
        elif step is not Step.LEVEL:
            await editing.edit(actor, self._person, step, value, cause=cause)

    def _button(self, deed: Deed) -> Any:
        words = self._view.words
        name = f"{deed.value}-really" if deed is self._asked else deed.value
        button = pmui.Button(
            label=words.plain(f"dashboard-deed-{name}"),
            color="error" if deed in _SURELY else "primary",
            variant="contained" if deed is self._asked else "outlined",
            size="small",
        )
        button.on_click(partial(self._pressed, deed))
        return button

    async def _pressed(self, deed: Deed, _event: Any) -> None:
        if deed in _SURELY and deed is not self._asked:
            self._asked = deed
            await self._show()
            return
        self._asked = None
        try:
            await self._do(deed)
        except Refused as refusal:
            await self._show(self._alert(self._reason(refusal)))
            return
        await self._done()
        await self._show(self._alert(self._view.words.plain(f"dashboard-done-{deed.value}"), "success"))

    async def _do(self, deed: Deed) -> None:
        services, actor, person = self._view.services, self._view.visitor.actor, self._person
        match deed:
            case Deed.ADMIT:
                await services.editing.admit(actor, person)
            case Deed.NUDGE:
                await services.membership.nudge(actor, person)
            case Deed.REISSUE:
                await services.membership.reissue_invite(actor, person)
            case Deed.REMOVE:
                await services.membership.remove(actor, person)
            case Deed.BAN:
                await services.membership.ban(actor, person)
            case Deed.UNBAN:
                await services.membership.unban(actor, person)

    def _happened(self, line: HistoryLine) -> Any:
        words = self._view.words
        what = words.plain(f"audit-{line.what}") if line.by_staff else words.plain(f"event-{line.what}")
        at = moment(words, self._view.services.settings, line.at)
        return pmui.Typography(f"{at} · {what}", variant="body2", margin=(2, 10))

    def _reason(self, refusal: Refused) -> str:
        words = self._view.words
        match refusal:
            case RuleViolated():
                reason = "taken-by-other" if refusal.reason == "taken" else refusal.reason
                # Whose the nickname is staff know better than the support, to which members are sent.
                facts: dict[str, Any] = {"support": "none"} | refusal.facts
                return words.plain(f"refused-{refusal.field}-{reason}", None, **facts)
            case CannotRemind():
                return words.plain("notice-cannot-remind", reason=refusal.reason)
            case IsStaff():
                return words.plain("dashboard-is-staff")
            case NotFound():
                return words.plain("dashboard-gone")
        return words.plain("dashboard-moved-on")

    def _alert(self, text: str, severity: str = "warning") -> Any:
        return pmui.Alert(object=text, severity=severity)
