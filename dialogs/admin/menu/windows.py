"""The staff's menu as they see it."""

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Start
from aiogram_dialog.widgets.text import Multi

from dialogs.admin.audit.states import AdminAudit
from dialogs.admin.dictionaries.states import AdminDictionaries
from dialogs.admin.dumps.states import AdminDumps
from dialogs.admin.invites.states import AdminInvites
from dialogs.admin.keys.states import AdminKeys
from dialogs.admin.members.states import AdminMembers
from dialogs.admin.menu import getters, handlers
from dialogs.admin.menu.states import AdminMenu
from dialogs.admin.messages.states import AdminMessages
from dialogs.admin.sealing.states import AdminSealing
from dialogs.admin.settings.states import AdminSettings
from dialogs.admin.staff.states import AdminStaff
from dialogs.admin.support.states import AdminSupport
from dialogs.widgets import Html, Label, Notice, T, stray_input
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
    "requests": "Поддержка · 2",
    **{f"may_{right.value}": True for right in Right},
}


def build_dialog() -> Dialog:
    """The dialog that leads to everything staff can do."""
    return Dialog(_main())


def _main() -> Window:
    return Window(
        Multi(T("admin-menu"), Notice(), T("admin-glance"), sep="\n\n"),
        stray_input(),
        _opens("people", Label("button-people"), AdminMembers.find, Right.PEOPLE),
        _opens("support", Html("requests"), AdminSupport.main, Right.SUPPORT),
        _opens("dictionaries", Label("button-dictionaries"), AdminDictionaries.main, Right.DICTIONARIES),
        _opens("invites", Label("button-invites"), AdminInvites.main, Right.INVITES),
        _opens("messages", Label("button-broadcasts"), AdminMessages.main, Right.MESSAGES),
        _opens("dumps", Label("button-dumps"), AdminDumps.main, Right.DUMPS),
        _opens("sealing", Label("button-sealing"), AdminSealing.main, Right.ENCRYPTION),
        _opens("settings", Label("button-settings"), AdminSettings.main, Right.SETTINGS),
        _opens("keys", Label("button-keys"), AdminKeys.list, Right.KEYS),
        _opens("audit", Label("button-audit"), AdminAudit.list, Right.AUDIT),
        _opens("staff", Label("button-staff"), AdminStaff.people, Right.STAFF),
        Button(
            Label("button-dashboard"),
            id="dashboard",
            on_click=handlers.on_dashboard,
            when=F[f"may_{Right.NUMBERS.value}"],
        ),
        Button(Label("button-menu"), id="close", on_click=handlers.on_close),
        state=AdminMenu.main,
        getter=getters.glance,
        preview_data=_PREVIEW,
    )


def _opens(widget_id: str, label: Label | Html, state: State, right: Right) -> Start:
    """The button of a subject, for whoever may see it."""
    return Start(label, id=widget_id, state=state, when=F[f"may_{right.value}"])
