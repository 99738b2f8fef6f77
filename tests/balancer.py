"""What nginx does before replicas: takes turns, and asks the next one when one does not answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

_LEFT_OUT = {"host", "content-length", "transfer-encoding", "connection"}


class Balancer:
    """Sends each request to one of `ports` of this machine; `asked` counts them by port."""

    def __init__(self, ports: list[int]) -> None:
        self.ports = ports
        self.asked = dict.fromkeys(ports, 0)
        self.url = ""
        self._turn = 0

    async def forward(self, request: web.Request) -> web.Response:
        """Ask until one answers."""
        body = await request.read()
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _LEFT_OUT}
        for _ in self.ports:
            self._turn += 1
            port = self.ports[self._turn % len(self.ports)]
            try:
                async with self._client.request(
                    request.method, f"http://127.0.0.1:{port}{request.path_qs}", data=body, headers=headers
                ) as answer:
                    self.asked[port] += 1
                    return web.Response(status=answer.status, body=await answer.read())
            except aiohttp.ClientConnectionError:
                continue
        return web.Response(status=502)

    @asynccontextmanager
    async def running(self, port: int) -> AsyncIterator["Balancer"]:
        """Listen meanwhile."""
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self.forward)
        runner = web.AppRunner(app, access_log=None)
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, force_close=True)) as self._client:
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", port).start()
            self.url = f"http://127.0.0.1:{port}"
            try:
                yield self
            finally:
                await runner.cleanup()
