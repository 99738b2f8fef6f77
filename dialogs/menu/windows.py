"""The menu as people see it."""

from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Keyboard, Select, SwitchTo, Url
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Multi

from dialogs.menu import getters, handlers
from dialogs.menu.states import Menu, state_for
from dialogs.search.typing import words_input
from dialogs.widgets import (
    INVITE_PREVIEW,
    Html,
    Label,
    Notice,
    T,
    invite_offer,
    invite_text,
    join_button,
    stray_input,
)
from school21_bot.people import STEPS_TOTAL, Step
from school21_bot.texts import Translator

_PRIMARY = Style(ButtonStyle.PRIMARY)
_DANGER = Style(ButtonStyle.DANGER)

_PREVIEW = {
    "name": "Иван",
    "support": "help@example.com",
    "answered": False,
    "step": 3,
    "steps": STEPS_TOTAL,
    "url": "none",
    "joining": "open",
    "has_url": False,
    "own_consent": "",
    "versions": ["2026-11"],
    "is_staff": False,
}


def build_dialog() -> Dialog:
    """The dialog at the bottom of everybody's stack."""
    return Dialog(
        _window(Menu.new, _register("register_new")),
        _applying(),
        _restart(),
        _window(Menu.waiting, _profile("profile_waiting")),
        _member(),
        _consent(),
        _consent_details(),
        _invite(),
        _window(Menu.suspended),
        _window(Menu.left, _register("register_left")),
        _window(Menu.removed, _register("register_removed")),
        _window(Menu.banned),
        on_process_result=handlers.on_result,
    )


def _member() -> Window:
    return Window(
        Multi(Notice(), T("menu-member"), sep="\n\n"),
        words_input(handlers.on_words, state_for),
        Button(Label("button-find"), id="find", on_click=handlers.on_find, style=_PRIMARY),
        Button(Label("button-to-chat"), id="to_chat", on_click=handlers.on_invite, when=F["has_chat"]),
        _profile("profile"),
        _admin("admin_member"),
        state=Menu.member,
        getter=[getters.member, getters.staff],
        preview_data=_PREVIEW | {"has_chat": True, "is_staff": True},
    )


def _invite() -> Window:
    return Window(
        Multi(Notice(), T("invite-title"), invite_text(), sep="\n\n"),
        stray_input(),
        join_button(),
        Button(Label("button-renew"), id="renew", on_click=handlers.on_renew, when=F["way"].in_({"link", "ask"})),
        Button(Label("button-menu"), id="to_menu", on_click=handlers.on_menu),
        state=Menu.invite,
        getter=invite_offer,
        preview_data=INVITE_PREVIEW,
    )


def _window(state: State, *buttons: Keyboard) -> Window:
    name = (state.state or "").partition(":")[2]
    return Window(
        Multi(Notice(), T(f"menu-{name}"), sep="\n\n"),
        stray_input(state_for),
        *buttons,
        _admin(f"admin_{name}"),
        state=state,
        getter=[getters.person, getters.staff],
        preview_data=_PREVIEW,
    )


def _register(widget_id: str) -> Button:
    return Button(Label("button-register"), id=widget_id, on_click=handlers.on_begin, style=_PRIMARY)


def _profile(widget_id: str) -> Button:
    return Button(Label("button-profile"), id=widget_id, on_click=handlers.on_profile)


def _admin(widget_id: str) -> Button:
    return Button(Label("button-admin"), id=widget_id, on_click=handlers.on_admin, when=F["is_staff"])


def _consent() -> Window:
    """Asks a member again, because the consent has changed; the button carries the version that was shown."""
    return Window(
        Multi(
            Notice(),
            T("menu-consent", when=~F["own_consent"]),
            Multi(
                T("menu-consent-changed"),
                Html("own_consent"),
                T("menu-consent-agreed"),
                sep="\n\n",
                when=F["own_consent"],
            ),
            sep="\n\n",
        ),
        stray_input(),
        Url(Label("button-read-more"), url=Html("url"), id="read_more_there", when=F["has_url"]),
        SwitchTo(Label("button-read-more"), id="read_more_here", state=Menu.consent_details, when=~F["has_url"]),
        Select(
            Label("button-agree"),
            id="agree",
            item_id_getter=str,
            items="versions",
            on_click=handlers.on_agree,
            style=Style(ButtonStyle.SUCCESS),
        ),
        _profile("profile_consent"),
        Button(Label("button-delete-data"), id="delete", on_click=handlers.on_delete),
        _admin("admin_consent"),
        state=Menu.consent,
        getter=[getters.consent, getters.staff],
        preview_data=_PREVIEW,
    )


def _consent_details() -> Window:
    return Window(
        Multi(T("menu-consent-details"), Notice(), T("privacy"), sep="\n\n"),
        stray_input(),
        SwitchTo(Label("button-back"), id="back_details", state=Menu.consent),
        state=Menu.consent_details,
        getter=getters.consent,
        preview_data=_PREVIEW,
    )


def _applying() -> Window:
    return Window(
        Multi(
            Notice(),
            T("menu-applying", when=~F["answered"]),
            T("menu-applying-summary", when=F["answered"]),
            sep="\n\n",
        ),
        stray_input(state_for),
        Button(Label("button-resume"), id="resume", on_click=handlers.on_begin, style=_PRIMARY),
        SwitchTo(Label("button-start-over"), id="start_over", state=Menu.restart),
        _admin("admin_applying"),
        state=Menu.applying,
        getter=[getters.unfinished, getters.staff],
        preview_data=_preview_unfinished,
    )


def _restart() -> Window:
    return Window(
        Multi(Notice(), T("menu-restart"), sep="\n\n"),
        stray_input(),
        Button(Label("button-keep-answers"), id="keep", on_click=handlers.on_begin),
        Button(Label("button-erase-answers"), id="erase", on_click=handlers.on_restart, style=_DANGER),
        state=Menu.restart,
        preview_data=_PREVIEW,
    )


async def _preview_unfinished(texts: Translator, **_: Any) -> dict[str, Any]:
    return _PREVIEW | {"question": texts.plain(f"question-{Step.TEAM}")}
