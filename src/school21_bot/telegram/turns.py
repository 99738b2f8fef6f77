"""What comes with every letter that somebody types: one at a time, and of those that wait only the last."""

import asyncio

PAUSE_SECONDS = 0.2


class Turns:
    """For each person one turn at a time, a moment apart; whoever waits gives way at once to whoever comes later.

    Kept in this process alone: each protects its own time.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, asyncio.Future[bool] | None] = {}

    async def take(self, person: int) -> bool:
        """Wait for a turn, which has to be left again; False when a later one takes it instead."""
        if person not in self._waiting:
            self._waiting[person] = None
            return True
        self._dismiss(person)
        turn: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting[person] = turn
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.result():
                self._next(person)
            raise

    def leave(self, person: int) -> None:
        """Let the next one have the turn, in a moment."""
        asyncio.get_running_loop().call_later(PAUSE_SECONDS, self._next, person)

    def _dismiss(self, person: int) -> None:
        waiting = self._waiting[person]
        if waiting is not None and not waiting.done():
            waiting.set_result(False)

    def _next(self, person: int) -> None:
        waiting = self._waiting[person]
        if waiting is None or waiting.done():
            del self._waiting[person]
            return
        self._waiting[person] = None
        waiting.set_result(True)
