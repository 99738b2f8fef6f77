"""What happens in the community's chat, told by Telegram: requests, comings and goings, rights, a change of id."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    ChatInviteLink,
    ChatJoinRequest,
    ChatMemberAdministrator,
    ChatMemberOwner,
    ChatMemberUnion,
    ChatMemberUpdated,
    Message,
    TelegramObject,
    Update,
)

from school21_bot.app import Services
from school21_bot.errors import Refused
from school21_bot.invites import Change, Request
from school21_bot.logs import bind, logger
from school21_bot.ports import Place
from school21_bot.telegram.gateway import place_of

log = logger("telegram")

RIGHTS = ("can_invite_users", "can_restrict_members")
"""What the bot needs in the community's chat."""

# Nobody repeats these by pressing again, so that trouble with the database is waited out for about a minute.
_PAUSES = (1, 2, 4, 8, 16, 30)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class CommunityChat(BaseMiddleware):
    """Takes what concerns the chat and not the dialogs; everything else goes on."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle it here, or pass it on."""
        assert isinstance(event, Update)  # noqa: S101  # it stands before the updates' handlers
        told = self._told(event, data["bot"])
        if told is None:
            return await handler(event, data)
        for pause in _PAUSES:
            try:
                return await told()
            except Refused as refusal:
                log.info("refused", reason=type(refusal).__name__)
                return None
            except Exception as error:
                log.error("trouble with the chat, trying again", seconds=pause, exc_info=error)
                await asyncio.sleep(pause)
        return await told()

    def _told(self, update: Update, client: Bot) -> Callable[[], Awaitable[None]] | None:
        """What to do about an update of the chat; None if it is none."""
        if update.chat_join_request is not None:
            request = _request(update.chat_join_request, client.id)
            return lambda: self._services.gate.asked(request)
        if update.chat_member is not None:
            change = _change(update.update_id, update.chat_member, client.id)
            return lambda: self._services.gate.changed(change)
        if update.my_chat_member is not None:
            own = update.my_chat_member
            return lambda: self._own_place(own)
        if update.message is not None and update.message.migrate_to_chat_id is not None:
            moved = update.message
            return lambda: self._moved(moved)
        return None

    async def _own_place(self, event: ChatMemberUpdated) -> None:
        """The bot was blocked or let write again by a person, or its rights in a chat have changed."""
        if event.chat.type == ChatType.PRIVATE:
            person = await self._services.accounts.find(event.chat.id)
            if person is not None:
                blocked = place_of(event.new_chat_member) is Place.KICKED
                bind(person=person.id, blocked=blocked)
                await self._services.accounts.mark_blocked(person.id, blocked=blocked)
        else:
            await self._services.invites.rights_changed(event.chat.id, missing_rights(event.new_chat_member))

    async def _moved(self, message: Message) -> None:
        assert message.migrate_to_chat_id is not None  # noqa: S101  # `_told` looked
        await self._services.places.move(message.chat.id, message.migrate_to_chat_id)


async def check_rights(client: Bot, services: Services) -> None:
    """Look whether the bot may do what it has to in the community's chat; if not, log it and tell the staff.

    Raises:
        TelegramAPIError: Telegram cannot be reached.
    """
    chat_id = await services.places.chat_id()
    if chat_id is None:
        return
    try:
        missing = missing_rights(await client.get_chat_member(chat_id, client.id))
    except (TelegramBadRequest, TelegramForbiddenError):
        missing = ["member"]
    if missing:
        log.warning("The bot lacks rights in the community's chat; see `school21-bot doctor`", missing=missing)
    await services.invites.rights_changed(chat_id, missing)


def missing_rights(own: ChatMemberUnion) -> list[str]:
    """The rights that the bot lacks in a chat; "member" alone if it is not even inside."""
    if place_of(own) is not Place.INSIDE:
        return ["member"]
    if isinstance(own, ChatMemberOwner):
        return []
    if not isinstance(own, ChatMemberAdministrator):
        return list(RIGHTS)
    return [right for right in RIGHTS if not getattr(own, right)]


def _request(event: ChatJoinRequest, own_id: int) -> Request:
    link = _own_link(event.invite_link, own_id)
    return Request(event.chat.id, event.from_user.id, link, by_our_link=bool(link), at=event.date)


def _change(update_id: int, event: ChatMemberUpdated, own_id: int) -> Change:
    member = event.new_chat_member.user
    return Change(
        update_id=update_id,
        chat_id=event.chat.id,
        telegram_id=member.id,
        by_themselves=event.from_user.id == member.id,
        by_the_bot=event.from_user.id == own_id,
        before=place_of(event.old_chat_member),
        now=place_of(event.new_chat_member),
        link=_own_link(event.invite_link, own_id),
        at=event.date,
    )


def _own_link(link: ChatInviteLink | None, own_id: int) -> str:
    """A link that the bot has made; those of others are theirs to decide about."""
    return link.invite_link if link is not None and link.creator.id == own_id else ""
