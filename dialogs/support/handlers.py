"""What happens when somebody writes to the staff."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.widgets import account, cause_of, services, set_notice
from school21_bot.messages import Said


async def on_said(message: Message, said: Said, manager: DialogManager) -> None:
    """Something was sent for the staff."""
    request = await services(manager).support.ask(account(manager).id, said, cause=cause_of(message))
    set_notice(manager, "support-sent", number=str(request.number))


async def on_close(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to what was open before."""
    await manager.done()
