"""Faults on demand: the next calls of a method are refused, or answered by something that is not Telegram."""

from collections import defaultdict, deque
from collections.abc import Callable

from school21_bot.sandbox.errors import ApiError, BrokenAnswer


class Faults:
    """What goes wrong next, method by method; each fault is used up by one call."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[Callable[[], ApiError]]] = defaultdict(deque)

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

    def strike(self, method: str) -> None:
        """A call has come; raises the ApiError that is next for its method."""
        waiting = self._waiting.get(method.lower())
        if waiting:
            raise waiting.popleft()()


def _worded(status: int, retry_after: int | None) -> str:
    if status == 429:
        return f"Too Many Requests: retry after {retry_after}"
    return "Internal Server Error" if status >= 500 else "Bad Request"
