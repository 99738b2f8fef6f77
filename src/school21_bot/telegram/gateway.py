"""The community's chat through the Bot API, its refusals as the domain knows them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
)
from aiogram.types import ChatMemberRestricted, ChatMemberUnion

from school21_bot.logs import logger
from school21_bot.ports import ChatMoved, ChatTrouble, MissingRight, NoSuchChat, Place, TryLater

log = logger("telegram")

_AGAIN_SECONDS = 15

_NO_RIGHT = re.compile(r"not enough rights|CHAT_ADMIN_REQUIRED|need administrator rights|not a member")
# What was to be done is done, or there is nobody any more to do it to.
_DONE = re.compile(
    r"HIDE_REQUESTER_MISSING|USER_ALREADY_PARTICIPANT|INVITE_HASH_EXPIRED|USER_ID_INVALID|PARTICIPANT_ID_INVALID"
    r"|user not found|member not found|user is deactivated"
)
_STATUSES = {
    "creator": Place.INSIDE,
    "administrator": Place.INSIDE,
    "member": Place.INSIDE,
    "left": Place.OUTSIDE,
    "kicked": Place.KICKED,
}


class TelegramChats:
    """Fulfils `ports.Chats`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def create_link(self, chat_id: int, *, expires_at: datetime, by_request: bool) -> str:
        """Make a link for one person: one that asks to join, or one that lets one person in."""
        with _explained():
            made = await self._bot.create_chat_invite_link(
                chat_id,
                expire_date=expires_at,
                creates_join_request=by_request or None,
                member_limit=None if by_request else 1,
            )
        return made.invite_link

    async def revoke_link(self, chat_id: int, link: str) -> None:
        """Let a link open nothing any more."""
        with _explained():
            await self._bot.revoke_chat_invite_link(chat_id, link)

    async def approve(self, chat_id: int, telegram_id: int) -> None:
        """Let somebody in who asked to join."""
        with _explained():
            await self._bot.approve_chat_join_request(chat_id, telegram_id)

    async def decline(self, chat_id: int, telegram_id: int) -> None:
        """Refuse somebody who asked to join."""
        with _explained():
            await self._bot.decline_chat_join_request(chat_id, telegram_id)

    async def put_out(self, chat_id: int, telegram_id: int) -> None:
        """Put somebody out who may come back later."""
        with _explained(right="can_restrict_members"):
            await self._bot.ban_chat_member(chat_id, telegram_id)
            await self._bot.unban_chat_member(chat_id, telegram_id, only_if_banned=True)

    async def keep_out(self, chat_id: int, telegram_id: int) -> None:
        """Put somebody out who may not come back."""
        with _explained(right="can_restrict_members"):
            await self._bot.ban_chat_member(chat_id, telegram_id)

    async def let_back(self, chat_id: int, telegram_id: int) -> None:
        """Let somebody come back who was kept out."""
        with _explained(right="can_restrict_members"):
            await self._bot.unban_chat_member(chat_id, telegram_id, only_if_banned=True)

    async def place(self, chat_id: int, telegram_id: int) -> Place:
        """Where somebody is as to the chat."""
        with _explained():
            return place_of(await self._bot.get_chat_member(chat_id, telegram_id))
        return Place.OUTSIDE  # Telegram does not know them there


def place_of(member: ChatMemberUnion) -> Place:
    """Where a member of a chat is."""
    if isinstance(member, ChatMemberRestricted):
        return Place.INSIDE if member.is_member else Place.OUTSIDE
    return _STATUSES[member.status]


@contextmanager
def _explained(right: str = "can_invite_users") -> Iterator[None]:
    """Turn Telegram's refusals into those of the domain; what is done already is no trouble."""
    try:
        yield
    except TelegramAPIError as refusal:
        trouble = _trouble(refusal, right)
        if trouble is not None:
            raise trouble from None


def _trouble(refusal: TelegramAPIError, right: str) -> ChatTrouble | None:
    match refusal:
        case TelegramRetryAfter():
            return TryLater(refusal.retry_after)
        case TelegramMigrateToChat():
            return ChatMoved(refusal.migrate_to_chat_id)
        case TelegramForbiddenError():
            return MissingRight("member")
        case TelegramNotFound():
            return NoSuchChat("chat")
        case TelegramBadRequest():
            return _in_words(refusal.message, right)
        case _:
            return TryLater(_AGAIN_SECONDS)


def _in_words(message: str, right: str) -> ChatTrouble | None:
    """What Telegram's words mean; None when what was asked for is done."""
    if _DONE.search(message):
        return None
    if "chat not found" in message:
        return NoSuchChat("chat")
    if _NO_RIGHT.search(message):
        return MissingRight(right)
    log.error("Telegram refuses, and it is not known why", words=message[:80])
    return ChatTrouble("unknown")
