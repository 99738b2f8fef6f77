"""The staff's menu as they see it."""

from aiogram import F
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Multi

from dialogs.admin.menu import getters, handlers
from dialogs.admin.menu.states import AdminMenu
from dialogs.widgets import Label, Notice, T, stray_input
from school21_bot.access import Right

_PREVIEW = {
    "role": "owner",
    "members": 241,
    "applying": 7,
    "abandoned": 38,
    "waiting": 2,
    "conversion": "78",
    "started": 64,
    "finished": 50,
    **{f"may_{right.value}": True for right in Right},
}


def build_dialog() -> Dialog:
    """The dialog that leads to everything staff can do."""
    return Dialog(_main())


def _main() -> Window:
    return Window(
        Multi(T("admin-menu"), Notice(), T("admin-glance"), sep="\n\n"),
        stray_input(),
        Button(Label("button-people"), id="people", on_click=handlers.on_people, when=F["may_people"]),
        Button(Label("button-staff"), id="staff", on_click=handlers.on_staff, when=F["may_staff"]),
        Button(Label("button-menu"), id="close", on_click=handlers.on_close),
        state=AdminMenu.main,
        getter=getters.glance,
        preview_data=_PREVIEW,
    )
