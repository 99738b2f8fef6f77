"""What happens on a single card, and to what is reported."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.cards.states import Report
from dialogs.widgets import account, cause_of, services


async def on_start(start_data: Any, manager: DialogManager) -> None:
    """The card is named by whoever opens it."""
    manager.dialog_data["card"] = start_data["card"]


async def on_report(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Ask what is wrong on the open card."""
    await manager.start(Report.what, data={"card": manager.dialog_data["card"]})


async def on_what(message: Message, text: str, manager: DialogManager) -> None:
    """Something was written about it: the staff are told."""
    card = manager.dialog_data["card"]
    await services(manager).reports.report(account(manager), card, text, cause=cause_of(message))
    await manager.switch_to(Report.sent)


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to what was open before."""
    await manager.done()
