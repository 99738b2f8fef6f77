"""The door of the staff's windows: whatever reaches one is let through only with the right that it needs."""

from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, TelegramObject
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.entities import Context
from aiogram_dialog.api.internal import CONTEXT_KEY

from dialogs.admin.doors import DOORS
from dialogs.menu.handlers import open_menu
from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.logs import logger
from school21_bot.people import Account
from school21_bot.telegram.middlewares import Handler

log = logger("telegram")


class StaffDoor(BaseMiddleware):
    """Stands before messages, taps and redraws; a refusing access validator of the library would break /start.

    It asks for the right at every event, so that a role that was withdrawn a second ago opens nothing; the services ask
    again.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Let pass who may; show everybody else their menu."""
        context: Context | None = data.get(CONTEXT_KEY)
        account: Account | None = data.get("account")
        right = DOORS.get(context.state.group) if context is not None else None
        if account is None or right is None:
            return await handler(event, data)
        actor = in_the_bot(account.id, account.telegram_id)
        if await self._services.access.may(actor, right):
            return await handler(event, data)
        log.info("turned away at the staff's door", right=right.value)
        manager: DialogManager = data["dialog_manager"]
        await open_menu(manager, notice="notice-not-staff", show_mode=ShowMode.DELETE_AND_SEND)
        if isinstance(event, CallbackQuery):
            with suppress(TelegramAPIError):
                await event.answer()
        return None
