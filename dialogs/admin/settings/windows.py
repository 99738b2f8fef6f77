"""The settings as the staff see them."""

from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Multi

from dialogs.admin.settings import getters, handlers
from dialogs.admin.settings.options import GROUPS, as_seen, line
from dialogs.admin.settings.states import AdminSettings
from dialogs.widgets import (
    Choice,
    Html,
    Label,
    Notice,
    T,
    choices,
    reading_input,
    stray_input,
    way_out,
    ways_back,
)
from school21_bot.settings import Settings
from school21_bot.texts import Translator
from school21_bot.tuning import Shown, Tunable, written
from school21_bot.wording import digest_html, value_text

_SUCCESS = Style(ButtonStyle.SUCCESS)

_PREVIEW_CHANGED = {Tunable.QUIET_HOURS: "22-08", Tunable.WELCOME_RU: "Привет!"}
_PREVIEW_NUMBERS: dict[str, str | int] = {
    **{"joined": 5, "abandoned": 3, "misused": 0, "in_vain": 7, "failed": 0, "waiting": 2, "asking": 1},
    **{"stopped_team": 2, "stopped_role": 1, "first": "2026-11-21", "last": "2026-11-27", "dashboard": "none"},
}
_PREVIEW_BEFORE = {f"{name}_before": 4 for name in ("joined", "abandoned", "misused", "in_vain", "failed")}


def build_dialog() -> Dialog:
    """The dialog of the settings."""
    return Dialog(_main(), _one(), _text(), _draft(), _version(), _digest())


def _main() -> Window:
    return Window(
        Multi(T("settings-main"), Notice(), Html("list"), T("settings-hint"), sep="\n\n"),
        stray_input(),
        Group(choices("setting", handlers.on_setting), width=2),
        SwitchTo(Label("button-digest"), id="to_digest", state=AdminSettings.digest),
        way_out("settings"),
        state=AdminSettings.main,
        getter=getters.main,
        preview_data=_preview_main,
    )


def _one() -> Window:
    return Window(
        Multi(
            T("settings-one"),
            Notice(),
            T("settings-values"),
            T("settings-waiting", when=F["number"]),
            Html("how"),
            sep="\n\n",
        ),
        reading_input(handlers.on_typed),
        Group(choices("value", handlers.on_value), width=2),
        _reset("reset"),
        ways_back("one", AdminSettings.main),
        state=AdminSettings.one,
        getter=getters.one,
        preview_data=_preview_one,
    )


def _text() -> Window:
    return Window(
        Multi(
            T("settings-one"), Notice(), T("settings-values"), Html("how"), T("settings-seen"), Html("seen"), sep="\n\n"
        ),
        reading_input(handlers.on_text),
        _reset("reset_text"),
        ways_back("text", AdminSettings.main),
        state=AdminSettings.text,
        getter=getters.one,
        preview_data=_preview_text,
    )


def _draft() -> Window:
    return Window(
        Multi(
            T("settings-draft"),
            Notice(),
            T("settings-draft-consent", when=F["is_consent"]),
            T("settings-will-be-seen"),
            Html("seen"),
            sep="\n\n",
        ),
        reading_input(handlers.on_text),
        Button(
            Label("button-save-and-ask"),
            id="save_and_ask",
            on_click=handlers.on_save_and_ask,
            when=F["is_consent"],
            style=_SUCCESS,
        ),
        Button(Label("button-save-only"), id="save_only", on_click=handlers.on_save, when=F["is_consent"]),
        Button(Label("button-save"), id="save", on_click=handlers.on_save, when=~F["is_consent"], style=_SUCCESS),
        _back("draft"),
        state=AdminSettings.draft,
        getter=getters.draft,
        preview_data=_preview_text,
    )


def _version() -> Window:
    return Window(
        Multi(T("settings-version"), Notice(), sep="\n\n"),
        stray_input(),
        Button(Label("button-ask-again"), id="ask_again", on_click=handlers.on_save, style=_SUCCESS),
        _back("version"),
        state=AdminSettings.version,
        getter=getters.version,
        preview_data={"version": "2026-11-28.1432", "before": "2026-11", "members": 241},
    )


def _digest() -> Window:
    return Window(
        Multi(T("settings-digest"), Notice(), Html("digests"), sep="\n\n"),
        stray_input(),
        ways_back("digest", AdminSettings.main),
        state=AdminSettings.digest,
        getter=getters.digest,
        preview_data=_preview_digest,
    )


def _reset(widget_id: str) -> Button:
    return Button(Label("button-reset-setting"), id=widget_id, on_click=handlers.on_reset, when=F["saved"])


def _back(window: str) -> Row:
    return Row(Button(Label("button-back"), id=f"back_{window}", on_click=handlers.on_back), way_out(window))


def _preview_shown(name: Tunable, saved: str | None = None) -> Shown:
    value = written(Settings.model_construct(), name)
    return Shown(name, value, saved, saved or value, unusable=False)


async def _preview_main(texts: Translator, **_: Any) -> dict[str, Any]:
    blocks = [
        "\n".join(
            [
                texts.html(f"settings-group-{group}"),
                *(line(texts, _preview_shown(name, _PREVIEW_CHANGED.get(name))) for name in names),
            ]
        )
        for group, names in GROUPS.items()
    ]
    return {"list": "\n\n".join(blocks), "choices": getters.choices_of_settings(texts)}


async def _preview_one(texts: Translator, **_: Any) -> dict[str, Any]:
    name = Tunable.REGISTRATION_TIMEOUT
    return {
        "title": texts.plain(f"setting-{name.value}"),
        "about": texts.plain(f"settings-about-{name.value}"),
        "how": texts.html(f"settings-how-{name.value}"),
        "variable": name.value.upper(),
        "current": value_text(texts, name, "1d"),
        "environment": value_text(texts, name, "6h"),
        "source": "saved",
        "saved": True,
        "number": 0,
        "choices": [
            Choice(1, value_text(texts, name, "1h")),
            Choice(2, value_text(texts, name, "6h")),
            Choice(3, "● " + value_text(texts, name, "1d")),
        ],
    }


async def _preview_text(texts: Translator, **_: Any) -> dict[str, Any]:
    name = Tunable.CONSENT_RU if texts.language == "ru" else Tunable.CONSENT_EN
    return {
        "title": texts.plain(f"setting-{name.value}"),
        "about": texts.plain(f"settings-about-{name.value}"),
        "how": texts.html("settings-how-text"),
        "variable": name.value.upper(),
        "current": value_text(texts, name, ""),
        "environment": value_text(texts, name, ""),
        "source": "environment",
        "saved": False,
        "seen": as_seen(name, "", Settings.model_construct()),
        "is_consent": True,
        "resets": "no",
        "version": "2026-11-28.1432",
        "members": 241,
    }


async def _preview_digest(texts: Translator, **_: Any) -> dict[str, Any]:
    daily = _PREVIEW_NUMBERS | {"kind": "daily", "first": "2026-11-27"}
    weekly = _PREVIEW_NUMBERS | _PREVIEW_BEFORE | {"kind": "weekly"}
    return {"digests": "\n\n".join(digest_html(texts, facts) for facts in (daily, weekly))}
