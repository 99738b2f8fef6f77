"""People as staff see them."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Keyboard, Row, SwitchTo, Url
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.members import getters, handlers
from dialogs.admin.members.states import AdminMembers, correcting
from dialogs.widgets import (
    Choice,
    Html,
    Label,
    Notice,
    T,
    choices,
    form_input,
    known_roles,
    known_roles_getter,
    levels,
    levels_getter,
    pager,
    stray_input,
    way_out,
    ways_back,
    who_input,
)
from school21_bot.people import QUESTIONS, Status, Step

_DANGER = Style(ButtonStyle.DANGER)
_PRIMARY = Style(ButtonStyle.PRIMARY)

_PREVIEW = {
    "name": "Анна Смирнова",
    "status": Status.MEMBER.value,
    "role": "Golang разработчик",
    "level": "Senior",
    "school_nickname": "annasmir",
    "messenger_nickname": "anna.smirnova",
    "team": "Core.Ledger",
    "description": "Главная книга и сверки",
    "telegram": "@annasmir",
    "telegram_id": "700001234",
    "joined": "12.03.2026",
    "left": "none",
    "waiting": "none",
    "question": "none",
    "blocked": "no",
    "listed": "yes",
    "hidden": True,
    "fields": "команда",
    "unwanted": "рассылки",
    "chat": "https://t.me/annasmir",
    "staff": "none",
    "may_appoint": True,
    "can_edit": True,
    "can_admit": False,
    "can_go_on": False,
    "can_decide": False,
    "can_nudge": False,
    "can_reissue": True,
    "can_move": True,
    "can_remove": True,
    "can_ban": True,
    "can_unban": False,
    "group": "Участники",
    "total": 241,
    "number": 2,
    "pages": 25,
    "several": True,
    "banned": False,
    "account": "700005678",
    "given": True,
    "value": "Core.Ledger",
    "lines": "24.11.2026 10:12 · Регистрация закончена\n24.11.2026 10:10 · Ответ: <i>команда</i>",
    "choices": [
        Choice(1, "Анна Смирнова · annasmir"),
        Choice(2, "Иван Петров · ivanpetr"),
        Choice(3, "Пётр Иванов · petrivan"),
    ],
}
_PREVIEW_LISTS = {
    "choices": [Choice(1, "Участники · 241"), Choice(2, "Заполняют анкету · 7"), Choice(3, "Бросили анкету · 38")]
}
_PREVIEW_REASONS = {"choices": [Choice(1, "Не нашли в школе"), Choice(2, "Не работает в компании")]}
_PREVIEW_NAMES = {"choices": [Choice(1, "Golang разработчик"), Choice(2, "Python developer"), Choice(3, "QA")]}


def build_dialog() -> Dialog:
    """The dialog; it begins with finding, or at somebody's file."""
    return Dialog(
        _find(),
        _found(),
        _people(),
        _file(),
        _history(),
        _fields(),
        _correction(Step.SCHOOL_NICKNAME),
        _correction(Step.MESSENGER_NICKNAME),
        _correction(Step.TEAM),
        _correction(Step.ROLE, known_roles(handlers.on_role), getter=known_roles_getter),
        _correction(Step.LEVEL, levels(handlers.on_level), getter=levels_getter),
        _correction(Step.DESCRIPTION, _leave_out()),
        _remove(),
        _ban(),
        _decline(),
        _move(),
        _move_really(),
        _add(),
        on_start=handlers.on_start,
    )


def _find() -> Window:
    return Window(
        Multi(T("admin-find"), Notice(), sep="\n\n"),
        who_input(handlers.sought),
        Column(choices("list", handlers.on_list)),
        Button(Label("button-add-person"), id="add", on_click=handlers.on_add),
        way_out("find"),
        state=AdminMembers.find,
        getter=getters.lists,
        preview_data=_PREVIEW | _PREVIEW_LISTS,
    )


def _found() -> Window:
    return Window(
        Multi(
            Case({True: T("admin-found-ban"), False: T("admin-found")}, selector="banned"),
            Notice(),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        who_input(handlers.sought),
        Column(choices("found", handlers.on_found)),
        pager(getters.FOUND_SCROLL),
        Button(Label("button-unban"), id="unban_nobody", on_click=handlers.on_unban_nobody, when=F["banned"]),
        ways_back("found", AdminMembers.find),
        state=AdminMembers.found,
        getter=getters.found,
        preview_data=_PREVIEW | {"total": 3, "several": False, "pages": 1},
    )


def _people() -> Window:
    return Window(
        Multi(T("admin-people"), Notice(), T("shown-page", when=F["several"]), sep="\n\n"),
        who_input(handlers.sought),
        Column(choices("person", handlers.on_person)),
        pager(getters.PEOPLE_SCROLL),
        ways_back("people", AdminMembers.find),
        state=AdminMembers.people,
        getter=getters.people,
        preview_data=_PREVIEW,
    )


def _file() -> Window:
    return Window(
        Multi(
            T("admin-file"),
            Notice(),
            T("admin-file-answers"),
            T("admin-file-marks"),
            T("profile-hidden", when=F["hidden"]),
            T("admin-file-unwanted", when=F["unwanted"]),
            T("card-description", when=F["description"]),
            sep="\n\n",
        ),
        stray_input(),
        Row(
            Button(
                Label("button-approve"),
                id="approve",
                on_click=handlers.doing(lambda all_, by, who: all_.approvals.approve(by, who), done="approved"),
                style=Style(ButtonStyle.SUCCESS),
            ),
            SwitchTo(Label("button-decline"), id="to_decline", state=AdminMembers.decline, style=_DANGER),
            when=F["can_decide"],
        ),
        Button(Label("button-go-on-adding"), id="go_on", on_click=handlers.on_go_on, when=F["can_go_on"]),
        Button(
            Label("button-admit"),
            id="admit",
            on_click=handlers.doing(lambda all_, by, who: all_.editing.admit(by, who), done="admitted"),
            style=_PRIMARY,
            when=F["can_admit"],
        ),
        Url(Label("button-write"), url=Html("chat"), id="write", when=F["chat"]),
        Button(
            Label("button-nudge"),
            id="nudge",
            on_click=handlers.doing(lambda all_, by, who: all_.membership.nudge(by, who), done="nudged"),
            when=F["can_nudge"],
        ),
        Row(
            SwitchTo(Label("button-edit"), id="to_fields", state=AdminMembers.fields, when=F["can_edit"]),
            SwitchTo(Label("button-history"), id="to_history", state=AdminMembers.history),
        ),
        Button(
            Label("button-reissue"),
            id="reissue",
            on_click=handlers.doing(lambda all_, by, who: all_.membership.reissue_invite(by, who), done="reissued"),
            when=F["can_reissue"],
        ),
        Row(
            SwitchTo(Label("button-move"), id="to_move", state=AdminMembers.move, when=F["can_move"]),
            Button(Label("button-appoint"), id="appoint", on_click=handlers.on_appoint, when=F["may_appoint"]),
        ),
        Row(
            SwitchTo(Label("button-remove"), id="to_remove", state=AdminMembers.remove, when=F["can_remove"]),
            SwitchTo(Label("button-ban"), id="to_ban", state=AdminMembers.ban, when=F["can_ban"]),
            Button(
                Label("button-unban"),
                id="unban",
                on_click=handlers.doing(lambda all_, by, who: all_.membership.unban(by, who), done="unbanned"),
                when=F["can_unban"],
            ),
        ),
        Row(Button(Label("button-back"), id="back_file", on_click=handlers.on_back), way_out("file")),
        state=AdminMembers.file,
        getter=getters.file,
        preview_data=_PREVIEW,
    )


def _history() -> Window:
    return Window(
        Multi(T("admin-history"), Notice(), Html("lines"), sep="\n\n"),
        stray_input(),
        ways_back("history", AdminMembers.file),
        state=AdminMembers.history,
        getter=getters.history,
        preview_data=_PREVIEW,
    )


def _fields() -> Window:
    return Window(
        Multi(T("admin-fields"), Notice(), T("admin-file-answers"), sep="\n\n"),
        stray_input(),
        Group(
            *(
                SwitchTo(Label(f"edit-{step.value}"), id=f"edit_{step.value}", state=correcting(step))
                for step in QUESTIONS
            ),
            width=2,
        ),
        ways_back("fields", AdminMembers.file),
        state=AdminMembers.fields,
        getter=getters.fields,
        preview_data=_PREVIEW,
    )


def _correction(step: Step, *buttons: Keyboard, getter: getters.Getter | None = None) -> Window:
    asked = T("profile-ask-description") if step is Step.DESCRIPTION else T(f"ask-{step.value}")
    return Window(
        Multi(T("admin-editing"), Notice(), asked, T("registration-now", when=F["given"]), sep="\n\n"),
        form_input(handlers.typed(step)),
        *buttons,
        ways_back(step.value, AdminMembers.file),
        state=correcting(step),
        getter=[getters.correction(step), *([getter] if getter else [])],
        preview_data=_PREVIEW | _PREVIEW_NAMES | {"value": _PREVIEW[step.value]},
    )


def _leave_out() -> Button:
    return Button(Label("button-leave-out"), id="leave_out", on_click=handlers.on_leave_out)


def _remove() -> Window:
    return _question(
        AdminMembers.remove,
        T("admin-remove"),
        Button(
            Label("button-really-remove"),
            id="really_remove",
            on_click=handlers.doing(lambda all_, by, who: all_.membership.remove(by, who), done="removed"),
            style=_DANGER,
        ),
    )


def _ban() -> Window:
    return _question(
        AdminMembers.ban,
        T("admin-ban"),
        Button(
            Label("button-really-ban"),
            id="really_ban",
            on_click=handlers.doing(lambda all_, by, who: all_.membership.ban(by, who), done="banned"),
            style=_DANGER,
        ),
    )


def _decline() -> Window:
    return _question(AdminMembers.decline, T("admin-decline"), Column(choices("reason", handlers.on_decline)))


def _move_really() -> Window:
    return _question(
        AdminMembers.move_really,
        T("admin-move-really"),
        Button(Label("button-really-move"), id="really_move", on_click=handlers.on_move, style=_DANGER),
    )


def _question(state: State, question: T, *buttons: Keyboard) -> Window:
    """A decision to be made with open eyes."""
    name = (state.state or "").partition(":")[2]
    return Window(
        Multi(question, Notice(), sep="\n\n"),
        stray_input(),
        *buttons,
        SwitchTo(Label("button-no-back"), id=f"no_{name}", state=AdminMembers.file),
        state=state,
        getter=getters.decision,
        preview_data=_PREVIEW | _PREVIEW_REASONS,
    )


def _move() -> Window:
    return Window(
        Multi(T("admin-move"), Notice(), sep="\n\n"),
        who_input(handlers.moved_to),
        ways_back("move", AdminMembers.file),
        state=AdminMembers.move,
        getter=getters.decision,
        preview_data=_PREVIEW,
    )


def _add() -> Window:
    return Window(
        Multi(T("admin-add"), Notice(), sep="\n\n"),
        form_input(handlers.named),
        ways_back("add", AdminMembers.find),
        state=AdminMembers.add,
        preview_data=_PREVIEW,
    )
