"""How fast a bot may write: about a message a second to a person, twenty a minute to a group, thirty a second in all.

Edits count as messages; answering a button is free. Off unless asked for: tests are in a hurry.
"""

import math
from collections import defaultdict, deque

from school21_bot.sandbox.errors import ApiError

WRITING = frozenset(
    {
        *("sendMessage", "sendPhoto", "sendDocument", "copyMessage"),
        *("editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup"),
    }
)
# So many within so many seconds.
TO_A_PERSON = (3, 3.0)
TO_A_GROUP = (20, 60.0)
IN_ALL = (30, 1.0)
_EVERYBODY = 0


class RateLimits:
    """Counts what was written, and refuses what is too much."""

    def __init__(self) -> None:
        self.on = False
        self._written: defaultdict[int, deque[float]] = defaultdict(deque)

    def count(self, method: str, chat_id: int | None, now: float) -> None:
        """A call has come; raises 429 when it comes too soon."""
        if not self.on or method not in WRITING or chat_id is None:
            return
        places = ((chat_id, TO_A_PERSON if chat_id > 0 else TO_A_GROUP), (_EVERYBODY, IN_ALL))
        wait = max(self._wait(place, *limit, now) for place, limit in places)
        if wait > 0:
            seconds = math.ceil(wait)
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        for place, _ in places:
            self._written[place].append(now)

    def clear(self) -> None:
        """Nothing was written yet."""
        self._written.clear()

    def _wait(self, place: int, most: int, seconds: float, now: float) -> float:
        """How long until there is room for one more."""
        written = self._written[place]
        # A clock that went back forgets what is yet to come.
        while written and not now - seconds < written[0] <= now:
            written.popleft()
        return written[0] + seconds - now if len(written) >= most else 0.0
