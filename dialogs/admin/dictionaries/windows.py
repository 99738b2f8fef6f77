"""The dictionaries as staff see them."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.dictionaries import getters, handlers
from dialogs.admin.dictionaries.states import AdminDictionaries
from dialogs.widgets import Choice, Label, Notice, T, choices, form_input, pager, stray_input, way_out, ways_back
from school21_bot.people import Direction

_DANGER = Style(ButtonStyle.DANGER)

_PREVIEW = {
    "roles": 42,
    "levels": 6,
    "choices": [
        Choice(1, "Golang разработчик · 41"),
        Choice(2, "Python разработчик · 30 (+4)"),
        Choice(3, "QA · 23"),
        Choice(4, "Python developer · 12 (+3)"),
    ],
    "number": 1,
    "pages": 6,
    "several": True,
    "total": 42,
    "words": "",
    "kind": "all",
    "name": "Python developer",
    "members": 12,
    "others": 3,
    "aliases": "Питонист · Python dev",
    "into": "Python разработчик",
    "into_members": 30,
    "into_others": 4,
    "sum": 42,
    "usual": "Senior",
    "position": 4,
    "is_first": False,
    "is_last": False,
}


def build_dialog() -> Dialog:
    """The dialog of roles and levels."""
    return Dialog(
        _main(),
        _roles(),
        _role(),
        _rename_role(),
        _merge_with(),
        _merge(),
        _levels(),
        _level(),
        _rename_level(),
        _add_level(),
    )


def _main() -> Window:
    return Window(
        Multi(T("dictionaries"), Notice(), T("dictionaries-what"), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-roles"), id="to_roles", state=AdminDictionaries.roles),
        SwitchTo(Label("button-levels"), id="to_levels", state=AdminDictionaries.levels),
        way_out("main"),
        state=AdminDictionaries.main,
        getter=getters.main,
        preview_data=_PREVIEW,
    )


def _roles() -> Window:
    return Window(
        Multi(
            T("dictionaries-roles"),
            Notice(),
            _which(),
            T("dictionaries-roles-hint"),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        form_input(handlers.on_words),
        Column(choices("role", handlers.on_role)),
        pager(getters.ROLES_SCROLL),
        Button(Label("button-all-roles"), id="all", on_click=handlers.on_all, when=F["words"]),
        ways_back("roles", AdminDictionaries.main),
        state=AdminDictionaries.roles,
        getter=getters.roles,
        preview_data=_PREVIEW,
    )


def _which() -> Case:
    """Which roles the list shows."""
    kinds = ("all", "found", "not_found", "none")
    return Case({kind: T(f"dictionaries-roles-{kind}") for kind in kinds}, selector="kind")


def _role() -> Window:
    return Window(
        Multi(
            T("dictionaries-role"),
            Notice(),
            T("dictionaries-counts"),
            T("dictionaries-aliases", when=F["aliases"]),
            sep="\n\n",
        ),
        stray_input(),
        SwitchTo(Label("button-rename"), id="to_rename_role", state=AdminDictionaries.rename_role),
        Button(Label("button-merge-with"), id="to_merge", on_click=handlers.on_merge_with),
        ways_back("role", AdminDictionaries.roles),
        state=AdminDictionaries.role,
        getter=getters.role,
        preview_data=_PREVIEW,
    )


def _rename_role() -> Window:
    return Window(
        Multi(T("dictionaries-rename-role"), Notice(), T("dictionaries-ask-role-name"), sep="\n\n"),
        form_input(handlers.on_role_name),
        ways_back("rename_role", AdminDictionaries.role),
        state=AdminDictionaries.rename_role,
        getter=getters.role,
        preview_data=_PREVIEW,
    )


def _merge_with() -> Window:
    return Window(
        Multi(
            T("dictionaries-merge-with"),
            Notice(),
            _which(),
            T("dictionaries-merge-hint"),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        form_input(handlers.on_target_words),
        Column(choices("target", handlers.on_target)),
        pager(getters.TARGETS_SCROLL),
        Button(Label("button-all-roles"), id="all_targets", on_click=handlers.on_all_targets, when=F["words"]),
        ways_back("merge_with", AdminDictionaries.role),
        state=AdminDictionaries.merge_with,
        getter=getters.merge_with,
        preview_data=_PREVIEW
        | {
            "kind": "found",
            "words": "python",
            "total": 2,
            "several": False,
            "pages": 1,
            "choices": [Choice(2, "Python разработчик · 30 (+4)"), Choice(5, "Разработчик Python · 2")],
        },
    )


def _merge() -> Window:
    return Window(
        Multi(T("dictionaries-merge"), Notice(), T("dictionaries-merge-what"), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-do-not-merge"), id="do_not_merge", state=AdminDictionaries.role),
        Button(Label("button-swap-names"), id="swap", on_click=handlers.on_swap),
        Button(Label("button-merge"), id="merge", on_click=handlers.on_merge, style=_DANGER),
        state=AdminDictionaries.merge,
        getter=getters.merge,
        preview_data=_PREVIEW,
    )


def _levels() -> Window:
    return Window(
        Multi(T("dictionaries-levels"), Notice(), T("dictionaries-levels-hint"), sep="\n\n"),
        stray_input(),
        Column(choices("level", handlers.on_level)),
        SwitchTo(Label("button-add-level"), id="to_add_level", state=AdminDictionaries.add_level),
        ways_back("levels", AdminDictionaries.main),
        state=AdminDictionaries.levels,
        getter=getters.levels,
        preview_data=_PREVIEW
        | {"choices": [Choice(1, "Junior · 18"), Choice(2, "Middle · 64 (+3)"), Choice(3, "Старший · 23 (+2)")]},
    )


def _level() -> Window:
    return Window(
        Multi(
            T("dictionaries-level"),
            Notice(),
            T("dictionaries-counts"),
            T("dictionaries-usual", when=F["usual"]),
            sep="\n\n",
        ),
        stray_input(),
        Row(
            Button(Label("button-up"), id="up", on_click=handlers.on_move(Direction.UP), when=~F["is_first"]),
            Button(Label("button-down"), id="down", on_click=handlers.on_move(Direction.DOWN), when=~F["is_last"]),
        ),
        SwitchTo(Label("button-rename"), id="to_rename_level", state=AdminDictionaries.rename_level),
        ways_back("level", AdminDictionaries.levels),
        state=AdminDictionaries.level,
        getter=getters.level,
        preview_data=_PREVIEW | {"name": "Старший", "total": 6},
    )


def _rename_level() -> Window:
    return Window(
        Multi(T("dictionaries-rename-level"), Notice(), T("dictionaries-ask-level-name"), sep="\n\n"),
        form_input(handlers.on_level_name),
        Group(Button(Label("button-usual-name"), id="usual", on_click=handlers.on_usual_name, when=F["usual"])),
        ways_back("rename_level", AdminDictionaries.level),
        state=AdminDictionaries.rename_level,
        getter=getters.level,
        preview_data=_PREVIEW | {"name": "Старший", "total": 6},
    )


def _add_level() -> Window:
    return Window(
        Multi(T("dictionaries-add-level"), Notice(), T("dictionaries-ask-new-level"), sep="\n\n"),
        form_input(handlers.on_new_level),
        ways_back("add_level", AdminDictionaries.levels),
        state=AdminDictionaries.add_level,
        preview_data=_PREVIEW | {"name": "Старший", "total": 6},
    )
