"""What the windows of API keys read."""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.search.buttons import Pick
from dialogs.widgets import Choice, actor, date_text, moment_text, page_of, short
from school21_bot.access import KeyView, Scope
from school21_bot.app import Services
from school21_bot.texts import Translator

SCROLL = "keys"
PER_PAGE = 10
LIVES = (30, 90, 365)
"""For how many days a key may be made."""
SCOPES = tuple(Scope)


async def keys(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the keys."""
    found = await services.api_keys.all(actor(dialog_manager))
    shown, paging = await page_of(dialog_manager, SCROLL, found, PER_PAGE)
    return {
        "choices": [Choice(key.id, _line(services, texts, key)) for key in shown],
        "total": len(found),
        **paging,
    }


async def scopes(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What a new key may be for, and what it is for so far."""
    chosen = set(dialog_manager.dialog_data.get("scopes", []))
    may = await services.api_keys.may_give(actor(dialog_manager))
    return {
        "picks": [
            Pick(SCOPES.index(scope) + 1, scope.value not in chosen, _pick(texts, scope, scope.value in chosen))
            for scope in may
        ],
        "chosen": len(chosen),
    }


async def lives(texts: Translator, **_: Any) -> dict[str, Any]:
    """For how long."""
    return {"choices": [Choice(days, texts.plain("keys-days", days=days)) for days in LIVES]}


async def one(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The key that was chosen, or has just been made."""
    by = actor(dialog_manager)
    key = await services.api_keys.view(by, dialog_manager.dialog_data["key"])
    maker = await services.accounts.find(key.maker)
    return {
        "name": key.name,
        "state": _state(key),
        "maker": (maker.record.full_name if maker else "") or texts.plain("staff-unknown", number=str(key.maker)),
        "created": moment_text(key.created_at, services.settings),
        "until": moment_text(key.expires_at, services.settings),
        "used": _moment(services, key.used_at),
        "scopes": texts.html("keys-may", scopes="\n".join(f"• {scope_text(texts, scope)}" for scope in key.scopes)),
        "limited": key.limited and key.works,
        "works": key.works,
    }


def scope_text(texts: Translator, scope: Scope) -> str:
    """What a scope allows."""
    return texts.plain(f"scope-{scope.value.replace(':', '-')}")


def _pick(texts: Translator, scope: Scope, is_chosen: bool) -> str:
    return f"✓ {scope_text(texts, scope)}" if is_chosen else scope_text(texts, scope)


def _line(services: Services, texts: Translator, key: KeyView) -> str:
    until = date_text(key.expires_at, services.settings)
    return texts.plain("keys-line", name=short(key.name, 24), state=_state(key), until=until)


def _state(key: KeyView) -> str:
    if key.revoked_at is not None:
        return "revoked"
    return "works" if key.works else "over"


def _moment(services: Services, moment: datetime | None) -> str:
    return "none" if moment is None else moment_text(moment, services.settings)
