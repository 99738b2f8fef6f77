"""What stands before every handler: private chats only, who it is and is called now, in which language."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import Chat, TelegramObject, User
from aiogram_dialog.api.internal import FakeUser

from school21_bot.app import Services
from school21_bot.failpoints import failpoint
from school21_bot.logs import bind
from school21_bot.people import Account, TelegramNames
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
        """Find the person: one read for every update, and a write when Telegram calls them something new."""
        user: User = data["event_from_user"]
        # First, so that trouble with the read can be told.
        data["services"] = self._services
        default = self._services.settings.default_language
        data["texts"] = translator(pick_language(user.language_code, default))
        account = await self._services.accounts.find(user.id)
        if account is not None:
            bind(person=account.id, status=account.status.value)
            account = await self._as_seen(account, user)
            data["texts"] = translator(pick_language(account.language, default))
        data["account"] = account
        return await handler(event, data)

    async def _as_seen(self, account: Account, user: User) -> Account:
        """The person with what Telegram calls them now; a redrawn window comes from nobody and says nothing new."""
        if isinstance(user, FakeUser):
            return account
        language = account.language
        if user.language_code:
            language = pick_language(user.language_code, self._services.settings.default_language)
        return await self._services.accounts.refresh(account, names_of(user), language)


def names_of(user: User) -> TelegramNames:
    """What Telegram calls somebody."""
    return TelegramNames(user.first_name, user.last_name or "", user.username or "")
