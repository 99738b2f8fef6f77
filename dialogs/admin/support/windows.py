"""Requests for help as the staff see them: what was asked and answered, and never by whom."""

from typing import Any

from aiogram import F
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.admin.support import getters, handlers
from dialogs.admin.support.states import AdminSupport
from dialogs.widgets import (
    TOLD_PREVIEW,
    Choice,
    Html,
    Label,
    Notice,
    T,
    choices,
    pager,
    stray_input,
    talk_input,
    told_previews,
    way_out,
    ways_back,
)
from school21_bot.texts import Translator

_PREVIEW_LISTS = {
    "choices": [Choice(1, "Ждут ответа · 2"), Choice(2, "Отвечены · 7"), Choice(3, "Закрыты · 140")],
}
_PREVIEW_LIST = {
    "choices": [Choice(1, "№ 12 · 28.11 12:30 · Не вижу кно…"), Choice(2, "№ 13 · 28.11 12:41 · Фото")],
    "state": "open",
    "number": 1,
    "pages": 2,
    "several": True,
    "total": 12,
}
_PREVIEW_REQUEST = TOLD_PREVIEW | {
    "some": False,
    "closed": False,
    "may_open_file": True,
}


def build_dialog() -> Dialog:
    """The dialog of the requests for help."""
    return Dialog(_main(), _list(), _request(), _answer())


def _main() -> Window:
    return Window(
        Multi(T("requests"), Notice(), T("requests-what"), sep="\n\n"),
        stray_input(),
        Column(choices("state", handlers.on_state)),
        way_out("main"),
        state=AdminSupport.main,
        getter=getters.main,
        preview_data=_PREVIEW_LISTS,
    )


def _list() -> Window:
    return Window(
        Multi(
            T("requests-list"),
            Notice(),
            Case({0: T("requests-empty"), ...: T("requests-hint")}, selector="total"),
            T("shown-page", when=F["several"]),
            sep="\n\n",
        ),
        stray_input(),
        Column(choices("request", handlers.on_request)),
        pager(getters.SCROLL),
        ways_back("list", AdminSupport.main),
        state=AdminSupport.list,
        getter=getters.requests,
        preview_data=_PREVIEW_LIST,
    )


def _request() -> Window:
    return Window(
        Multi(
            T("requests-request"),
            Notice(),
            T("requests-some", when=F["some"]),
            Html("said"),
            sep="\n\n",
        ),
        stray_input(),
        SwitchTo(Label("button-answer-request"), id="to_answer", state=AdminSupport.answer),
        Column(choices("show", handlers.on_show)),
        Button(Label("button-close-request"), id="shut", on_click=handlers.on_close, when=~F["closed"]),
        Button(Label("button-reopen-request"), id="reopen", on_click=handlers.on_reopen, when=F["closed"]),
        Button(Label("button-open-file"), id="file", on_click=handlers.on_file, when=F["may_open_file"]),
        ways_back("request", AdminSupport.list),
        state=AdminSupport.request,
        getter=getters.request,
        preview_data=_preview,
    )


def _answer() -> Window:
    return Window(
        Multi(T("requests-answer"), Notice(), Html("said"), T("requests-answer-how"), sep="\n\n"),
        talk_input(handlers.on_said),
        ways_back("answer", AdminSupport.request),
        state=AdminSupport.answer,
        getter=getters.request,
        preview_data=_preview,
    )


async def _preview(texts: Translator, **_: Any) -> dict[str, Any]:
    shown = texts.plain("requests-show", kind="photo", at="28.11 12:30")
    return _PREVIEW_REQUEST | {"choices": [Choice(1, shown)], "said": told_previews(texts, reader="staff")}
