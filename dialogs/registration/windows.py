"""The registration as people see it."""

from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard, Row, SwitchTo, Url
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Multi

from dialogs.registration import getters, handlers
from dialogs.registration.states import Registration, state_of
from dialogs.widgets import (
    INVITE_PREVIEW,
    Choice,
    Html,
    Label,
    Notice,
    StepBar,
    T,
    form_input,
    invite_offer,
    invite_text,
    join_button,
    known_roles,
    known_roles_getter,
    levels,
    levels_getter,
    stray_input,
)
from school21_bot.people import QUESTIONS, STEPS_TOTAL, Step, number_of
from school21_bot.texts import Translator
from school21_bot.wording import consent_html, welcome_html

_PRIMARY = Style(ButtonStyle.PRIMARY)
_SUCCESS = Style(ButtonStyle.SUCCESS)

_PREVIEW = {
    "given": True,
    "may_keep": True,
    "role": "Golang разработчик",
    "editing": False,
    "choices": [Choice(1, "Golang разработчик"), Choice(2, "Python developer"), Choice(3, "QA"), Choice(4, "DevOps")],
    "pages": 2,
    "url": "none",
    "joining": "open",
    "has_url": False,
    "steps": STEPS_TOTAL,
    "school_nickname": "ivanpetr",
    "messenger_nickname": "ivan.petrov",
    "team": "Lab.SberPay.NFC",
    "level": "Senior",
    "description": "Нагрузочное тестирование платежей",
}


def build_dialog() -> Dialog:
    """The dialog; it ends with the result FIND when the new member wants to search."""
    return Dialog(
        _question(Step.SCHOOL_NICKNAME),
        _question(Step.MESSENGER_NICKNAME),
        _question(Step.TEAM),
        _question(Step.ROLE, known_roles(handlers.on_role), getter=known_roles_getter),
        _question(Step.LEVEL, levels(handlers.on_level), getter=levels_getter),
        _question(Step.DESCRIPTION, Button(Label("button-skip"), id="skip", on_click=handlers.on_skip)),
        _summary(),
        _consent(),
        _consent_details(),
        _welcome(),
    )


def _question(step: Step, *choices: Keyboard, getter: getters.Getter | None = None) -> Window:
    """One question: where am I, what is asked, an example, the answer so far, the choices, and the ways on."""
    return Window(
        Multi(
            T("registration-editing", when=F["editing"]),
            Multi(T("registration-step"), StepBar(number_of(step), STEPS_TOTAL), when=~F["editing"]),
            Notice(),
            T(f"ask-{step.value}"),
            T("registration-now", when=F["given"]),
            sep="\n\n",
        ),
        form_input(handlers.typed(step)),
        *choices,
        Button(Label("button-keep"), id=f"keep_{step.value}", on_click=handlers.on_keep(step), when=F["may_keep"]),
        Row(
            Button(Label("button-back"), id=f"back_{step.value}", on_click=handlers.on_back(step)),
            Button(Label("button-cancel"), id=f"cancel_{step.value}", on_click=handlers.on_close),
        ),
        state=state_of(step),
        getter=[getters.question(step), *([getter] if getter else [])],
        preview_data=_PREVIEW | {"step": number_of(step), "value": _PREVIEW[step.value]},
    )


def _summary() -> Window:
    return Window(
        Multi(T("summary-title"), Notice(), T("summary"), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-all-right"), id="to_consent", state=Registration.consent, style=_PRIMARY),
        Group(
            *(
                Button(Label(f"edit-{step.value}"), id=f"edit_{step.value}", on_click=handlers.on_edit(step))
                for step in QUESTIONS
            ),
            width=2,
        ),
        Row(
            Button(Label("button-back"), id="back_summary", on_click=handlers.on_back(Step.SUMMARY)),
            Button(Label("button-cancel"), id="cancel_summary", on_click=handlers.on_close),
        ),
        state=Registration.summary,
        getter=getters.summary,
        preview_data=_PREVIEW,
    )


def _consent() -> Window:
    return Window(
        Multi(Notice(), Html("consent"), sep="\n\n"),
        stray_input(),
        Url(Label("button-read-more"), url=Html("url"), id="read_more_there", when=F["has_url"]),
        SwitchTo(
            Label("button-read-more"), id="read_more_here", state=Registration.consent_details, when=~F["has_url"]
        ),
        Button(Label("button-confirm"), id="confirm", on_click=handlers.on_confirm, style=_SUCCESS),
        Row(
            SwitchTo(Label("button-back"), id="back_consent", state=Registration.summary),
            Button(Label("button-cancel"), id="cancel_consent", on_click=handlers.on_close),
        ),
        state=Registration.consent,
        getter=getters.consent,
        preview_data=_preview_texts,
    )


def _consent_details() -> Window:
    return Window(
        Multi(T("consent-details"), Notice(), T("privacy"), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-back"), id="back_details", state=Registration.consent),
        state=Registration.consent_details,
        getter=getters.consent,
        preview_data=_PREVIEW,
    )


def _welcome() -> Window:
    return Window(
        Multi(Notice(), Html("welcome"), invite_text(), sep="\n\n"),
        stray_input(),
        join_button(),
        Button(Label("button-find"), id="find", on_click=handlers.on_find, style=_PRIMARY),
        Button(Label("button-menu"), id="menu", on_click=handlers.on_close),
        state=Registration.welcome,
        getter=[invite_offer, getters.welcome],
        preview_data=_preview_texts,
    )


async def _preview_texts(texts: Translator, **_: Any) -> dict[str, Any]:
    return _PREVIEW | INVITE_PREVIEW | {"consent": consent_html(texts, "", "open"), "welcome": welcome_html(texts, "")}
