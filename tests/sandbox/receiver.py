"""What takes the updates that the sandbox brings."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from school21_bot.sandbox.webhooks import SECRET_HEADER
from tests.flows.communities import eventually

SECRET = "not-known-to-others"  # of the tests


class Receiver:
    """Takes updates; answers with `status`, after `gate` is open."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.status = 200
        self.gate = asyncio.Event()
        self.gate.set()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.secrets.append(request.headers.get(SECRET_HEADER))
        await self.gate.wait()
        return web.Response(status=self.status)

    async def has(self, number: int) -> None:
        """Wait until so many were brought, and no more."""
        await self.has_at_least(number)
        await asyncio.sleep(0.1)
        assert len(self.got) == number

    async def has_at_least(self, number: int) -> None:
        """Wait until so many were brought."""

        async def are_there() -> bool:
            return len(self.got) >= number

        await eventually(are_there)


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """A receiver that listens."""
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/updates", receiver.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/updates"
    yield receiver
    receiver.gate.set()
    await runner.cleanup()
