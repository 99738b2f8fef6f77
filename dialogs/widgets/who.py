"""Input that names a person: words, a number, a contact, or a message of theirs, forwarded."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiogram.types import Message, MessageOriginUser
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs.widgets.input import Unread, reading_input


@dataclass(frozen=True, slots=True)
class Who:
    """Whom somebody means: by Telegram id, or else by words."""

    telegram_id: int | None = None
    words: str = ""


Accept = Callable[[Message, Who, DialogManager], Awaitable[None]]


def who_input(accept: Accept) -> MessageInput:
    """Input for a window that asks for a person; `accept` moves on, or raises RuleViolated or Unread."""

    async def read(message: Message, manager: DialogManager) -> None:
        await accept(message, _named(message), manager)

    return reading_input(read)


def _named(message: Message) -> Who:
    if message.forward_origin is not None:
        if isinstance(message.forward_origin, MessageOriginUser):
            return Who(message.forward_origin.sender_user.id)
        raise Unread("notice-hidden-author")
    if message.contact is not None and message.contact.user_id is not None:
        return Who(message.contact.user_id)
    if message.text is None:
        raise Unread("notice-not-a-person")
    if message.text.startswith("/"):
        raise Unread("notice-unknown-command")
    words = message.text.strip()
    return Who(int(words)) if words.isascii() and words.isdigit() and len(words) < 19 else Who(words=words)
