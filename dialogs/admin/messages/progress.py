"""The windows in which a broadcast is started, and that show how it goes."""

from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.messages import getters, handlers
from dialogs.admin.messages.states import AdminMessages
from dialogs.widgets import Choice, Label, Notice, T, choices, form_input, pager, stray_input, ways_back
from school21_bot.messages import CampaignState

_DANGER = Style(ButtonStyle.DANGER)


def windows(preview: dict[str, Any]) -> tuple[Window, ...]:
    """Those windows, with what the preview shows in them."""
    return _confirm(preview), _moment(preview), _progress(preview), _cancel(preview), _unknown(preview)


def _confirm(preview: dict[str, Any]) -> Window:
    return Window(
        Multi(
            T("broadcast-confirm"),
            Notice(),
            T("broadcast-audience"),
            T("broadcast-when", when=F["later"]),
            T("broadcast-quiet", when=F["quiet_until"] != "none"),
            sep="\n\n",
        ),
        stray_input(),
        SwitchTo(Label("button-back"), id="rather_not", state=AdminMessages.draft),
        SwitchTo(Label("button-at-a-time"), id="to_moment", state=AdminMessages.moment),
        Button(Label("button-send-now"), id="now", on_click=handlers.on_now, when=F["now"], style=_DANGER),
        Button(Label("button-schedule"), id="later", on_click=handlers.on_later, when=F["later"], style=_DANGER),
        state=AdminMessages.confirm,
        getter=getters.confirm,
        preview_data=preview,
    )


def _moment(preview: dict[str, Any]) -> Window:
    return Window(
        Multi(T("broadcast-moment"), Notice(), sep="\n\n"),
        form_input(handlers.on_moment),
        ways_back("moment", AdminMessages.confirm),
        state=AdminMessages.moment,
        getter=getters.moment,
        preview_data=preview,
    )


def _progress(preview: dict[str, Any]) -> Window:
    return Window(
        Multi(
            T("broadcast-title"),
            Notice(),
            Case({state.value: T(f"broadcast-{state.value}") for state in CampaignState}, selector="state"),
            T("broadcast-quiet", when=F["quiet_until"] != "none"),
            Multi(T("broadcast-report"), T("broadcast-left-out", when=F["left_out"]), when=F["has_begun"]),
            T("broadcast-audience-was"),
            sep="\n\n",
        ),
        stray_input(),
        Row(
            Button(Label("button-broadcast-pause"), id="pause", on_click=handlers.on_pause, when=F["is_sending"]),
            Button(Label("button-broadcast-resume"), id="resume", on_click=handlers.on_resume, when=F["is_paused"]),
            SwitchTo(
                Label("button-broadcast-cancel"),
                id="to_cancel",
                state=AdminMessages.cancel,
                when=F["is_open"],
                style=_DANGER,
            ),
        ),
        SwitchTo(Label("button-unknown-people"), id="to_unknown", state=AdminMessages.unknown, when=F["has_unknown"]),
        ways_back("progress", AdminMessages.main),
        state=AdminMessages.progress,
        getter=getters.progress,
        preview_data=preview,
    )


def _cancel(preview: dict[str, Any]) -> Window:
    return Window(
        Multi(T("broadcast-cancel"), Notice(), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-back"), id="rather_send", state=AdminMessages.progress),
        Button(Label("button-really-cancel"), id="really_cancel", on_click=handlers.on_cancel, style=_DANGER),
        state=AdminMessages.cancel,
        getter=getters.progress,
        preview_data=preview,
    )


def _unknown(preview: dict[str, Any]) -> Window:
    return Window(
        Multi(T("broadcast-unknown"), Notice(), T("shown-page", when=F["several"]), sep="\n\n"),
        stray_input(),
        Column(choices("person", handlers.on_person)),
        pager(getters.UNKNOWN_SCROLL),
        ways_back("unknown", AdminMessages.progress),
        state=AdminMessages.unknown,
        getter=getters.unknown,
        preview_data=preview | {"choices": [Choice(1, "Анна Смирнова"), Choice(2, "Пётр Орлов")]},
    )
