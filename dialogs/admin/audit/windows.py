"""The log of what staff did, as staff see it."""

from aiogram import F
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.audit import getters, handlers
from dialogs.admin.audit.dates import Period
from dialogs.admin.audit.states import AdminAudit
from dialogs.widgets import Choice, Label, Notice, T, choices, form_input, pager, stray_input, way_out, ways_back

_PREVIEW = {
    "choices": [
        Choice(1, "25.11 05:12 · Роль объединена · Анна"),
        Choice(2, "25.11 05:10 · Роль переименована · Анна"),
        Choice(3, "24.11 18:02 · Ссылка отозвана · Пётр"),
    ],
    "number": 1,
    "pages": 3,
    "several": True,
    "total": 23,
    "by": "Анна",
    "action": "",
    "dates": "7 дней",
    "narrowed": True,
    "what": "Роль объединена",
    "at": "25.11.2026 05:12",
    "who": "Анна",
    "via": "бот",
    "target": "роль «Python developer»",
    "has_file": False,
    "details": "Теперь это роль: Python разработчик",
}


def build_dialog() -> Dialog:
    """The dialog of the log."""
    return Dialog(_list(), _entry(), _actor(), _action(), _dates())


def _list() -> Window:
    return Window(
        Multi(
            T("audit"),
            Notice(),
            Multi(
                T("audit-by", when=F["by"]),
                T("audit-what", when=F["action"]),
                T("audit-when", when=F["dates"]),
            ),
            Case({0: T("audit-empty"), ...: T("audit-hint")}, selector="total"),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        stray_input(),
        Column(choices("entry", handlers.on_entry)),
        pager(getters.ENTRIES_SCROLL),
        Row(
            SwitchTo(Label("button-audit-by"), id="to_by", state=AdminAudit.actor, when=~F["by"]),
            Button(Label("button-audit-any-by"), id="any_by", on_click=handlers.on_any("by"), when=F["by"]),
            SwitchTo(Label("button-audit-action"), id="to_action", state=AdminAudit.action, when=~F["action"]),
            Button(
                Label("button-audit-any-action"), id="any_action", on_click=handlers.on_any("action"), when=F["action"]
            ),
            SwitchTo(Label("button-audit-dates"), id="to_dates", state=AdminAudit.dates, when=~F["dates"]),
            Button(Label("button-audit-any-dates"), id="any_dates", on_click=handlers.on_any("dates"), when=F["dates"]),
        ),
        Button(Label("button-audit-export"), id="export", on_click=handlers.on_export, when=F["total"]),
        way_out("list"),
        state=AdminAudit.list,
        getter=getters.entries,
        preview_data=_PREVIEW,
    )


def _entry() -> Window:
    return Window(
        Multi(
            T("audit-entry"),
            Notice(),
            Multi(T("audit-entry-facts"), T("audit-entry-target", when=F["target"])),
            T("audit-entry-details", when=F["details"]),
            sep="\n\n",
        ),
        stray_input(),
        Button(Label("button-open-file"), id="file", on_click=handlers.on_file, when=F["has_file"]),
        ways_back("entry", AdminAudit.list),
        state=AdminAudit.entry,
        getter=getters.entry,
        preview_data=_PREVIEW,
    )


def _actor() -> Window:
    return Window(
        Multi(T("audit-choose-actor"), Notice(), T("shown-page", when=F["several"]), sep="\n\n"),
        stray_input(),
        Column(choices("actor", handlers.on_actor)),
        pager(getters.ACTORS_SCROLL),
        Button(Label("button-command-line"), id="command_line", on_click=handlers.on_command_line),
        ways_back("actor", AdminAudit.list),
        state=AdminAudit.actor,
        getter=getters.actors,
        preview_data=_PREVIEW
        | {"choices": [Choice(1, "Анна Смирнова"), Choice(2, "Пётр Орлов")], "several": False, "pages": 1},
    )


def _action() -> Window:
    return Window(
        Multi(T("audit-choose-action"), Notice(), T("shown-page", when=F["several"]), sep="\n\n"),
        stray_input(),
        Column(choices("action", handlers.on_action)),
        pager(getters.ACTIONS_SCROLL),
        ways_back("action", AdminAudit.list),
        state=AdminAudit.action,
        getter=getters.actions,
        preview_data=_PREVIEW
        | {
            "choices": [Choice(1, "Роль в команде выдана"), Choice(2, "Роль объединена")],
            "several": False,
            "pages": 1,
        },
    )


def _dates() -> Window:
    return Window(
        Multi(T("audit-choose-dates"), Notice(), sep="\n\n"),
        form_input(handlers.on_dates),
        Row(
            *(
                Button(
                    Label(f"button-period-{period.value}"),
                    id=f"period_{period.value}",
                    on_click=handlers.on_period(period),
                )
                for period in Period
            )
        ),
        ways_back("dates", AdminAudit.list),
        state=AdminAudit.dates,
        preview_data=_PREVIEW,
    )


def _period(period: Period) -> Button:
    return Button(
        Label(f"button-period-{period.value}"), id=f"period_{period.value}", on_click=handlers.on_period(period)
    )
