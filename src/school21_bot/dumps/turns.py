"""Long work in short slices: others get their turn every few milliseconds, and whoever waits hears how far it is."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterable
from typing import Any, TypeVar

Beat = Callable[[int, int | None], Awaitable[None]]
"""Told about every second how many are done, of how many if that is known; may raise to end the work."""

T = TypeVar("T")

SLICE_SECONDS = 0.008
BEAT_SECONDS = 0.7


class Turns:
    """To be asked between any two pieces of work."""

    def __init__(self, beat: Beat, every: float = BEAT_SECONDS) -> None:
        """`every`: after how many seconds `beat` is told again."""
        self._beat = beat
        self._every = every
        self._slice = time.perf_counter()
        self._heard: float | None = None

    async def take(self, done: int, total: int | None = None) -> None:
        """Let others have their turn if this one has lasted long enough."""
        at = time.perf_counter()
        if at - self._slice < SLICE_SECONDS:
            return
        if self._heard is None or at - self._heard >= self._every:
            await self._beat(done, total)
            self._heard = time.perf_counter()
        await asyncio.sleep(0)
        self._slice = time.perf_counter()


async def finished(work: Generator[None, None, T], turns: Turns) -> T:
    """What a generator returns once it has come to its end."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
        await turns.take(0)


async def batches(work: Iterable[T | None], turns: Turns, size: Callable[[], int]) -> AsyncIterator[list[T]]:
    """What a generator gives, so many at a time."""
    batch: list[T] = []
    done = 0
    for one in work:
        if one is not None:
            batch.append(one)
        if len(batch) >= size():
            yield batch
            done += len(batch)
            batch = []
        await turns.take(done)
    if batch:
        yield batch


async def no_beat(*_: Any) -> None:
    """For whoever does not wait."""
