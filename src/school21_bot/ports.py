"""What the domain needs from outside, as protocols; `telegram/` fulfils them."""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from school21_bot.errors import Refused

_A_MOMENT = 1.0


class ChatTrouble(Refused):
    """Telegram does not do what is asked in a chat."""


class MissingRight(ChatTrouble):
    """The bot lacks a right in the chat; `right` is Telegram's name for it, "member" if it is not even inside."""

    def __init__(self, right: str) -> None:
        super().__init__(right)
        self.right = right


class NoSuchChat(ChatTrouble):
    """There is no chat with this id, or the bot has never been in it."""


class ChatMoved(ChatTrouble):
    """The group has become a supergroup with another id."""

    def __init__(self, new_id: int) -> None:
        super().__init__("moved")
        self.new_id = new_id


class TryLater(ChatTrouble):
    """Telegram asks to wait, or cannot be reached; asking again later may help."""

    def __init__(self, seconds: float) -> None:
        super().__init__("later")
        self.seconds = seconds


class Place(StrEnum):
    """Where somebody is as to a chat."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    KICKED = "kicked"


class Chats(Protocol):
    """The community's chat, as Telegram lets a bot look after it. Every method may raise ChatTrouble."""

    async def create_link(self, chat_id: int, *, expires_at: datetime, by_request: bool) -> str:
        """Make a link for one person: one that asks to join, or one that lets one person in."""
        ...

    async def revoke_link(self, chat_id: int, link: str) -> None:
        """Let a link open nothing any more."""
        ...

    async def approve(self, chat_id: int, telegram_id: int) -> None:
        """Let somebody in who asked to join; whoever is in already, or asks no more, is no trouble."""
        ...

    async def decline(self, chat_id: int, telegram_id: int) -> None:
        """Refuse somebody who asked to join."""
        ...

    async def put_out(self, chat_id: int, telegram_id: int) -> None:
        """Put somebody out who may come back later."""
        ...

    async def keep_out(self, chat_id: int, telegram_id: int) -> None:
        """Put somebody out who may not come back."""
        ...

    async def let_back(self, chat_id: int, telegram_id: int) -> None:
        """Let somebody come back who was kept out; whoever is inside stays."""
        ...

    async def place(self, chat_id: int, telegram_id: int) -> Place:
        """Where somebody is as to the chat."""
        ...


class NoTelegram:
    """The chats of a process that does not speak to Telegram: whatever is wished waits for one that does."""

    async def _later(self, *_: Any, **__: Any) -> Any:
        raise TryLater(_A_MOMENT)

    create_link = revoke_link = approve = decline = put_out = keep_out = let_back = place = _later


class FileGone(ChatTrouble):
    """Telegram does not give a file, or not any more."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that somebody sent: how Telegram knows it, its size in bytes and its name."""

    file_id: str
    size: int
    name: str


class Parcel(StrEnum):
    """What a document that the bot sends holds; the caption is `parcel-<parcel>`."""

    DUMP = "dump"
    DUMP_SEALED = "dump-sealed"
    DUMP_PART = "dump-part"


class Documents(Protocol):
    """Documents in Telegram. Every method may raise ChatTrouble."""

    def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        """What is in a document, piece by piece."""
        ...

    async def send(
        self,
        chat_id: int,
        parcel: Parcel,
        name: str,
        content: Callable[[], Iterable[bytes]],
        *,
        language: str,
        **facts: str | int,
    ) -> None:
        """Send a document; its content is asked for again if it has to be sent again."""
        ...


class NoDocuments:
    """The documents of a process that does not speak to Telegram."""

    async def fetch(self, _file_id: str) -> AsyncIterator[bytes]:
        """Nothing can be fetched here."""
        raise TryLater(_A_MOMENT)
        yield b""

    async def send(self, *_: Any, **__: Any) -> None:
        """Nothing can be sent from here."""
        raise TryLater(_A_MOMENT)


class Topic(StrEnum):
    """What the bot speaks of by itself; each has its text, `letter-<topic>`."""

    ABANDONED = "abandoned"
    INVITE_READY = "invite-ready"
    INVITE_MISUSED = "invite-misused"
    SUSPENDED = "suspended"
    RESTORED = "restored"
    APPROVED = "approved"
    DECLINED = "declined"
    STRANGER_NOT_YOURS = "stranger-not-yours"
    LINK_IS_OVER = "link-is-over"
    STAFF_MISSING_RIGHT = "staff-missing-right"
    STAFF_NO_CHAT = "staff-no-chat"
    STAFF_MISUSE = "staff-misuse"
    STAFF_KICKED = "staff-kicked"
    REMOVED = "removed"
    BANNED = "banned"
    UNBANNED = "unbanned"
    NUDGED = "nudged"
    REMINDED = "reminded"
    MOVED = "moved"
    BROADCAST = "broadcast"
    STAFF_APPLICATION = "staff-application"
    STAFF_SUPPORT = "staff-support"
    STAFF_SUPPORT_UNDELIVERED = "staff-support-undelivered"
    STAFF_SUPPORT_UNSHOWN = "staff-support-unshown"
    STAFF_REPORT = "staff-report"
    SUPPORT_ANSWER = "support-answer"
    SUPPORT_CLOSED = "support-closed"
    STAFF_GRANTED = "staff-granted"
    STAFF_WITHDRAWN = "staff-withdrawn"
    STAFF_BACKUP_FAILED = "staff-backup-failed"
    STAFF_BACKUP_OLD = "staff-backup-old"
    DIGEST = "digest"


UNFINISHED = frozenset({Topic.ABANDONED, Topic.REMINDED, Topic.NUDGED})
"""What is said of a registration that rests: nothing any more once its person comes back, or wants no reminders."""


class Teller(Protocol):
    """Says something by itself, later and at most once, in the caller's transaction."""

    async def tell(self, person_id: int, telegram_id: int, topic: Topic, key: str, **facts: str | int) -> None:
        """Tell a person; `key` is what is not to be said twice."""
        ...

    async def remind(self, person_id: int, telegram_id: int, topic: Topic, key: str, **facts: str | int) -> bool:
        """The same for what can wait until the quiet hours are over; False if it was said before under this key."""
        ...

    async def take_back(self, person_id: int, *topics: Topic) -> int:
        """Let what waits to be said to a person of these topics be said no more; how many messages that were."""
        ...

    async def tell_stranger(self, telegram_id: int, topic: Topic, key: str, **facts: str | int) -> None:
        """Tell somebody who may have no row; only for those who have just turned to us."""
        ...

    async def has_told_stranger(self, telegram_id: int, key: str) -> bool:
        """Whether what was to be told somebody has been sent, or never will be."""
        ...

    async def tell_staff(self, topic: Topic, key: str, **facts: str | int) -> None:
        """Tell whoever looks after the community; repeats within an hour are counted, not sent."""
        ...

    async def amend_staff(self, topic: Topic, key: str, **facts: str | int) -> None:
        """Let what the staff were told under a key, or under any that begins with it and a colon, say this instead."""
        ...


class Screens(Protocol):
    """The windows that are open in people's chats."""

    async def redraw(self, chat_id: int, intent_id: str) -> bool:
        """Draw the window of an open dialog anew; False if it is not the one that the person sees now."""
