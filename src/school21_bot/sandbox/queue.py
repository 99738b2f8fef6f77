"""The updates that wait for the bot: created, filtered, confirmed, forgotten when too old."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from school21_bot.sandbox.errors import conflict

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
    """An update in the queue and the moment at which it is forgotten."""

    update: dict[str, Any]
    expires: float


@dataclass
class UpdateQueue:
    """Updates in order of their ids; at most one long poll waits for more."""

    now: Callable[[], float]
    next_id: int = 100_000_001
    waiting: deque[Waiting] = field(default_factory=deque)
    allowed: frozenset[str] | None = None
    closed: bool = False
    on_put: Callable[[], None] | None = None
    _poll: asyncio.Future[None] | None = None

    def put(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update, unless its kind is not allowed at this moment."""
        if kind not in (DEFAULT_KINDS if self.allowed is None else self.allowed):
            return
        expires = self.now() + LIFETIME.get(kind, DAY)
        self.waiting.append(Waiting({"update_id": self.next_id, kind: payload}, expires))
        self.next_id += 1
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        if self.on_put is not None:
            self.on_put()

    def holds(self, update: dict[str, Any]) -> bool:
        """Whether an update still waits."""
        return any(item.update is update for item in self.waiting)

    def remove(self, update: dict[str, Any]) -> None:
        """Forget an update that was accepted."""
        self.waiting = deque(item for item in self.waiting if item.update is not update)

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
            while self.waiting and self.waiting[0].update["update_id"] < offset:
                self.waiting.popleft()

    def forget_expired(self) -> None:
        """Drop the updates that nobody asked for in time."""
        now = self.now()
        if any(item.expires <= now for item in self.waiting):
            self.waiting = deque(item for item in self.waiting if item.expires > now)

    def clear(self) -> None:
        """Drop everything."""
        self.waiting.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """The next updates, waiting so many seconds at most for the first; raises 409 when another poll begins."""
        self._end_older_poll()
        self.confirm(offset)
        self.forget_expired()
        if not self.waiting and seconds > 0 and not self.closed:
            await self._first_update(seconds)
        return [item.update for _, item in zip(range(limit), self.waiting, strict=False)]

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


def _finish(poll: "asyncio.Future[None]") -> None:
    if not poll.done():
        poll.set_result(None)
