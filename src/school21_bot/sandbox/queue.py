"""The updates that wait for the bot: created, filtered, confirmed, forgotten when too old."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Any

from school21_bot.sandbox.errors import conflict
from school21_bot.sandbox.faults import Faults

DEFAULT_KINDS = frozenset(
    {
        *("message", "edited_message", "channel_post", "edited_channel_post"),
        *("inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query"),
        *("poll", "poll_answer", "my_chat_member", "chat_join_request", "chat_boost", "removed_chat_boost"),
        *("business_connection", "business_message", "edited_business_message", "deleted_business_messages"),
        "purchased_paid_media",
    }
)
KINDS = DEFAULT_KINDS | {"chat_member", "message_reaction", "message_reaction_count"}
DAY = 24 * 3600.0
LIFETIME = {"callback_query": 150.0, "inline_query": 30.0, "chosen_inline_result": 600.0}
ANOTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True)
class Waiting:
    """An update in the queue: when it is forgotten, and what a fault makes of it.

    It is held back until `ready`, by the clock of the machine, and comes `again` although it was accepted.
    """

    update: dict[str, Any]
    expires: float
    ready: float = 0.0
    again: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether it may go out."""
        return self.ready <= time.monotonic()


@dataclass
class UpdateQueue:
    """Updates in order of their ids; at most one long poll waits for more."""

    now: Callable[[], float]
    faults: Faults = field(default_factory=Faults)
    next_id: int = 100_000_001
    waiting: deque[Waiting] = field(default_factory=deque)
    allowed: frozenset[str] | None = None
    closed: bool = False
    on_put: Callable[[], None] | None = None
    _poll: asyncio.Future[None] | None = None
    _overtaken: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def put(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update, unless its kind is not allowed at this moment."""
        if kind not in (DEFAULT_KINDS if self.allowed is None else self.allowed):
            return
        chat_id = chat_of(payload)
        if overtaken := self.faults.of_update("reorder", kind, chat_id):
            self._overtaken.append((kind, payload))
            asyncio.get_running_loop().call_later(overtaken.seconds, self._let_overtaken_go)
            return
        self._append(kind, payload, chat_id)
        self._let_overtaken_go()

    def _append(self, kind: str, payload: dict[str, Any], chat_id: int | None) -> None:
        item = Waiting({"update_id": self.next_id, kind: payload}, self.now() + LIFETIME.get(kind, DAY))
        self.next_id += 1
        item.again = self.faults.of_update("duplicate", kind, chat_id) is not None
        if late := self.faults.of_update("delay", kind, chat_id):
            item.ready = time.monotonic() + late.seconds
            # A moment later than that, so that it is ready then.
            asyncio.get_running_loop().call_later(late.seconds + 0.002, self._wake)
        self.waiting.append(item)
        self._wake()

    def _let_overtaken_go(self) -> None:
        """What another update has overtaken, or nothing for a while, comes now."""
        while self._overtaken:
            kind, payload = self._overtaken.pop(0)
            self._append(kind, payload, chat_of(payload))

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done() and self.waiting and self.waiting[0].is_ready:
            self._poll.set_result(None)
        if self.on_put is not None:
            self.on_put()

    def holds(self, update: dict[str, Any]) -> bool:
        """Whether an update still waits."""
        return any(item.update is update for item in self.waiting)

    def remove(self, update: dict[str, Any]) -> None:
        """Forget an update that was accepted, unless it is to come again."""
        self.waiting = deque(item for item in self.waiting if item.update is not update or _comes_again(item))

    def allow(self, kinds: Iterable[Any]) -> None:
        """Set which kinds are created from now on; unknown names are ignored, nothing left means the default."""
        known = frozenset(kind for kind in kinds if isinstance(kind, str) and kind in KINDS)
        self.allowed = known or None

    def confirm(self, offset: int) -> None:
        """Forget everything below `offset`, or, when it is negative, all but the last `-offset`."""
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        elif offset > 0:
            again = []
            while self.waiting and self.waiting[0].update["update_id"] < offset:
                item = self.waiting.popleft()
                if _comes_again(item):
                    again.append(item)
            self.waiting.extendleft(reversed(again))

    def forget_expired(self) -> None:
        """Drop the updates that nobody asked for in time."""
        now = self.now()
        if any(item.expires <= now for item in self.waiting):
            self.waiting = deque(item for item in self.waiting if item.expires > now)

    def clear(self) -> None:
        """Drop everything, what was overtaken as well."""
        self.waiting.clear()
        self._overtaken.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """The next updates, waiting so many seconds at most for the first; raises 409 when another poll begins."""
        self._end_older_poll()
        self.confirm(offset)
        self.forget_expired()
        if not (self.waiting and self.waiting[0].is_ready) and seconds > 0 and not self.closed:
            await self._first_update(seconds)
        ready = takewhile(lambda item: item.is_ready, self.waiting)
        return [item.update for item in islice(ready, limit)]

    def close(self) -> None:
        """Let the waiting poll go, and let none wait any more."""
        self.closed = True
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def end_poll(self) -> None:
        """Let the waiting poll go: updates are brought elsewhere now."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict("terminated by setWebhook request"))

    def _end_older_poll(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict(ANOTHER_POLL))

    async def _first_update(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        timer = poll.get_loop().call_later(seconds, _finish, poll)
        try:
            await poll
        finally:
            timer.cancel()


def chat_of(payload: dict[str, Any]) -> int | None:
    """The chat that an update is about; for an inline query that with the bot."""
    message = payload.get("message")
    chat = (message if isinstance(message, dict) else payload).get("chat", payload.get("from"))
    return chat.get("id") if isinstance(chat, dict) else None


def _comes_again(item: Waiting) -> bool:
    again, item.again = item.again, False
    return again


def _finish(poll: "asyncio.Future[None]") -> None:
    if not poll.done():
        poll.set_result(None)
