"""Faults on demand: the next calls of a method are refused, garbled, late, or done and never answered."""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Callable

from school21_bot.sandbox.errors import ApiError, BrokenAnswer


class Faults:
    """What goes wrong next, method by method; each fault is used up by one call."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[Callable[[], ApiError]]] = defaultdict(deque)
        self._late: defaultdict[str, deque[float]] = defaultdict(deque)
        self._lost: Counter[str] = Counter()

    def refuse(
        self, method: str, times: int, *, status: int, description: str = "", retry_after: int | None = None
    ) -> None:
        """Let the next calls of a method be refused; without a description, as Telegram would word it."""
        parameters = {} if retry_after is None else {"retry_after": retry_after}
        words = description or _worded(status, retry_after)
        self._waiting[method.lower()].extend([lambda: ApiError(status, words, **parameters)] * times)

    def garble(self, method: str, times: int, *, status: int, body: bytes) -> None:
        """Let the next calls of a method get a body that is not the Bot API's, like the page of a proxy."""
        self._waiting[method.lower()].extend([lambda: BrokenAnswer(status, body)] * times)

    def be_late(self, method: str, times: int, *, seconds: float) -> None:
        """Let the next calls of a method take so long; they are carried out all the same."""
        self._late[method.lower()].extend([seconds] * times)

    def lose(self, method: str, times: int) -> None:
        """Let the next calls of a method be carried out, and the connection be closed instead of an answer."""
        self._lost[method.lower()] += times

    def mend(self, method: str) -> None:
        """Let the next calls of a method go well again."""
        for faults in (self._waiting, self._late, self._lost):
            faults.pop(method.lower(), None)

    async def delay(self, method: str) -> None:
        """A call has come; waits for as long as it must."""
        late = self._late.get(method.lower())
        if late:
            await asyncio.sleep(late.popleft())

    def loses(self, method: str) -> bool:
        """Whether the call that was just carried out is not to be answered."""
        lost = self._lost[method.lower()] > 0
        self._lost[method.lower()] -= lost
        return lost

    def strike(self, method: str) -> None:
        """A call has come; raises the ApiError that is next for its method."""
        waiting = self._waiting.get(method.lower())
        if waiting:
            raise waiting.popleft()()


def _worded(status: int, retry_after: int | None) -> str:
    if status == 429:
        return f"Too Many Requests: retry after {retry_after}"
    return "Internal Server Error" if status >= 500 else "Bad Request"
