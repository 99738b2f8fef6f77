"""The encryption as the staff see it."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.sealing import getters, handlers
from dialogs.admin.sealing.states import AdminSealing
from dialogs.widgets import Label, Notice, T, form_input, stray_input, way_out, ways_back
from school21_bot.jobs import JobState
from school21_bot.protection import Deed

_DANGER = Style(ButtonStyle.DANGER)

_PREVIEW = {
    "seals": "yes",
    "sealed": 1_240,
    "unsealed": 0,
    "number": 3,
    "since": "02.11.2026",
    "days": 26,
    "others": 0,
    "old_wraps": 0,
    "open": False,
    "may_seal": False,
    "may_rotate": True,
    "may_unseal": True,
    "word": "расшифровать",
    "deed": "rotate",
    "state": "active",
    "phase": "writing",
    "bar": "▰▰▰▰▱▱▱▱▱▱",
    "done": 512,
    "total": 1_240,
    "left": "4 мин",
    "waiting_for": 0,
    "unreadable": 0,
    "named": "none",
    "clean": "none",
    "active": True,
    "paused": False,
    "running": True,
}


def build_dialog() -> Dialog:
    """The dialog of the encryption."""
    return Dialog(_main(), _unseal(), _working())


def _main() -> Window:
    return Window(
        Multi(T("sealing-main"), Notice(), T("sealing-key"), sep="\n\n"),
        stray_input(),
        Button(Label("button-sealing-open"), id="open", on_click=handlers.on_open, when=F["open"]),
        Button(Label("button-seal"), id="seal", on_click=handlers.on_start(Deed.SEAL), when=F["may_seal"]),
        Button(Label("button-rotate"), id="rotate", on_click=handlers.on_start(Deed.ROTATE), when=F["may_rotate"]),
        Button(
            Label("button-rotate-index"),
            id="rotate_index",
            on_click=handlers.on_start(Deed.ROTATE_INDEX),
            when=F["may_rotate"],
        ),
        SwitchTo(Label("button-unseal"), id="to_unseal", state=AdminSealing.unseal, when=F["may_unseal"]),
        way_out("sealing"),
        state=AdminSealing.main,
        getter=getters.main,
        preview_data=_PREVIEW,
    )


def _unseal() -> Window:
    return Window(
        Multi(T("sealing-unseal"), Notice(), sep="\n\n"),
        form_input(handlers.on_word),
        ways_back("unseal", AdminSealing.main),
        state=AdminSealing.unseal,
        getter=getters.unseal,
        preview_data=_PREVIEW,
    )


def _working() -> Window:
    return Window(
        Multi(
            T("sealing-title"),
            Notice(),
            Case({state.value: T(f"sealing-is-{state.value}") for state in JobState}, selector="state"),
            T("sealing-unreadable", when=F["unreadable"]),
            sep="\n\n",
        ),
        stray_input(),
        Row(
            Button(Label("button-sealing-pause"), id="pause", on_click=handlers.on_pause, when=F["active"]),
            Button(Label("button-sealing-resume"), id="resume", on_click=handlers.on_resume, when=F["paused"]),
            Button(
                Label("button-sealing-cancel"),
                id="cancel",
                on_click=handlers.on_cancel,
                when=F["running"],
                style=_DANGER,
            ),
        ),
        ways_back("working", AdminSealing.main),
        state=AdminSealing.working,
        getter=getters.working,
        preview_data=_PREVIEW,
    )
