"""What the windows of the encryption read."""

from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from dialogs.widgets import actor, progress_bar
from school21_bot.app import Services
from school21_bot.jobs import JobState
from school21_bot.texts import Translator
from school21_bot.wording import may_be_sealed, may_be_unsealed, operation_facts, sealing_facts

JOB = "job"
"""What the dialog remembers: the work that is looked at."""


async def main(services: Services, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How many records are sealed, with which key, and what can be done."""
    status = await services.protection.status(actor(dialog_manager))
    open_now = status.operation is not None and status.operation.is_open
    return {
        **sealing_facts(status, ZoneInfo(services.settings.timezone)),
        "open": open_now,
        "may_seal": not open_now and may_be_sealed(status),
        "may_rotate": not open_now and status.seals,
        "may_unseal": not open_now and may_be_unsealed(status),
    }


async def unseal(texts: Translator, **_: Any) -> dict[str, Any]:
    """The word that has to be typed."""
    return {"word": texts.plain("sealing-word")}


async def working(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How far the work is, or what became of it."""
    found = await services.protection.view(actor(dialog_manager), dialog_manager.dialog_data[JOB])
    return {
        **operation_facts(texts, found),
        "bar": progress_bar(found.done, found.total),
        "active": found.state is JobState.ACTIVE,
        "paused": found.state is JobState.PAUSED,
        "running": found.is_open,
    }
