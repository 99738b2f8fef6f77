"""Personal links as staff see them: whose, since when, and what became of them; never the link itself."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo, Url
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.invites import getters, handlers
from dialogs.admin.invites.states import AdminInvites
from dialogs.widgets import Choice, Html, Label, Notice, T, choices, pager, stray_input, way_out, ways_back

_PREVIEW = {
    "choices": [
        Choice(1, "Иван Петров · 24.11 18:40 → 27.11 18:40"),
        Choice(2, "Анна Смирнова · 24.11 12:05 → 27.11 12:05"),
    ],
    "shelf": "issued",
    "number": 1,
    "pages": 2,
    "several": True,
    "total": 12,
    "state": "issued",
    "mode": "join_request",
    "owner": "Иван Петров",
    "chat": "https://t.me/ivanpetr",
    "issued": "24.11.2026 18:40",
    "expires": "27.11.2026 18:40",
    "closed": "",
    "closed_by": "",
    "misused": "24.11.2026 19:02",
    "stranger": "700123456",
    "stranger_name": "700123456",
    "is_issued": True,
}


def build_dialog() -> Dialog:
    """The dialog of personal links."""
    return Dialog(_main(), _list(), _invite(), _revoke())


def _main() -> Window:
    return Window(
        Multi(T("invites"), Notice(), T("invites-what"), sep="\n\n"),
        stray_input(),
        Column(choices("shelf", handlers.on_shelf)),
        way_out("main"),
        state=AdminInvites.main,
        getter=getters.main,
        preview_data=_PREVIEW
        | {
            "choices": [
                Choice(1, "Действуют · 12"),
                Choice(2, "Использованы · 203"),
                Choice(3, "Истекли · 9"),
                Choice(4, "Отозваны · 4"),
                Choice(5, "Чужие попытки · 1"),
            ]
        },
    )


def _list() -> Window:
    return Window(
        Multi(
            T("invites-list"),
            Notice(),
            Case({0: T("invites-empty"), ...: T("invites-list-hint")}, selector="total"),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        stray_input(),
        Column(choices("invite", handlers.on_invite)),
        pager(getters.SCROLL),
        ways_back("list", AdminInvites.main),
        state=AdminInvites.list,
        getter=getters.links,
        preview_data=_PREVIEW,
    )


def _invite() -> Window:
    return Window(
        Multi(
            T("invites-invite"),
            Notice(),
            Multi(
                T("invites-facts"),
                T("invites-closed", when=F["closed"] & ~F["closed_by"]),
                T("invites-closed-by", when=F["closed_by"]),
                T("invites-misuse", when=F["misused"] & F["stranger"]),
                T("invites-misuse-deleted", when=F["misused"] & ~F["stranger"]),
            ),
            sep="\n\n",
        ),
        stray_input(),
        Row(
            Url(Label("button-write"), url=Html("chat"), id="write", when=F["chat"]),
            Button(Label("button-open-file"), id="owner", on_click=handlers.on_owner),
        ),
        SwitchTo(
            Label("button-revoke-invite"),
            id="to_revoke",
            state=AdminInvites.revoke,
            when=F["is_issued"],
        ),
        ways_back("invite", AdminInvites.list),
        state=AdminInvites.invite,
        getter=getters.invite,
        preview_data=_PREVIEW,
    )


def _revoke() -> Window:
    return Window(
        Multi(T("invites-revoke"), Notice(), T("invites-revoke-what"), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-keep-invite"), id="keep", state=AdminInvites.invite),
        Button(
            Label("button-really-revoke"),
            id="revoke",
            on_click=handlers.on_revoke,
            style=Style(ButtonStyle.DANGER),
        ),
        state=AdminInvites.revoke,
        getter=getters.invite,
        preview_data=_PREVIEW,
    )
