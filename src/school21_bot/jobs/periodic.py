"""What every worker does again and again."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from school21_bot.logs import bind, logger, unbind_all

log = logger("jobs")


@dataclass(frozen=True, slots=True)
class Periodic:
    """Something to do every so often; `run` says whether there is more to do at once."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[bool]]


async def repeat(periodic: Periodic, stop: asyncio.Event) -> None:
    """Do it until it is time to stop, whatever goes wrong."""
    while not stop.is_set():
        unbind_all()
        bind(periodic=periodic.name)
        if not await _once(periodic):
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), periodic.every.total_seconds())


async def _once(periodic: Periodic) -> bool:
    try:
        return await periodic.run()
    except Exception as error:
        log.error("failed, and is tried again", exc_info=error)
        return False
