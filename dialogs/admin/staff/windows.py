"""The staff as owners see it."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Multi

from dialogs.admin.staff import getters, handlers
from dialogs.admin.staff.states import AdminStaff
from dialogs.widgets import Choice, Label, Notice, T, choices, pager, stray_input, way_out, ways_back, who_input
from school21_bot.access import StaffRole

_DANGER = Style(ButtonStyle.DANGER)

_PREVIEW = {
    "choices": [Choice(1, "Ольга Орлова · владелец"), Choice(2, "Анна Смирнова · администратор")],
    "total": 2,
    "number": 1,
    "pages": 1,
    "several": False,
    "name": "Анна Смирнова",
    "telegram_id": "700001234",
    "role": "admin",
    "fixed": False,
    "can_withdraw": True,
    "can_be_owner": True,
    "can_be_admin": False,
    "can_be_analyst": True,
}


def build_dialog() -> Dialog:
    """The dialog; it begins with the list, or at somebody's role."""
    return Dialog(_people(), _name(), _found(), _one(), _withdraw(), on_start=handlers.on_start)


def _people() -> Window:
    return Window(
        Multi(T("admin-staff"), Notice(), T("shown-page", when=F["several"]), sep="\n\n"),
        stray_input(),
        Column(choices("one", handlers.on_one)),
        pager(getters.STAFF_SCROLL),
        SwitchTo(
            Label("button-appoint-somebody"), id="to_name", state=AdminStaff.name, style=Style(ButtonStyle.PRIMARY)
        ),
        way_out("people"),
        state=AdminStaff.people,
        getter=getters.people,
        preview_data=_PREVIEW,
    )


def _name() -> Window:
    return Window(
        Multi(T("admin-staff-name"), Notice(), sep="\n\n"),
        who_input(handlers.named),
        ways_back("name", AdminStaff.people),
        state=AdminStaff.name,
        preview_data=_PREVIEW,
    )


def _found() -> Window:
    return Window(
        Multi(T("admin-found"), Notice(), T("shown-page", when=F["several"]), sep="\n\n"),
        who_input(handlers.named),
        Column(choices("candidate", handlers.on_found)),
        pager(getters.FOUND_SCROLL),
        ways_back("found", AdminStaff.name),
        state=AdminStaff.found,
        getter=getters.found,
        preview_data=_PREVIEW,
    )


def _one() -> Window:
    return Window(
        Multi(
            T("admin-staff-one"),
            Notice(),
            T("admin-staff-fixed", when=F["fixed"]),
            T("admin-staff-roles", when=~F["fixed"]),
            sep="\n\n",
        ),
        stray_input(),
        Column(*(_appoint(role) for role in StaffRole)),
        SwitchTo(
            Label("button-withdraw"),
            id="to_withdraw",
            state=AdminStaff.withdraw,
            style=_DANGER,
            when=F["can_withdraw"],
        ),
        Row(Button(Label("button-back"), id="back_one", on_click=handlers.on_back), way_out("one")),
        state=AdminStaff.one,
        getter=getters.one,
        preview_data=_PREVIEW,
    )


def _appoint(role: StaffRole) -> Button:
    name = role.value
    return Button(
        Label(f"button-appoint-{name}"),
        id=f"appoint_{name}",
        on_click=handlers.appointing(role),
        when=F[f"can_be_{name}"],
    )


def _withdraw() -> Window:
    return Window(
        Multi(T("admin-staff-withdraw"), Notice(), sep="\n\n"),
        stray_input(),
        Button(Label("button-really-withdraw"), id="really_withdraw", on_click=handlers.on_withdraw, style=_DANGER),
        SwitchTo(Label("button-no-back"), id="no_withdraw", state=AdminStaff.one),
        state=AdminStaff.withdraw,
        getter=getters.one,
        preview_data=_PREVIEW,
    )
