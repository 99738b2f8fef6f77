"""What the windows of the settings read."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.admin.settings.options import (
    DRAFT,
    GROUPS,
    LISTED,
    VERSION,
    as_seen,
    chosen,
    draft_of,
    handy,
    line,
)
from dialogs.widgets import Choice, actor
from school21_bot.analytics import DigestKind
from school21_bot.app import Services
from school21_bot.texts import Translator
from school21_bot.tuning import CONSENT_TEXTS, OWN_TEXTS, Tunable
from school21_bot.wording import CHOICES, digest_html, value_text

_CURRENT = "● "


async def main(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """All of them, group by group, and a button for each."""
    shown = {one.name: one for one in await services.changes.all(actor(dialog_manager))}
    blocks = [
        "\n".join([texts.html(f"settings-group-{group}"), *(line(texts, shown[name]) for name in names)])
        for group, names in GROUPS.items()
    ]
    return {"list": "\n\n".join(blocks), "choices": choices_of_settings(texts)}


def choices_of_settings(texts: Translator) -> list[Choice]:
    """A button for each."""
    return [Choice(number, texts.plain(f"setting-{name.value}")) for number, name in enumerate(LISTED, start=1)]


async def one(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One of them: the values of here and of the environment, and how to give another."""
    name = chosen(dialog_manager)
    shown = await services.changes.one(actor(dialog_manager), name)
    data: dict[str, Any] = {
        "title": texts.plain(f"setting-{name.value}"),
        "about": texts.plain(f"settings-about-{name.value}"),
        "how": texts.html(f"settings-how-{_how(name)}"),
        "variable": name.value.upper(),
        "current": value_text(texts, name, shown.current),
        "environment": value_text(texts, name, shown.environment),
        "source": "unusable" if shown.unusable else "saved" if shown.overrides else "environment",
        "saved": shown.saved is not None,
        "choices": [
            Choice(number, (_CURRENT if value == shown.current else "") + value_text(texts, name, value))
            for number, value in enumerate(handy(name, services.settings), start=1)
        ],
        "number": await services.consents.waiting(actor(dialog_manager)) if name is Tunable.REGISTRATION else 0,
    }
    if name in OWN_TEXTS:
        data["seen"] = as_seen(name, shown.current, services.settings)
    return data


async def draft(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A text as people would see it, and how many would be asked for their consent again."""
    name = chosen(dialog_manager)
    version = dialog_manager.dialog_data[VERSION]
    is_consent = name in CONSENT_TEXTS
    return {
        "title": texts.plain(f"setting-{name.value}"),
        "resets": "yes" if dialog_manager.dialog_data[DRAFT] is None else "no",
        "seen": as_seen(name, await draft_of(dialog_manager), services.settings),
        "is_consent": is_consent,
        "version": version,
        "members": await services.consents.asked_again(actor(dialog_manager), version) if is_consent else 0,
    }


async def version(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What another version of the consent means."""
    wanted = await draft_of(dialog_manager)
    return {
        "version": wanted,
        "before": services.settings.consent_version,
        "members": await services.consents.asked_again(actor(dialog_manager), wanted),
    }


async def digest(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What would be said at this moment, of yesterday and of the last seven days."""
    by = actor(dialog_manager)
    parts = [digest_html(texts, await services.digest.read(by, kind)) for kind in DigestKind]
    return {"digests": "\n\n".join(parts)}


def _how(name: Tunable) -> str:
    if name in OWN_TEXTS:
        return "text"
    return "choice" if name in CHOICES else name.value
