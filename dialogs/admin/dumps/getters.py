"""What the windows of dumps read."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.widgets import actor, progress_bar
from school21_bot.app import Services
from school21_bot.dumps import SHORTEST_PASSPHRASE, DumpRefused, ImportState
from school21_bot.texts import Translator

EXPORT, IMPORT, UPDATE, FILE = "export", "import", "update", "file"
"""What the dialog remembers: ids, a choice, and the document that waits for its passphrase."""

COUNTS = ("people", "new", "changed", "unchanged", "duplicate", "conflict", "invalid", "admins")
FIELDS = (
    *("status", "school_nickname", "messenger_nickname", "team", "role", "level", "description"),
    *("listed", "hidden", "reminders_off", "news_off"),
)


async def main(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whether an import is under way, which anybody of the staff may look after."""
    return {"open": await services.imports.under_way(actor(dialog_manager)) is not None}


async def passphrase(**_: Any) -> dict[str, Any]:
    """How long a passphrase has to be."""
    return {"limit": SHORTEST_PASSPHRASE}


async def exporting(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How far the export is."""
    view = await services.exports.view(actor(dialog_manager), dialog_manager.dialog_data[EXPORT])
    return {
        "state": view.state.value,
        "running": view.is_open,
        "bar": progress_bar(view.done, view.total),
        "done": view.done,
        "total": view.total or 0,
    }


async def importing(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How far the import is, and what the check found."""
    view = await services.imports.view(actor(dialog_manager), dialog_manager.dialog_data[IMPORT])
    fields = view.counts.get("fields", {})
    named = ", ".join(f"{texts.plain(f'dump-field-{name}')} {fields[name]}" for name in FIELDS if fields.get(name))
    return {
        "state": view.state.value,
        "bar": progress_bar(view.done, view.total),
        "done": view.done,
        "total": view.total or 0,
        "refusal": _refusal(texts, view.refusal),
        "fields": named or "none",
        "new_levels": view.counts.get("new_levels", 0),
        "new_roles": view.counts.get("new_roles", 0),
        "applied": view.imported,
        "meanwhile": view.meanwhile,
        "may_cancel": view.state in (ImportState.CHECKING, ImportState.CHECKED, ImportState.STAGING),
        "may_confirm": view.state is ImportState.CHECKED and view.counts["new"] + view.counts["changed"] > 0,
        "has_changed": view.counts.get("changed", 0) > 0,
        "has_report": view.state in (ImportState.CHECKED, ImportState.DONE),
        "is_over": not view.is_open,
        "update": bool(dialog_manager.dialog_data.get(UPDATE)),
        **{name: view.counts.get(name, 0) for name in COUNTS},
    }


def _refusal(texts: Translator, refusal: DumpRefused | None) -> str:
    return "none" if refusal is None else texts.plain(f"dump-refused-{refusal.reason}", refusal.facts.__getitem__)
