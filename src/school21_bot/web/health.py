"""Whether a process is alive, and whether it serves: for whoever starts it, and for whoever sends people to it."""

import asyncio
from collections.abc import Awaitable, Callable

from redis.asyncio import Redis
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from school21_bot.storage import fetch

LONGEST_ANSWER = 2.0


class Health:
    """`/healthz`: the process lives; `/readyz`: it reaches what it needs, and is not about to stop."""

    def __init__(self, redis: Redis | None, stop: asyncio.Event) -> None:
        self._redis = redis
        self._stop = stop

    def routes(self) -> list[Route]:
        """The two addresses."""
        return [Route("/healthz", _alive), Route("/readyz", self._ready)]

    async def _ready(self, _: Request) -> Response:
        found = {
            "database": await _works(self._asks_database),
            "running": not self._stop.is_set(),
        }
        if self._redis is not None:
            found["redis"] = await _works(self._redis.ping)
        return JSONResponse(found, status_code=200 if all(found.values()) else 503)

    async def _asks_database(self) -> None:
        await fetch("SELECT 1 AS one")


async def _alive(_: Request) -> Response:
    return PlainTextResponse("alive")


async def _works(ask: Callable[[], Awaitable[object]]) -> bool:
    try:
        async with asyncio.timeout(LONGEST_ANSWER):
            await ask()
    except Exception:  # whatever is wrong, it does not serve
        return False
    return True
