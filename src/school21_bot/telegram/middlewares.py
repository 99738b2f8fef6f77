"""What stands before every handler: private chats only, who it is, in which language."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import Chat, TelegramObject, User

from school21_bot.app import Services
from school21_bot.failpoints import failpoint
from school21_bot.logs import bind
from school21_bot.texts import pick_language, translator

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class PrivateChatsOnly(BaseMiddleware):
    """Everything from groups and channels is passed over in silence."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Pass on what comes from a private chat."""
        chat: Chat | None = data.get("event_chat")
        if chat is None or chat.type != ChatType.PRIVATE:
            return None
        return await handler(event, data)


async def shown_but_not_saved(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Where a test kills between showing a window and saving which one it was."""
    result = await handler(event, data)
    failpoint("window:shown")
    return result


class WhoIsIt(BaseMiddleware):
    """Puts the services, the person and the texts in the person's language beside the event."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Find the person: one read for every update."""
        user: User = data["event_from_user"]
        # First, so that trouble with the read can be told.
        data["services"] = self._services
        data["texts"] = translator(pick_language(user.language_code, self._services.settings.default_language))
        account = await self._services.accounts.find(user.id)
        data["account"] = account
        if account is not None:
            bind(person=account.id, status=account.status.value)
        return await handler(event, data)
