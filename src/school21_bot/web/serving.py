"""A small HTTP server beside everything else that a process does."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from school21_bot.settings import WrongSetting

DRAIN_SECONDS = 10
# Longer than proxies keep theirs, so that none takes one that is closed at that moment.
KEEP_ALIVE_SECONDS = 120


class _Server(uvicorn.Server):
    """The process itself decides what signals mean, and says when it is over: nobody looks ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._over = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self._over.wait()

    def end(self) -> None:
        """Take no more requests, and finish those that are there."""
        self.should_exit = True
        self._over.set()


@asynccontextmanager
async def serving(routes: list[BaseRoute], host: str, port: int | None) -> AsyncGenerator[None]:
    """Answer at these routes meanwhile; at the end what is being answered is finished. Without a port: nothing.

    Raises:
        WrongSetting: the port is taken.
    """
    if port is None:
        yield
        return
    config = uvicorn.Config(
        Starlette(routes=routes),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
    )
    server = _Server(config)
    running = asyncio.create_task(_run(server))
    while not server.started and not running.done():  # noqa: ASYNC110  # the server has no event for it
        await asyncio.sleep(0.01)
    if running.done():
        raise WrongSetting(f"BOT_PORT, HEALTH_PORT or WEB_PORT: port {port} is taken. Choose another one.")
    try:
        yield
    finally:
        server.end()
        await running


async def _run(server: uvicorn.Server) -> None:
    # It ends the process when it cannot listen.
    with contextlib.suppress(SystemExit):
        await server.serve()
