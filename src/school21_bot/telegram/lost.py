"""Windows that a deploy took away, found open by somebody who presses an even older button."""

from typing import Any

from aiogram import BaseMiddleware, Bot, Router
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import Chat, ErrorEvent, TelegramObject, User
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState
from aiogram_dialog.context.storage import StorageProxy
from aiogram_dialog.setup import collect_dialogs

from school21_bot.telegram.middlewares import Handler


class LostWindows(BaseMiddleware):
    """Lets errors be handled although the window on top is unknown.

    To handle a stale button the library loads the window on top of the stack, and fails when that is of a group which
    is gone; told that this is the error, it goes on with nothing open.
    """

    def __init__(self, router: Router) -> None:
        self._groups = {dialog.states_group_name(): dialog.states_group() for dialog in collect_dialogs(router)}

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Name the error that matters, and pass it on."""
        stale = isinstance(event, ErrorEvent) and isinstance(event.exception, (UnknownIntent, OutdatedIntent))
        if stale and await self._is_lost(data):
            event = event.model_copy(update={"exception": UnknownState("the window on top is gone")})
        return await handler(event, data)

    async def _is_lost(self, data: dict[str, Any]) -> bool:
        bot: Bot = data["bot"]
        chat: Chat = data["event_chat"]
        user: User = data["event_from_user"]
        stored = StorageProxy(
            storage=data["fsm_storage"],
            events_isolation=DisabledEventIsolation(),  # the person's updates wait for this one already
            user_id=user.id,
            chat_id=chat.id,
            thread_id=None,
            business_connection_id=None,
            bot=bot,
            state_groups=self._groups,
        )
        stack = await stored.load_stack()
        try:
            if stack.intents:
                await stored.load_context(stack.intents[-1])
        except UnknownState:
            return True
        except UnknownIntent:
            pass
        return False
