"""One clock for all processes of a run: the sandbox, the bots, the worker and whoever checks move together."""

import asyncio
import mmap
import struct
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from school21_bot import clock

_DOUBLE = struct.Struct("<d")


PATIENCE_SECONDS = 180.0


async def eventually(is_so: Callable[[], Awaitable[bool]], what: str) -> None:
    """Wait until it is so, as long as a machine may take that has much else to do."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not await is_so():
        assert time.monotonic() < deadline, f"it did not come to that: {what}"
        await asyncio.sleep(0.1)


class SharedClock:
    """By how many seconds everybody is ahead, in a small file that every process has open."""

    def __init__(self, file: Path) -> None:
        self.file = file
        if not file.exists():
            file.write_bytes(_DOUBLE.pack(0.0))
        with file.open("r+b") as opened:
            self._memory = mmap.mmap(opened.fileno(), _DOUBLE.size)

    @property
    def shift(self) -> float:
        """The seconds."""
        found: float = _DOUBLE.unpack_from(self._memory)[0]
        return found

    @shift.setter
    def shift(self, seconds: float) -> None:
        _DOUBLE.pack_into(self._memory, 0, seconds)

    def now(self, tz: tzinfo | None = UTC) -> datetime:
        """The simulated moment."""
        return datetime.now(tz) + timedelta(seconds=self.shift)

    def rule(self) -> Any:
        """Let this process live by it; gives what was there before, to be put back by `restore`."""
        before = vars(clock)["datetime"]
        restore(self)
        return before


def restore(source: Any) -> None:
    """Let this process take its time from there; all that it is asked for is `now`."""
    vars(clock)["datetime"] = source
