"""The world in a file, so that a restarted sandbox has its chats and never gives a number twice."""

import asyncio
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import msgspec

from school21_bot.sandbox.community import InviteLink, JoinRequest, Member
from school21_bot.sandbox.files import StoredFile
from school21_bot.sandbox.queue import Waiting
from school21_bot.sandbox.world import Callback, Chat, Message, User, World

FILE_NAME = "sandbox.json"
SAVE_SECONDS = 0.25
# A killed sandbox has given numbers that its last snapshot does not know.
LEAP = 1000
_NOT_PLAIN = ("messages", "members", "links", "requests", "changed", "shown")


def dump(world: World) -> bytes:
    """The whole world as JSON."""
    return msgspec.json.encode(
        {
            "users": [asdict(user) for user in world.users.values()],
            "chats": [_chat(chat) for chat in world.chats.values()],
            "callbacks": [asdict(callback) for callback in list(world.callbacks.values())],
            "files": [_without_content(file) for file in world.files.by_id.values()],
            "clock_shift": world.clock_shift,
            "commands": [[scope, language, found] for (scope, language), found in world.commands.items()],
            "menu_buttons": list(world.menu_buttons.items()),
            "updates": [[item.update, item.expires] for item in world.queue.waiting],
            "webhook": None if world.webhook is None else world.webhook.saved(),
            "allowed": None if world.queue.allowed is None else sorted(world.queue.allowed),
            "next": [world.next_message_id, world.next_callback_id, world.queue.next_id, world.calls.total],
        }
    )


def load(world: World, raw: bytes) -> None:
    """Fill a new world from a dump."""
    saved = msgspec.json.decode(raw)
    world.users = {one["id"]: User(**one) for one in saved["users"]}
    world.chats = {one["id"]: _load_chat(one) for one in saved["chats"]}
    world.callbacks = {one["id"]: Callback(**one) for one in saved["callbacks"]}
    world.files.by_id = {one["id"]: StoredFile(**one, content=b"") for one in saved.get("files", [])}
    world.clock_shift = saved.get("clock_shift", 0.0)
    world.commands = {(scope, language): found for scope, language, found in saved["commands"]}
    world.menu_buttons = dict(saved.get("menu_buttons", []))
    world.queue.waiting.extend(Waiting(update, expires) for update, expires in saved["updates"])
    world.queue.allowed = None if saved["allowed"] is None else frozenset(saved["allowed"])
    world.saved_webhook = saved.get("webhook")
    message, callback, update, world.calls.total = saved["next"]
    world.next_message_id, world.next_callback_id = message + LEAP, callback + LEAP
    world.queue.next_id = update + LEAP


class DataUnreadable(Exception):
    """The folder cannot be written, or what is in it cannot be read."""


class Keeper:
    """Loads the world from a folder, then saves it whenever it has changed."""

    def __init__(self, world: World, data_dir: Path) -> None:
        self.world = world
        self.file = data_dir / FILE_NAME
        self.contents = data_dir / "files"
        self._saved: Any = None
        self._kept: set[str] = set()

    def load(self) -> None:
        """Load what is there; an empty folder makes an empty world. Raises DataUnreadable."""
        try:
            self._load()
        except OSError as error:
            raise DataUnreadable(f"{error.filename} cannot be used: {error.strerror}") from None
        except (msgspec.DecodeError, KeyError, TypeError, ValueError):
            raise DataUnreadable(f"{self.file} is not what a sandbox has written; move it away") from None

    def _load(self) -> None:
        self.contents.mkdir(parents=True, exist_ok=True)
        if self.file.exists():
            load(self.world, self.file.read_bytes())
            for file in self.world.files.by_id.values():
                file.content = (self.contents / file.unique_id).read_bytes()
                self._kept.add(file.unique_id)
        # Killed before its first save, the sandbox must not start from the same numbers again.
        self._write(dump(self.world), [])

    async def keep(self, stop: asyncio.Event) -> None:
        """Save soon after every change, and a last time when `stop` is set."""
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), SAVE_SECONDS)
            if self._state() != self._saved:
                self._saved, raw = self._state(), dump(self.world)
                fresh = [file for file in self.world.files.by_id.values() if file.unique_id not in self._kept]
                await asyncio.to_thread(self._write, raw, fresh)

    def _state(self) -> tuple[int, int, int, int]:
        """Changes with every change: updates are confirmed without anybody being told."""
        waiting = self.world.queue.waiting
        first = waiting[0].update["update_id"] if waiting else 0
        return self.world.revision, len(waiting), first, id(self.world.webhook)

    def _write(self, raw: bytes, fresh: list[StoredFile]) -> None:
        for file in fresh:
            (self.contents / file.unique_id).write_bytes(file.content)
            self._kept.add(file.unique_id)
        new = self.file.with_suffix(".new")
        new.write_bytes(raw)
        new.replace(self.file)


def _without_content(file: StoredFile) -> dict[str, Any]:
    return {one.name: getattr(file, one.name) for one in fields(file) if one.name != "content"}


def _chat(chat: Chat) -> dict[str, Any]:
    plain = {one.name: getattr(chat, one.name) for one in fields(chat) if one.name not in _NOT_PLAIN}
    return plain | {
        "messages": [[one.data, one.outgoing, one.keyboard] for one in chat.messages.values()],
        "members": [asdict(one) for one in chat.members.values()],
        "links": [asdict(one) for one in chat.links.values()],
        "requests": [asdict(one) for one in chat.requests.values()],
    }


def _load_chat(saved: dict[str, Any]) -> Chat:
    messages = [Message(data, outgoing, keyboard) for data, outgoing, keyboard in saved.pop("messages")]
    members = [Member(**one) for one in saved.pop("members", [])]
    links = [InviteLink(**one) for one in saved.pop("links", [])]
    requests = [JoinRequest(**one) for one in saved.pop("requests", [])]
    return Chat(
        **saved,
        messages={message.id: message for message in messages},
        members={member.user_id: member for member in members},
        links={link.url: link for link in links},
        requests={request.user_id: request for request in requests},
    )
