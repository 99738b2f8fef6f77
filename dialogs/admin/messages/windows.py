"""Broadcasts as staff see them: writing one. The windows that show how it goes are in `progress.py`."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.messages import aiming, getters, handlers, progress
from dialogs.admin.messages.states import AdminMessages
from dialogs.widgets import (
    Choice,
    Label,
    Notice,
    T,
    choices,
    form_input,
    pager,
    reading_input,
    stray_input,
    way_out,
    ways_back,
)

_DANGER = Style(ButtonStyle.DANGER)

_PREVIEW = {
    "any": True,
    "people": 241,
    "statuses": "Участники",
    "roles": "QA, golang разработчик",
    "levels": "Senior",
    "speaks": "none",
    "text_ru": "Встречаемся в пятницу в 18:00, приходите с вопросами",
    "text_en": "none",
    "file": "photo",
    "links": 2,
    "empty": False,
    "language": "ru",
    "limit": 1024,
    "beginning": "Встречаемся в пятницу в 18:00, приходите с вопросами",
    "has_text": True,
    "has_file": True,
    "has_links": True,
    "lines": "Записаться — https://example.com/meetup",
    "number": 1,
    "pages": 1,
    "several": False,
    "at": "28.11.2026 15:00",
    "later": True,
    "now": False,
    "quiet_until": "none",
    "example": "28.11 15:00",
    "zone": "Europe/Moscow",
    "state": "sending",
    "title": "Встречаемся в пятницу в 18:00, приходите с вопросами",
    "bar": "▰▰▰▰▱▱▱▱▱▱",
    "done": 103,
    "total": 241,
    "sent": 98,
    "blocked": 3,
    "failed": 1,
    "unknown": 1,
    "left_out": 0,
    "began": "28.11 15:00",
    "is_sending": True,
    "is_paused": False,
    "is_open": True,
    "has_begun": True,
    "has_unknown": True,
}


def build_dialog() -> Dialog:
    """The dialog of broadcasts."""
    return Dialog(
        _main(),
        _draft(),
        _text(),
        _attachment(),
        _links(),
        _audience(),
        _roles(),
        _levels(),
        _discard(),
        *progress.windows(_PREVIEW),
    )


def _main() -> Window:
    return Window(
        Multi(
            T("broadcasts"),
            Notice(),
            Case({True: T("broadcasts-latest"), False: T("broadcasts-none")}, selector="any"),
            sep="\n\n",
        ),
        stray_input(),
        Button(Label("button-broadcast-new"), id="new", on_click=handlers.on_new),
        Column(choices("campaign", handlers.on_one)),
        way_out("main"),
        state=AdminMessages.main,
        getter=getters.main,
        preview_data=_PREVIEW
        | {
            "choices": [
                Choice(1, "28.11 15:00 · Митап в пятницу · отправляется"),
                Choice(2, "21.11 12:30 · Опрос о чате · отправлена"),
            ]
        },
    )


def _draft() -> Window:
    return Window(
        Multi(T("broadcast-draft"), Notice(), T("broadcast-content"), T("broadcast-audience"), sep="\n\n"),
        stray_input(),
        Row(
            Button(Label("button-text-ru"), id="text_ru", on_click=handlers.on_language("ru")),
            Button(Label("button-text-en"), id="text_en", on_click=handlers.on_language("en")),
        ),
        Row(
            SwitchTo(Label("button-attachment"), id="to_attachment", state=AdminMessages.attachment),
            SwitchTo(Label("button-links"), id="to_links", state=AdminMessages.links),
        ),
        SwitchTo(Label("button-audience"), id="to_audience", state=AdminMessages.audience),
        Button(Label("button-preview"), id="preview", on_click=handlers.on_preview, when=~F["empty"]),
        SwitchTo(Label("button-discard"), id="to_discard", state=AdminMessages.discard),
        ways_back("draft", AdminMessages.main),
        state=AdminMessages.draft,
        getter=getters.draft,
        preview_data=_PREVIEW,
    )


def _text() -> Window:
    return Window(
        Multi(T("broadcast-text"), Notice(), T("broadcast-text-now"), sep="\n\n"),
        reading_input(handlers.on_text),
        Button(Label("button-no-text"), id="no_text", on_click=handlers.on_no_text, when=F["has_text"]),
        ways_back("text", AdminMessages.draft),
        state=AdminMessages.text,
        getter=getters.text,
        preview_data=_PREVIEW,
    )


def _attachment() -> Window:
    return Window(
        Multi(T("broadcast-attachment"), Notice(), sep="\n\n"),
        reading_input(handlers.on_attachment),
        Button(
            Label("button-no-attachment"), id="no_attachment", on_click=handlers.on_no_attachment, when=F["has_file"]
        ),
        ways_back("attachment", AdminMessages.draft),
        state=AdminMessages.attachment,
        getter=getters.attachment,
        preview_data=_PREVIEW,
    )


def _links() -> Window:
    return Window(
        Multi(T("broadcast-links"), Notice(), sep="\n\n"),
        form_input(handlers.on_links),
        Button(Label("button-no-links"), id="no_links", on_click=handlers.on_no_links, when=F["has_links"]),
        ways_back("links", AdminMessages.draft),
        state=AdminMessages.links,
        getter=getters.links,
        preview_data=_PREVIEW,
    )


def _audience() -> Window:
    return Window(
        Multi(T("broadcast-aim"), Notice(), T("broadcast-audience"), sep="\n\n"),
        stray_input(),
        Group(choices("status", aiming.on_status), width=2),
        Row(
            SwitchTo(Label("button-aim-roles"), id="to_roles", state=AdminMessages.roles),
            SwitchTo(Label("button-aim-levels"), id="to_levels", state=AdminMessages.levels),
        ),
        Button(
            Case(
                {
                    "none": Label("button-any-language"),
                    "ru": Label("button-only-russian"),
                    "en": Label("button-only-english"),
                },
                selector="speaks",
            ),
            id="language",
            on_click=aiming.on_language,
        ),
        ways_back("audience", AdminMessages.draft),
        state=AdminMessages.audience,
        getter=aiming.audience,
        preview_data=_PREVIEW
        | {"choices": [Choice(1, "✓ Участники"), Choice(2, "Ждут решения"), Choice(3, "Бросили анкету")]},
    )


def _roles() -> Window:
    return Window(
        Multi(T("broadcast-aim-roles"), Notice(), T("shown-page", when=F["several"]), sep="\n\n"),
        stray_input(),
        Group(choices("role", aiming.on_role), width=2),
        pager(aiming.ROLES_SCROLL),
        Button(Label("button-any-role"), id="any_role", on_click=aiming.on_any_role),
        ways_back("roles", AdminMessages.audience),
        state=AdminMessages.roles,
        getter=aiming.roles,
        preview_data=_PREVIEW | {"choices": [Choice(1, "✓ QA"), Choice(2, "golang разработчик")]},
    )


def _levels() -> Window:
    return Window(
        Multi(T("broadcast-aim-levels"), Notice(), sep="\n\n"),
        stray_input(),
        Group(choices("level", aiming.on_level), width=2),
        Button(Label("button-any-level"), id="any_level", on_click=aiming.on_any_level),
        ways_back("levels", AdminMessages.audience),
        state=AdminMessages.levels,
        getter=aiming.levels,
        preview_data=_PREVIEW | {"choices": [Choice(1, "Junior"), Choice(2, "✓ Senior")]},
    )


def _discard() -> Window:
    return Window(
        Multi(T("broadcast-discard"), Notice(), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-back"), id="rather_keep", state=AdminMessages.draft),
        Button(Label("button-really-discard"), id="really_discard", on_click=handlers.on_discard, style=_DANGER),
        state=AdminMessages.discard,
        preview_data=_PREVIEW,
    )
