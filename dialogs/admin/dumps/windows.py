"""Export and import as the staff see them."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.dumps import getters, handlers
from dialogs.admin.dumps.states import AdminDumps
from dialogs.widgets import Label, Notice, T, document_input, form_input, stray_input, way_out, ways_back
from school21_bot.dumps import ImportState
from school21_bot.jobs import JobState

_DANGER = Style(ButtonStyle.DANGER)

_PREVIEW = {
    "open": True,
    "limit": 8,
    "state": "checked",
    "running": True,
    "bar": "▰▰▰▰▱▱▱▱▱▱",
    "done": 412,
    "total": 1000,
    "refusal": "none",
    "people": 447,
    "new": 412,
    "changed": 30,
    "unchanged": 0,
    "duplicate": 3,
    "conflict": 1,
    "invalid": 1,
    "admins": 2,
    "fields": "команда 21, уровень 9",
    "new_levels": 1,
    "new_roles": 14,
    "applied": 442,
    "meanwhile": 0,
    "may_cancel": True,
    "may_confirm": True,
    "has_changed": True,
    "has_report": True,
    "is_over": False,
    "update": True,
}


def build_dialog() -> Dialog:
    """The dialog of dumps."""
    return Dialog(_main(), _passphrase(), _plain(), _exporting(), _upload(), _unlock(), _importing(), _confirm())


def _main() -> Window:
    return Window(
        Multi(T("dumps-main"), Notice(), sep="\n\n"),
        stray_input(),
        Button(Label("button-open-import"), id="open_import", on_click=handlers.on_open_import, when=F["open"]),
        Row(
            SwitchTo(Label("button-export"), id="to_export", state=AdminDumps.passphrase),
            SwitchTo(Label("button-import"), id="to_import", state=AdminDumps.upload),
        ),
        way_out("dumps"),
        state=AdminDumps.main,
        getter=getters.main,
        preview_data=_PREVIEW,
    )


def _passphrase() -> Window:
    return Window(
        Multi(T("dumps-passphrase"), Notice(), sep="\n\n"),
        form_input(handlers.on_new_passphrase),
        SwitchTo(Label("button-plain"), id="to_plain", state=AdminDumps.plain),
        ways_back("passphrase", AdminDumps.main),
        state=AdminDumps.passphrase,
        getter=getters.passphrase,
        preview_data=_PREVIEW,
    )


def _plain() -> Window:
    return Window(
        Multi(T("dumps-plain"), Notice(), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-with-passphrase"), id="rather_sealed", state=AdminDumps.passphrase),
        Button(Label("button-really-plain"), id="really_plain", on_click=handlers.on_plain, style=_DANGER),
        state=AdminDumps.plain,
        preview_data=_PREVIEW,
    )


def _exporting() -> Window:
    return Window(
        Multi(
            T("dumps-export-title"),
            Notice(),
            Case({state.value: T(f"dumps-export-{state.value}") for state in JobState}, selector="state"),
            sep="\n\n",
        ),
        stray_input(),
        Button(Label("button-cancel"), id="cancel_export", on_click=handlers.on_cancel_export, when=F["running"]),
        ways_back("exporting", AdminDumps.main),
        state=AdminDumps.exporting,
        getter=getters.exporting,
        preview_data=_PREVIEW | {"state": "active"},
    )


def _upload() -> Window:
    return Window(
        Multi(T("dumps-upload"), Notice(), sep="\n\n"),
        document_input(handlers.on_document),
        ways_back("upload", AdminDumps.main),
        state=AdminDumps.upload,
        preview_data=_PREVIEW,
    )


def _unlock() -> Window:
    return Window(
        Multi(T("dumps-unlock"), Notice(), sep="\n\n"),
        form_input(handlers.on_file_passphrase),
        ways_back("unlock", AdminDumps.main),
        state=AdminDumps.unlock,
        preview_data=_PREVIEW,
    )


def _importing() -> Window:
    return Window(
        Multi(
            T("dumps-import-title"),
            Notice(),
            Case({state.value: T(f"dumps-import-{state.value}") for state in ImportState}, selector="state"),
            sep="\n\n",
        ),
        stray_input(),
        Button(Label("button-report"), id="report", on_click=handlers.on_report, when=F["has_report"]),
        Button(Label("button-import-skip"), id="skip", on_click=handlers.on_skip, when=F["may_confirm"]),
        Button(
            Label("button-import-update"),
            id="update",
            on_click=handlers.on_update,
            when=F["may_confirm"] & F["has_changed"],
        ),
        Button(Label("button-cancel"), id="cancel_import", on_click=handlers.on_cancel_import, when=F["may_cancel"]),
        ways_back("importing", AdminDumps.main),
        state=AdminDumps.importing,
        getter=getters.importing,
        preview_data=_PREVIEW,
    )


def _confirm() -> Window:
    return Window(
        Multi(
            Case({True: T("dumps-confirm-update"), False: T("dumps-confirm-skip")}, selector="update"),
            Notice(),
            sep="\n\n",
        ),
        stray_input(),
        SwitchTo(Label("button-back"), id="rather_not", state=AdminDumps.importing),
        Button(Label("button-really-import"), id="really_import", on_click=handlers.on_confirm, style=_DANGER),
        state=AdminDumps.confirm,
        getter=getters.importing,
        preview_data=_PREVIEW,
    )
