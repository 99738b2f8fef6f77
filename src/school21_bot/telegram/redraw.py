"""Windows drawn anew because what they show has changed, not because somebody pressed something."""

from aiogram import Bot, Dispatcher
from aiogram.enums import ChatType
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import Chat, User
from aiogram_dialog import ShowMode
from aiogram_dialog.api.entities import DEFAULT_STACK_ID, DialogAction, DialogUpdate, DialogUpdateEvent
from aiogram_dialog.api.internal import FakeUser
from aiogram_dialog.context.storage import StorageProxy

from school21_bot.jobs import Step
from school21_bot.people import Accounts


class OpenWindows:
    """The windows that are open in private chats, in whichever process they were opened.

    A redraw is an update like a tap: it passes the same middlewares and waits for the same lock. The library's own
    background manager takes a lock only after it has read the dialog's memory, and so would undo a tap.
    """

    def __init__(self, bot: Bot, dispatcher: Dispatcher, accounts: Accounts) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._accounts = accounts

    async def redraw(self, chat_id: int, intent_id: str) -> bool:
        """Draw the window of an open dialog anew; False if it is not the one that the person sees now."""
        return await self._draw(chat_id, intent_id)

    async def redraw_top(self, chat_id: int) -> bool:
        """Draw anew whatever window a person sees now; one that is not for them any more gives way to the menu."""
        return await self._draw(chat_id, None)

    async def close(self, step: Step) -> None:
        """The job that follows a change of somebody's rights: `door.py` closes what is not for them any more."""
        await self.redraw_top(step.parameters["chat"])
        async with step.transaction():
            step.finish()

    async def _draw(self, chat_id: int, intent_id: str | None) -> bool:
        if await self._accounts.find(chat_id) is None:
            return False
        # Nobody has pressed anything: who they are and what they speak is known from the row.
        user = FakeUser(id=chat_id, is_bot=False, first_name="")
        chat = Chat(id=chat_id, type=ChatType.PRIVATE)
        fsm = self._dispatcher.fsm
        async with fsm.events_isolation.lock(fsm.get_context(self._bot, chat_id, chat_id).key):
            top = await self._on_top(chat_id)
            if top is None or intent_id not in {None, top}:
                return False
            event = _event(user, chat, top).as_(self._bot)
            await self._dispatcher.propagate_event(
                update_type="update",
                event=DialogUpdate(aiogd_update=event).as_(self._bot),
                bot=self._bot,
                event_from_user=user,
                event_chat=chat,
                **self._dispatcher.workflow_data,
            )
        return True

    async def _on_top(self, chat_id: int) -> str | None:
        stored = StorageProxy(
            storage=self._dispatcher.storage,
            events_isolation=DisabledEventIsolation(),  # the caller holds the person's updates
            user_id=chat_id,
            chat_id=chat_id,
            thread_id=None,
            business_connection_id=None,
            bot=self._bot,
            state_groups={},
        )
        stack = await stored.load_stack()
        return stack.intents[-1] if stack.intents else None


def _event(user: User, chat: Chat, intent_id: str) -> DialogUpdateEvent:
    return DialogUpdateEvent(
        from_user=user,
        chat=chat,
        action=DialogAction.UPDATE,
        data={},
        intent_id=intent_id,
        stack_id=DEFAULT_STACK_ID,
        thread_id=None,
        business_connection_id=None,
        show_mode=ShowMode.EDIT,
    )
