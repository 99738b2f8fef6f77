"""The search as people see it."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo, Url
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.cards.buttons import CARD_BUTTONS_PREVIEW, card_buttons
from dialogs.cards.getters import passing_on
from dialogs.search import getters, handlers
from dialogs.search.states import Search
from dialogs.widgets import Choice, Html, Label, Notice, T, choices, pager, stray_input

_PREVIEW = {
    "choices": [Choice(1, "ivan.petrov · Lab.SberPay.NFC"), Choice(2, "anna.smirnova · Core.Ledger")],
    "pages": 3,
    "number": 2,
    "several": True,
    "total": 23,
    "nobody": False,
    "role": "Golang разработчик",
    "level": "Senior",
    "name": "Иван Петров",
    "school_nickname": "ivanpetr",
    "messenger_nickname": "ivan.petrov",
    "telegram": "@ivanpetr",
    "team": "Lab.SberPay.NFC",
    "description": "Нагрузочное тестирование платежей",
    "chat": "https://t.me/ivanpetr",
}


def build_dialog() -> Dialog:
    """The dialog; it opens at the roles."""
    return Dialog(_role(), _level(), _results(), _card())


def _role() -> Window:
    return Window(
        Multi(
            Notice(),
            Case({False: T("search-role"), True: T("search-no-roles")}, selector="nobody"),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        stray_input(),
        Group(choices("role", handlers.on_role), width=2),
        pager(getters.ROLES_SCROLL),
        Button(Label("search-any-role"), id="any_role", on_click=handlers.on_any_role, when=~F["nobody"]),
        Button(Label("button-menu"), id="close_role", on_click=handlers.on_close),
        state=Search.role,
        getter=getters.roles,
        preview_data=_PREVIEW
        | {"choices": [Choice(1, "Golang разработчик · 41"), Choice(2, "QA · 23"), Choice(3, "DevOps · 12")]},
    )


def _level() -> Window:
    return Window(
        Multi(Notice(), T("search-level"), sep="\n\n"),
        stray_input(),
        Group(choices("level", handlers.on_level), width=2),
        Button(Label("search-any-level"), id="any_level", on_click=handlers.on_any_level),
        Row(
            SwitchTo(Label("button-back"), id="back_level", state=Search.role),
            Button(Label("button-menu"), id="close_level", on_click=handlers.on_close),
        ),
        state=Search.level,
        getter=getters.levels,
        preview_data=_PREVIEW | {"choices": [Choice(1, "Middle · 18"), Choice(2, "Senior · 23")]},
    )


def _results() -> Window:
    return Window(
        Multi(
            Notice(),
            Case({0: T("search-empty"), ...: T("search-results")}, selector="total"),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        stray_input(),
        Column(choices("person", handlers.on_person)),
        pager(getters.PEOPLE_SCROLL),
        Row(
            SwitchTo(Label("button-change-level"), id="back_results", state=Search.level),
            SwitchTo(Label("button-change-role"), id="role_results", state=Search.role),
        ),
        Button(Label("button-menu"), id="close_results", on_click=handlers.on_close),
        state=Search.results,
        getter=getters.results,
        preview_data=_PREVIEW,
    )


def _card() -> Window:
    return Window(
        Multi(Notice(), T("card"), T("card-description", when=F["description"]), sep="\n\n"),
        stray_input(),
        Url(
            Label("button-write"),
            url=Html("chat"),
            id="write",
            when=F["chat"],
            style=Style(ButtonStyle.PRIMARY),
        ),
        *card_buttons(),
        Row(
            SwitchTo(Label("button-to-list"), id="back_card", state=Search.results),
            Button(Label("button-menu"), id="close_card", on_click=handlers.on_close),
        ),
        state=Search.card,
        getter=[getters.card, passing_on],
        preview_data=_PREVIEW | CARD_BUTTONS_PREVIEW,
    )
