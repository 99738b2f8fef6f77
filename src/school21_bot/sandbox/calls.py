"""The bot's calls, remembered for the page and for tests."""

import time
from collections import deque
from typing import Any

KEPT = 1000


class CallLog:
    """The newest calls, and whether one is under way."""

    def __init__(self) -> None:
        self.total = 0
        self.under_way = 0
        self.last_at = 0.0
        self.newest: deque[dict[str, Any]] = deque(maxlen=KEPT)

    def begin(self, counts: bool) -> None:
        """A call has arrived; long polls do not count."""
        self.under_way += counts

    def end(self, counts: bool) -> None:
        """A call has been answered."""
        if counts:
            self.under_way -= 1
            self.last_at = time.monotonic()

    def add(self, entry: dict[str, Any]) -> dict[str, Any]:
        """Number and keep the record of a call."""
        self.total += 1
        entry["n"] = self.total
        self.newest.append(entry)
        return entry

    def after(self, number: int) -> list[dict[str, Any]]:
        """The remembered calls with a number above `number`."""
        return [entry for entry in self.newest if entry["n"] > number]

    def quiet_for(self) -> float:
        """For how many seconds nothing has been called."""
        return 0.0 if self.under_way else time.monotonic() - self.last_at
