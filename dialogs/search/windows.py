"""The search as people see it: the path of role and level, the list, the card."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Keyboard, Row, Select, SwitchTo, Url
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi, Text

from dialogs.cards.buttons import CARD_BUTTONS_PREVIEW, card_buttons
from dialogs.cards.getters import passing_on
from dialogs.search import getters, handlers
from dialogs.search.buttons import Chip, chips
from dialogs.search.filter_windows import filters, pick_levels, pick_roles, recent
from dialogs.search.paging import PEOPLE_SCROLL
from dialogs.search.states import Search
from dialogs.search.typing import words_input
from dialogs.widgets import Choice, Html, Label, Notice, OnChoice, T, choices, pager, read_id
from school21_bot.people import Filter

_PREVIEW = {
    "number": 1,
    "pages": 3,
    "several": True,
    "nobody": False,
    "has_recent": True,
    "role": "Golang разработчик",
    "name": "Иван Петров",
    "level": "Senior",
    "school_nickname": "ivanpetr",
    "messenger_nickname": "ivan.petrov",
    "telegram": "@ivanpetr",
    "team": "Lab.SberPay.NFC",
    "description": "Нагрузочное тестирование платежей",
    "chat": "https://t.me/ivanpetr",
    "previous": [Choice(1, "")],
    "next": [Choice(1, "")],
    "has_list": True,
}
_PREVIEW_RESULTS = {
    "choices": [
        Choice(1, "Иван Петров · Lab.SberPay.NFC"),
        Choice(2, "Иван Сидоров · Core.Ledger"),
        Choice(3, "Иванна Климова · anna.klimova"),
        Choice(4, "≈ Ивна Кротова · Pay.Risk"),
    ],
    "what": "«иван» · Golang разработчик, QA · Senior",
    "outcome": "some",
    "total": 23,
    "turned": False,
    "words": "иван",
    "explains_alike": True,
    "number": 1,
    "pages": 0,
    "reachable": 3,
    "several": True,
    "counts_pages": False,
    "goes_on": False,
    "offers": [],
    "chips": [
        Chip(Filter.TEXT, 0, "✕ «иван»"),
        Chip(Filter.ROLES, 1, "✕ Golang разработчик"),
        Chip(Filter.ROLES, 2, "✕ QA"),
        Chip(Filter.LEVELS, 4, "✕ Senior"),
    ],
    "can_be_newest": True,
    "is_newest": False,
    "is_path": False,
}


def build_dialog() -> Dialog:
    """The dialog; it opens at the roles."""
    return Dialog(
        _role(),
        _level(),
        _results(),
        _card(),
        filters(),
        pick_roles(),
        pick_levels(),
        recent(),
        on_start=handlers.on_start,
    )


def _role() -> Window:
    return Window(
        Multi(
            Notice(),
            Case({False: T("search-role"), True: T("search-no-roles")}, selector="nobody"),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        words_input(handlers.on_first_words),
        Group(choices("role", handlers.on_role), width=2),
        pager(getters.ROLES_SCROLL),
        Row(
            Button(Label("search-any-role"), id="any_role", on_click=handlers.on_any_role),
            Button(Label("button-filters"), id="filters_role", on_click=handlers.on_first_filters),
            when=~F["nobody"],
        ),
        SwitchTo(Label("button-recent"), id="recent", state=Search.recent, when=F["has_recent"]),
        Button(Label("button-menu"), id="close_role", on_click=handlers.on_close),
        state=Search.role,
        getter=getters.roles,
        preview_data=_PREVIEW
        | {"choices": [Choice(1, "Golang разработчик · 41"), Choice(2, "QA · 23"), Choice(3, "DevOps · 12")]},
    )


def _level() -> Window:
    return Window(
        Multi(Notice(), T("search-level"), sep="\n\n"),
        words_input(handlers.on_words),
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
            T("search-results"),
            T("search-turned", when=F["turned"]),
            Multi(_found(), T("search-alike-too", when=F["explains_alike"]), sep="\n"),
            T("search-offers", when=F["offers"]),
            Case(
                {True: T("shown-page"), False: T("search-page")},
                selector="counts_pages",
                when=F["several"],
            ),
            T("search-goes-on", when=F["goes_on"]),
            sep="\n\n",
        ),
        words_input(handlers.on_words),
        Column(choices("person", handlers.on_person)),
        pager(PEOPLE_SCROLL, pages="reachable"),
        Column(chips("offers", handlers.on_offer)),
        Group(chips("chips", handlers.on_chip), width=2),
        Row(
            SwitchTo(Label("button-change-level"), id="back_results", state=Search.level),
            SwitchTo(Label("button-change-role"), id="role_results", state=Search.role),
            when=F["is_path"],
        ),
        Row(
            Button(Label("button-filters"), id="filters_results", on_click=handlers.on_filters),
            Button(Label("button-newest"), id="newest", on_click=handlers.on_newest, when=F["can_be_newest"]),
            Button(Label("button-best"), id="best", on_click=handlers.on_best, when=F["is_newest"]),
            Button(Label("button-menu"), id="close_results", on_click=handlers.on_close, when=F["is_path"]),
        ),
        Row(
            SwitchTo(Label("button-new-search"), id="new_results", state=Search.role),
            Button(Label("button-menu"), id="leave_results", on_click=handlers.on_close),
            when=~F["is_path"],
        ),
        state=Search.results,
        getter=getters.results,
        preview_data=_PREVIEW_RESULTS,
    )


def _found() -> Text:
    """What came of it."""
    return Case(
        {
            "some": T("search-found"),
            "many": T("search-found-many"),
            "alike": T("search-alike"),
            "unseen": T("search-unseen"),
            "nobody": T("search-empty"),
            "nobody_words": T("search-empty-words"),
            "nobody_path": T("search-empty-path"),
        },
        selector="outcome",
    )


def _card() -> Window:
    return Window(
        Multi(Notice(), T("card"), T("card-description", when=F["description"]), sep="\n\n"),
        words_input(handlers.on_words),
        Url(
            Label("button-write"),
            url=Html("chat"),
            id="write",
            when=F["chat"],
            style=Style(ButtonStyle.PRIMARY),
        ),
        *card_buttons(),
        Row(
            _neighbour("previous", Label("button-previous-person"), handlers.on_previous),
            _neighbour("next", Label("button-next-person"), handlers.on_next),
        ),
        Row(
            SwitchTo(Label("button-to-list"), id="back_card", state=Search.results, when=F["has_list"]),
            Button(Label("button-menu"), id="close_card", on_click=handlers.on_close),
        ),
        state=Search.card,
        getter=[getters.card, passing_on],
        preview_data=_PREVIEW | CARD_BUTTONS_PREVIEW,
    )


def _neighbour(name: str, label: Label, on_step: OnChoice) -> Keyboard:
    """A button to the card beside this one; it says beside which, for whoever taps twice."""
    return Select(
        label,
        id=f"{name}_person",
        item_id_getter=lambda choice: choice.id,
        items=name,
        type_factory=read_id,
        on_click=on_step,
    )
