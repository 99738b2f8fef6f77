"""API keys as staff see them; a key itself is shown once, in a message of its own."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.keys import getters, handlers
from dialogs.admin.keys.states import AdminKeys
from dialogs.search.buttons import Pick, picks
from dialogs.widgets import Choice, Html, Label, Notice, T, choices, form_input, pager, stray_input, way_out, ways_back

_PRIMARY = Style(ButtonStyle.PRIMARY)
_DANGER = Style(ButtonStyle.DANGER)

_PREVIEW = {
    "choices": [Choice(1, "Интранет · до 27.02.2027"), Choice(2, "Отчёты · отозван")],
    "picks": [
        Pick(1, False, "✓ Участники: читать"),
        Pick(2, True, "Участники: имена и ники"),
        Pick(3, True, "Участники: менять"),
    ],
    "total": 2,
    "number": 1,
    "pages": 1,
    "several": False,
    "chosen": 1,
    "name": "Интранет",
    "state": "works",
    "maker": "Ольга Орлова",
    "created": "29.11.2026 12:00",
    "until": "27.02.2027 12:00",
    "used": "none",
    "scopes": "• Участники: читать",
    "limited": False,
    "works": True,
}


def build_dialog() -> Dialog:
    """The dialog of API keys."""
    return Dialog(_list(), _scopes(), _life(), _name(), _one(), _revoke())


def _list() -> Window:
    return Window(
        Multi(
            T("keys-list"),
            Notice(),
            Case({0: T("keys-none"), ...: T("keys-what")}, selector="total"),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        stray_input(),
        Column(choices("key", handlers.on_key)),
        pager(getters.SCROLL),
        Button(Label("button-new-key"), id="new_key", on_click=handlers.on_new, style=_PRIMARY),
        way_out("keys"),
        state=AdminKeys.list,
        getter=getters.keys,
        preview_data=_PREVIEW,
    )


def _scopes() -> Window:
    return Window(
        Multi(T("keys-scopes"), Notice(), sep="\n\n"),
        stray_input(),
        Column(picks("pick_scope", handlers.on_pick)),
        SwitchTo(Label("button-go-on"), id="to_life", state=AdminKeys.life, style=_PRIMARY, when=F["chosen"]),
        ways_back("scopes", AdminKeys.list),
        state=AdminKeys.scopes,
        getter=getters.scopes,
        preview_data=_PREVIEW,
    )


def _life() -> Window:
    return Window(
        Multi(T("keys-life"), Notice(), sep="\n\n"),
        stray_input(),
        Column(choices("life", handlers.on_life)),
        ways_back("life", AdminKeys.scopes),
        state=AdminKeys.life,
        getter=getters.lives,
        preview_data=_PREVIEW | {"choices": [Choice(30, "30 дней"), Choice(90, "90 дней"), Choice(365, "365 дней")]},
    )


def _name() -> Window:
    return Window(
        Multi(T("keys-name"), Notice(), sep="\n\n"),
        form_input(handlers.on_name, below=True),
        ways_back("name", AdminKeys.life),
        state=AdminKeys.name,
        preview_data=_PREVIEW,
    )


def _one() -> Window:
    return Window(
        Multi(
            T("keys-one"), Notice(), T("keys-facts"), T("keys-limited", when=F["limited"]), Html("scopes"), sep="\n\n"
        ),
        stray_input(),
        SwitchTo(Label("button-revoke-key"), id="to_revoke", state=AdminKeys.revoke, when=F["works"]),
        ways_back("one", AdminKeys.list),
        state=AdminKeys.one,
        getter=getters.one,
        preview_data=_PREVIEW,
    )


def _revoke() -> Window:
    return Window(
        Multi(T("keys-revoke"), Notice(), T("keys-revoke-what"), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-keep-invite"), id="keep", state=AdminKeys.one),
        Button(Label("button-really-revoke"), id="really_revoke", on_click=handlers.on_revoke, style=_DANGER),
        state=AdminKeys.revoke,
        getter=getters.one,
        preview_data=_PREVIEW,
    )
