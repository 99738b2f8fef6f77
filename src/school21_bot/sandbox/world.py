"""The state of the local Telegram: its bot, people, chats, messages, callbacks, updates. No HTTP here."""

import asyncio
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Any

from school21_bot.sandbox.calls import CallLog
from school21_bot.sandbox.community import InviteLink, JoinRequest, Member
from school21_bot.sandbox.events import EventStream
from school21_bot.sandbox.faults import Faults
from school21_bot.sandbox.files import FileStore
from school21_bot.sandbox.inline_query import InlineQuery
from school21_bot.sandbox.limits import RateLimits
from school21_bot.sandbox.message import Message
from school21_bot.sandbox.queue import UpdateQueue
from school21_bot.sandbox.talk import Callback, User
from school21_bot.sandbox.webhooks import Webhook

__all__ = ["ADMIN_ID", "CALLBACK_SECONDS", "EVERYBODY", "Callback", "Chat", "Json", "Message", "User", "World"]

Json = dict[str, Any]
TYPING_SECONDS = 5.0
# So many messages at the end of a chat are not packed: they are edited, answered, pressed.
NEW_MESSAGES = 4
ADMIN_ID = 1
# The number of the menu button that all chats have which have none of their own.
EVERYBODY = 0
CALLBACK_SECONDS = 150.0


@dataclass(slots=True)
class Chat:
    """A private chat, a group or a channel with its messages; deleted ones are gone.

    `bot` and `rights`: the bot's place; `links` by their addresses; `migrated_to`: the supergroup that a group became;
    `pinned`: messages in the order of their pinning; `revision` grows with every change.
    """

    id: int
    type: str
    title: str = ""
    bot: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    migrated_to: int = 0
    pinned: list[int] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    links: dict[str, InviteLink] = field(default_factory=dict)
    requests: dict[int, JoinRequest] = field(default_factory=dict)
    typing_until: float = 0.0
    revision: int = 0
    shown: Json = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def hears(self) -> bool:
        """Whether what is written here reaches the bot."""
        return self.bot in ("member", "administrator") and not self.migrated_to

    def bot_member(self, bot_id: int) -> Member:
        """The bot's place as that of any member."""
        return Member(bot_id, self.bot, self.rights)

    def bot_may(self, right: str) -> bool:
        """Whether the bot has a right of administrators."""
        return self.bot_member(0).may(right)

    def touch(self) -> None:
        """Tell those who wait that the chat has changed."""
        self.revision += 1
        self.changed.set()


class World:
    """Everything there is, with the few verbs that keep it consistent; whoever changes it tells the page."""

    def __init__(self, token: str) -> None:
        self.token = token
        bot_id = int(token.partition(":")[0])
        self.bot: Json = {"id": bot_id, "is_bot": True, "first_name": "Школа 21", "username": "school21_sandbox_bot"}
        self.admin = User(ADMIN_ID, "Admin")
        self.clock_shift = 0.0
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self._authors: dict[int, Json] = {}
        self.callbacks: dict[str, Callback] = {}
        self.supports_inline = True
        self.inline_queries: dict[str, InlineQuery] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.menu_buttons: dict[int, Json] = {}
        self.files = FileStore()
        self.faults = Faults(self._tell_of_faults)
        self.limits = RateLimits()
        self.queue = UpdateQueue(self.now, self.faults)
        self.webhook: Webhook | None = None
        self.saved_webhook: list[Any] | None = None
        self.calls = CallLog()
        self.events = EventStream(int(time.time() * 1000))
        self.next_message_id = 1
        self.next_callback_id = 4_000_000_000_000_000_001
        self.revision = 0

    def now(self) -> float:
        """The sandbox's time, which tests may shift."""
        return time.time() + self.clock_shift

    def shift(self, seconds: float) -> None:
        """Set by how much the sandbox's clock is ahead."""
        self.clock_shift = seconds
        self.revision += 1
        self.events.publish("clock", {"clock_shift": seconds}.copy)

    def person(self, user_id: int) -> User:
        """Somebody with an account, the creator of all groups among them; raises KeyError."""
        return self.admin if user_id == ADMIN_ID else self.users[user_id]

    def chat_json(self, chat: Chat) -> Json:
        """The chat as the Bot API shows it; all its messages share one object, as long as it stays the same."""
        shown = {"id": chat.id, "type": chat.type, "title": chat.title}
        if chat.type == "private":
            shown = self.users[chat.id].as_chat()
        if chat.shown != shown:
            chat.shown = shown
        return chat.shown

    def post(self, chat: Chat, author: Json, content: Json, keyboard: Json | None = None) -> Message:
        """Add a message of `author` (a Bot API User) to the chat; in a channel nobody sees who wrote it."""
        shown, author = self.chat_json(chat), self._shared(author)
        head = {
            "message_id": self.next_message_id,
            **({"sender_chat": shown} if chat.type == "channel" else {"from": author}),
            "chat": shown,
            "date": int(self.now()),
        }
        message = Message(head | content, outgoing=not author["is_bot"], keyboard=keyboard)
        self.next_message_id += 1
        chat.messages[message.id] = message
        for old in islice(reversed(chat.messages.values()), NEW_MESSAGES, NEW_MESSAGES + 1):
            old.pack()
        if not message.outgoing:
            chat.typing_until = 0.0
            if chat.type == "private":
                self.users[chat.id].unread += 1
        elif chat.type == "private" or author["id"] in chat.members:
            self._read(chat, author["id"], message.id)
        self.tell("message", chat, message.seen_now())
        return message

    def _shared(self, author: Json) -> Json:
        """One object for all messages of an author, as long as it stays the same."""
        known = self._authors.get(author["id"])
        if known != author:
            known = self._authors[author["id"]] = author
        return known

    def edit(
        self, chat: Chat, message: Message, content: Json, keyboard: Json | None, *, without: Collection[str] = ()
    ) -> None:
        """Replace what the message says and its inline keyboard; some of what it was may go `without` a successor."""
        gone = {"text", "entities", "reply_markup", *without}
        kept = {key: value for key, value in message.data.items() if key not in gone}
        message.replace(kept | {"edit_date": int(self.now())} | content, keyboard)
        self.tell("edit", chat, message.seen_now())
        if message not in islice(reversed(chat.messages.values()), NEW_MESSAGES):
            message.pack()

    def mark_read(self, chat: Chat, user_id: int, message_id: int) -> None:
        """Somebody has looked at the chat up to this message; raises KeyError for who is not there."""
        if self._read(chat, user_id, message_id):
            self.revision += 1
            self.events.publish("read", {"chat_id": chat.id, "user_id": user_id, "read": message_id}.copy)

    def _read(self, chat: Chat, user_id: int, message_id: int) -> bool:
        """Whether that is further than before; who writes has read what stands above, and the page needs no telling."""
        reader = self.users[user_id] if chat.type == "private" else chat.members[user_id]
        if message_id <= reader.read:
            return False
        reader.read = message_id
        if isinstance(reader, User):
            reader.unread = sum(not one.outgoing for one in _newer(chat, message_id))
        return True

    def delete(self, chat: Chat, message_id: int) -> None:
        """Remove a message on both sides."""
        message = chat.messages.pop(message_id)
        if chat.type == "private" and not message.outgoing and message_id > self.users[chat.id].read:
            self.users[chat.id].unread -= 1
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.tell("delete", chat, {"message_id": message_id})

    def type_in(self, chat: Chat) -> None:
        """Show for a few seconds that the bot is busy."""
        chat.typing_until = self.now() + TYPING_SECONDS
        self.tell("typing", chat, {"typing": True})

    def tell(self, kind: str, chat: Chat, payload: Json | Callable[[], Json]) -> None:
        """Announce a change of the chat to the page and to those who wait for it."""
        self.revision += 1
        chat.touch()
        self.events.publish(kind, payload if callable(payload) else {"chat_id": chat.id, **payload}.copy)

    def _tell_of_faults(self) -> None:
        self.revision += 1
        self.events.publish("faults", self.faults_seen)

    def faults_seen(self) -> Json:
        """What is to go wrong, and whether Telegram's limits hold."""
        return {**self.faults.seen(), "limits": self.limits.on}

    def limit(self, *, on: bool) -> None:
        """Let Telegram's rate limits hold, or not."""
        self.limits.on = on
        self.limits.clear()
        self._tell_of_faults()

    def reset(self) -> None:
        """Begin anew, with nobody there and nothing to go wrong; no number is given twice.

        What the bot has declared for everybody stays, as it does not know of this: its webhook, commands, menu button.
        """
        chats = list(self.chats.values())
        for everything in (self.users, self.chats, self.callbacks, self.inline_queries):
            everything.clear()
        self.commands = {place: found for place, found in self.commands.items() if ":" not in place[0]}
        self.menu_buttons = {EVERYBODY: self.menu_buttons[EVERYBODY]} if EVERYBODY in self.menu_buttons else {}
        self.files = FileStore()
        self.queue.clear()
        self.calls.newest.clear()
        self.faults.forged.clear()
        self.faults.mend()
        self.limits.clear()
        self.shift(0.0)
        self.events.publish("reset", dict)
        for chat in chats:
            chat.touch()

    def close(self) -> None:
        """Let everybody go who waits for something."""
        self.queue.close()
        self.events.close()
        for chat in self.chats.values():
            chat.changed.set()


def _newer(chat: Chat, message_id: int) -> Iterator[Message]:
    return takewhile(lambda message: message.id > message_id, reversed(chat.messages.values()))
