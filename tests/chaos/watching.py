"""A local Telegram that writes down what people do and see at the moment at which it happens."""

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO, cast

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from school21_bot.sandbox.calls import CallLog
from school21_bot.sandbox.events import EventStream
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.sandbox.world import World
from tests.chaos.deeds import deed_of
from tests.chaos.record import CALLS, Deed, Kind, Record

Json = dict[str, Any]


class Watch:
    """Writes into a folder, from whichever thread."""

    def __init__(self, folder: Path) -> None:
        self._record = Record(folder)
        self._lock = threading.Lock()
        self._calls: TextIO = (folder / CALLS).open("a", encoding="utf-8", buffering=1)
        self.now: Callable[[], float] = lambda: 0.0
        self.lines = 0
        self._closed = False
        self.pressed_on: dict[str, int] = {}

    def add(self, who: int, kind: Kind, **fields: Any) -> None:
        """Write down what happened, now."""
        with self._lock:
            if self._closed:
                return
            self._record.add(datetime.fromtimestamp(self.now(), UTC), who, kind, **fields)
            self.lines += 1

    def struck(self, what: str, **details: Any) -> None:
        """Write down what struck the system."""
        self.add(0, Kind.STRUCK, details={"what": what, **details})

    def called(self, entry: Json) -> None:
        """Write down a call of the bot."""
        if not self._closed:
            self._calls.write(json.dumps(entry, ensure_ascii=False, default=str) + "\n")

    def close(self) -> None:
        """Nothing more happens; what does all the same is not written down."""
        with self._lock:
            self._closed = True
            self._record.close()
        self._calls.close()


class WatchedSandbox(RunningSandbox):
    """A sandbox beside the driver, every event of which is written down."""

    def __init__(self, token: str, watch: Watch) -> None:
        super().__init__(token)
        watch.now = self.world.now
        self.world.calls = _Calls(watch)
        self.world.events = _Events(self.world, watch)
        self._server.config.app = _Doings(cast(ASGIApp, self._server.config.app), self.world, watch)


class _Calls(CallLog):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def add(self, entry: Json) -> Json:
        self._watch.called(super().add(entry))
        return entry


class _Events(EventStream):
    """What stands in chats, as it comes to stand there."""

    def __init__(self, world: World, watch: Watch) -> None:
        super().__init__(world.events.newest)
        self._world = world
        self._watch = watch

    def publish(self, kind: str, payload: Callable[[], Json]) -> None:
        super().publish(kind, payload)
        if kind in ("message", "edit"):
            self._seen(payload())
        elif kind == "delete":
            found = payload()
            who, chat_id = _whose(found["chat_id"])
            self._watch.add(who, Kind.GONE, chat_id=chat_id, message_id=found["message_id"])
        elif kind == "callback":
            self._answered(payload())

    def _seen(self, message: Json) -> None:
        if message["outgoing"] and "via_bot" not in message:
            return
        who, chat_id = _whose(message["chat_id"])
        self._watch.add(
            who,
            Kind.SAW,
            chat_id=chat_id,
            message_id=message["message_id"],
            text=str(message.get("text") or message.get("caption") or ""),
            buttons=tuple((button["text"], str(button.get("url", ""))) for row in rows_of(message) for button in row),
            document=str(message.get("document", {}).get("file_name", "")),
        )

    def _answered(self, answer: Json) -> None:
        callback = self._world.callbacks.get(answer["callback_id"])
        if callback is None or not answer["answered"] or not (answer["text"] or answer["url"]):
            return
        about = {"chat_id": _whose(callback.chat_id)[1], "message_id": self._watch.pressed_on.get(callback.id, 0)}
        self._watch.add(callback.user_id, Kind.TOAST, text=answer["text"], details={"url": answer["url"]}, **about)


class _Doings:
    """Sees every request of a person's side, and writes down what was done before anybody can react to it."""

    def __init__(self, app: ASGIApp, world: World, watch: Watch) -> None:
        self._app = app
        self._world = world
        self._watch = watch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/sim/"):
            await self._app(scope, receive, send)
            return
        asked, answered, status = bytearray(), bytearray(), 0

        async def receiving() -> Message:
            message = await receive()
            asked.extend(message.get("body", b""))
            return message

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                answered.extend(message.get("body", b""))
                if not message.get("more_body") and status == 200:
                    self._note(scope, bytes(asked), bytes(answered))
            await send(message)

        await self._app(scope, receiving, sending)

    def _note(self, scope: Scope, asked: bytes, answered: bytes) -> None:
        for who, deed, chat_id, message_id, details in deed_of(self._world, scope, asked, answered):
            if callback := details.pop("callback_id", ""):
                self._watch.pressed_on[callback] = message_id
            self._watch.add(who, Kind.DID, deed=Deed(deed), chat_id=chat_id, message_id=message_id, details=details)


def rows_of(message: Json) -> list[list[Json]]:
    """The buttons under a message."""
    keyboard = message.get("reply_markup", {})
    found: list[list[Json]] = keyboard.get("inline_keyboard", keyboard.get("keyboard", []))
    return found


def _whose(chat_id: int) -> tuple[int, int]:
    """Who sees what stands in a chat, and its number if it is a group."""
    return (chat_id, 0) if chat_id > 0 else (0, chat_id)
