"""What just happened, for the page: numbered events that a browser can pick up again after a break."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import Any

import msgspec

Payload = Callable[[], dict[str, Any]]

KEPT = 1000
HEARTBEAT_SECONDS = 15.0


class EventStream:
    """A ring of the newest events; whoever follows it and falls out of the ring is told to start again."""

    def __init__(self, first: int) -> None:
        self.newest = first
        self._ring: deque[tuple[int, str, Payload]] = deque(maxlen=KEPT)
        self._woken = asyncio.Event()
        self._followers = 0
        self.closed = False

    def publish(self, kind: str, payload: Payload) -> None:
        """Number an event and hand it to the followers; `payload` is called only if somebody wants to know."""
        self.newest += 1
        self._ring.append((self.newest, kind, payload))
        if self._followers:
            self._woken.set()

    def after(self, number: int) -> list[bytes]:
        """The events after `number`, or a single reset when they are not all known."""
        missing = self.newest - number
        if missing < 0 or missing > len(self._ring):
            return [b"id: %d\nevent: reset\ndata: {}\n\n" % self.newest]
        return [_encoded(*event) for event in list(self._ring)[len(self._ring) - missing :]]

    async def follow(self, last: int | None) -> AsyncIterator[bytes]:
        """Server-sent events after `last`, or from this moment on; a comment now and then keeps the line open."""
        seen = self.newest if last is None else last
        self._followers += 1
        try:
            yield b": here\n\n"
            while not self.closed:
                if seen != self.newest:
                    chunks, seen = self.after(seen), self.newest
                    yield b"".join(chunks)
                    continue
                self._woken.clear()
                try:
                    await asyncio.wait_for(self._woken.wait(), HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield b": still here\n\n"
        finally:
            self._followers -= 1

    def close(self) -> None:
        """Let every follower go."""
        self.closed = True
        self._woken.set()


def _encoded(number: int, kind: str, payload: Payload) -> bytes:
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (number, kind.encode(), msgspec.json.encode(payload()))
