"""The filters and the last searches as people see them."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.search import filtering, handlers, recents
from dialogs.search.buttons import Pick, picks
from dialogs.search.states import Search
from dialogs.search.typing import words_input
from dialogs.widgets import Choice, Html, Label, Notice, T, choices, pager

_PREVIEW = {
    "words": "иван",
    "roles": "Golang разработчик, QA",
    "levels": "любые",
    "mates": "yes",
    "has_team": True,
    "is_mates": True,
    "narrows": True,
    "pick_roles_label": "Роли · 2",
    "pick_levels_label": "Уровни",
    "show_label": "Показать · 23",
    "number": 1,
    "pages": 3,
    "several": True,
    "nothing": False,
}
_PREVIEW_ROLES = [
    Pick(1, False, "✓ Golang разработчик · 41"),
    Pick(2, False, "✓ QA · 23"),
    Pick(3, True, "DevOps · 12"),
    Pick(4, True, "Системный аналитик · 9"),
]
_PREVIEW_LEVELS = [Pick(2, True, "Junior · 7"), Pick(3, True, "Middle · 31"), Pick(4, False, "✓ Senior · 26")]


def filters() -> Window:
    """What is chosen."""
    return Window(
        Multi(Notice(), T("search-filters"), T("search-among-words", when=F["words"]), sep="\n\n"),
        words_input(filtering.on_words),
        Row(
            SwitchTo(Html("pick_roles_label"), id="to_roles", state=Search.pick_roles),
            SwitchTo(Html("pick_levels_label"), id="to_levels", state=Search.pick_levels),
        ),
        Button(Label("button-my-team"), id="mates", on_click=filtering.on_mates, when=F["has_team"] & ~F["is_mates"]),
        Button(Label("button-my-team-chosen"), id="everybody", on_click=filtering.on_everybody, when=F["is_mates"]),
        _show("filters"),
        Button(Label("button-reset"), id="reset", on_click=filtering.on_reset, when=F["narrows"]),
        Row(
            Button(Label("button-back"), id="back_filters", on_click=filtering.on_back),
            Button(Label("button-menu"), id="close_filters", on_click=handlers.on_close),
        ),
        state=Search.filters,
        getter=filtering.filters,
        preview_data=_PREVIEW,
    )


def pick_roles() -> Window:
    """Several roles."""
    return Window(
        Multi(Notice(), T("search-pick-roles"), T("shown-page", when=F["several"]), sep="\n\n"),
        words_input(filtering.on_words),
        Column(picks("pick_role", filtering.on_pick_role)),
        pager(filtering.PICK_SCROLL),
        Button(Label("search-any-role"), id="no_roles", on_click=filtering.on_any_role, when=F["narrows"]),
        _show("roles"),
        _ways("roles"),
        state=Search.pick_roles,
        getter=filtering.pick_roles,
        preview_data=_PREVIEW | {"picks": _PREVIEW_ROLES},
    )


def pick_levels() -> Window:
    """Several levels."""
    return Window(
        Multi(Notice(), T("search-pick-levels"), sep="\n\n"),
        words_input(filtering.on_words),
        Group(picks("pick_level", filtering.on_pick_level), width=2),
        Button(Label("search-any-level"), id="no_levels", on_click=filtering.on_any_level, when=F["narrows"]),
        _show("levels"),
        _ways("levels"),
        state=Search.pick_levels,
        getter=filtering.pick_levels,
        preview_data=_PREVIEW | {"picks": _PREVIEW_LEVELS},
    )


def recent() -> Window:
    """What was looked for before."""
    return Window(
        Multi(
            Notice(),
            Case({False: T("search-recent"), True: T("search-recent-none")}, selector="nothing"),
            sep="\n\n",
        ),
        words_input(handlers.on_first_words),
        Column(choices("kept", recents.on_recent)),
        Button(Label("button-clear"), id="clear", on_click=recents.on_clear, when=~F["nothing"]),
        Row(
            SwitchTo(Label("button-back"), id="back_recent", state=Search.role),
            Button(Label("button-menu"), id="close_recent", on_click=handlers.on_close),
        ),
        state=Search.recent,
        getter=recents.recent,
        preview_data=_PREVIEW
        | {"choices": [Choice(1, "«иван» · Golang разработчик · Senior"), Choice(2, "«нагрузка» · Моя команда")]},
    )


def _show(window: str) -> Button:
    """To the list; says how many people will be in it."""
    return Button(Html("show_label"), id=f"show_{window}", on_click=filtering.on_show, style=Style(ButtonStyle.PRIMARY))


def _ways(window: str) -> Row:
    """Back to all filters, or to the menu."""
    return Row(
        SwitchTo(Label("button-done"), id=f"back_{window}", state=Search.filters),
        Button(Label("button-menu"), id=f"close_{window}", on_click=handlers.on_close),
    )
