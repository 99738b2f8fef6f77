"""Faults on demand: what goes wrong next, with which calls or updates, how likely, and how often."""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

Json = dict[str, Any]

# In this order they strike one call, one of each line.
STAGES = (
    ("block", "unblock", "demote", "kick", "shift"),
    ("late",),
    ("refuse", "garble", "cut", "hang", "lose"),
)
CALL_KINDS = tuple(kind for stage in STAGES for kind in stage)
UPDATE_KINDS = ("duplicate", "delay", "reorder", "forge", "expire")
KINDS = CALL_KINDS + UPDATE_KINDS
GATEWAY_PAGE = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>502 Bad Gateway</body>\r\n</html>\r\n"


@dataclass(slots=True)
class Fault:
    """Something that goes wrong.

    `method` and `chat_id` say with which calls, `update` and `chat_id` with which updates (empty means all);
    `probability` how likely with each, `times` how often at most (0 means until it is mended). `status`,
    `description`, `retry_after` and `body` are what a call is answered with, `seconds` how long something takes or by
    how much the clock jumps.
    """

    kind: str
    method: str = ""
    update: str = ""
    chat_id: int = 0
    probability: float = 1.0
    times: int = 1
    status: int = 500
    description: str = ""
    retry_after: int = 0
    body: bytes = GATEWAY_PAGE
    seconds: float = 1.0
    n: int = 0
    struck: int = 0

    @property
    def spent(self) -> bool:
        """Whether it has happened as often as it was to."""
        return 0 < self.times <= self.struck

    def concerns_call(self, method: str, chat_id: int | None) -> bool:
        """Whether it may happen to a call of a method about a chat."""
        return self.method.lower() in ("", method.lower()) and self.chat_id in (0, chat_id)

    def concerns_update(self, kind: str, chat_id: int | None) -> bool:
        """Whether it may happen to an update about a chat."""
        return self.update in ("", kind) and self.chat_id in (0, chat_id)

    def seen(self) -> Json:
        """All of it, as the page shows it."""
        return asdict(self) | {"body": self.body.decode(errors="replace")}

    def words(self) -> str:
        """What a refused call is told; without a description, as Telegram would word it."""
        if self.description:
            return self.description
        if self.status == 429:
            return f"Too Many Requests: retry after {self.retry_after}"
        return "Internal Server Error" if self.status >= 500 else "Bad Request"


class Faults:
    """Everything that is to go wrong; the same seed makes the same of the same calls."""

    def __init__(self, on_change: Callable[[], None] = lambda: None) -> None:
        self._on_change = on_change
        self._all: list[Fault] = []
        self._count = 0
        # What the bot answered to updates under a forged secret.
        self.forged: deque[int] = deque(maxlen=100)
        self._random = random.Random()  # noqa: S311  # chance, not secrecy

    def seed(self, seed: int) -> None:
        """Begin the series of chances anew."""
        self._random.seed(seed)

    def add(self, fault: Fault) -> int:
        """Let something go wrong from now on; returns its number."""
        self._count += 1
        fault.n = self._count
        self._all = [*self._all, fault]
        self._on_change()
        return fault.n

    def active(self) -> list[Fault]:
        """What is still to go wrong."""
        return self._all

    def seen(self) -> Json:
        """What is still to go wrong, and how forged updates were answered, as the page shows it."""
        return {"faults": [fault.seen() for fault in self._all], "forged": list(self.forged)}

    def note_forged(self, status: int) -> None:
        """What the bot answered to somebody who does not know its secret."""
        self.forged.append(status)
        self._on_change()

    def mend(self, method: str = "", number: int = 0) -> None:
        """Let everything go well again, or the calls of one method, or one fault alone."""
        self._all = [
            fault
            for fault in self._all
            if (number and fault.n != number) or (method and fault.method.lower() != method.lower())
        ]
        self._on_change()

    def of_call(self, method: str, chat_id: int | None) -> tuple[Fault, ...]:
        """What goes wrong with the call that has just come, in the order in which it does."""
        if not self._all:
            return ()
        found = (self._next(stage, lambda fault: fault.concerns_call(method, chat_id)) for stage in STAGES)
        return tuple(fault for fault in found if fault is not None)

    def of_update(self, kind: str, update: str, chat_id: int | None) -> Fault | None:
        """What goes wrong, in this way, with an update."""
        if not self._all:
            return None
        return self._next((kind,), lambda fault: fault.concerns_update(update, chat_id))

    def _next(self, kinds: tuple[str, ...], concerned: Callable[[Fault], bool]) -> Fault | None:
        for fault in self._all:
            if fault.kind in kinds and not fault.spent and concerned(fault) and self._happens(fault):
                fault.struck += 1
                self._all = [one for one in self._all if not one.spent]
                self._on_change()
                return fault
        return None

    def _happens(self, fault: Fault) -> bool:
        return fault.probability >= 1 or self._random.random() < fault.probability
