"""What is held in Redis for a limited time is held for longer, as long as the work goes on."""

import asyncio
from collections.abc import Awaitable, Callable

from redis.exceptions import LockError, RedisError

from school21_bot.logs import logger

log = logger("telegram")


class Renewing:
    """Calls `renew` three times within the time for which something is held; costs nothing while the work is short."""

    def __init__(self, held: float, renew: Callable[[], Awaitable[object]]) -> None:
        self._every = held / 3
        self._renew = renew
        self._task: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(self._every, self._begin)

    def end(self) -> None:
        """Let it run out."""
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._go_on())

    async def _go_on(self) -> None:
        while True:
            try:
                await self._renew()
            except LockError:  # somebody else has it
                return
            except RedisError as problem:
                log.warning("what is held in Redis cannot be renewed now", exc_info=problem)
            await asyncio.sleep(self._every)
