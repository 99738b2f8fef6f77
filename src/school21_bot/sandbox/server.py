"""The whole sandbox as one Starlette app: the Bot API, the person's side, the page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from school21_bot.sandbox import sim, sim_chats, sim_faults, sim_files, sim_inline
from school21_bot.sandbox.bot_api import BotApi
from school21_bot.sandbox.downloads import download
from school21_bot.sandbox.snapshot import Keeper
from school21_bot.sandbox.webhooks import Webhook
from school21_bot.sandbox.world import World

PAGE = Path(__file__).parent / "page"
PAGE_HEADERS = [
    (b"content-security-policy", b"default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
]


def create_app(token: str, *, data_dir: Path | None = None) -> Starlette:
    """The sandbox for the bot with this token; with a data folder it remembers."""
    world = World(token)
    keeper = None if data_dir is None else Keeper(world, data_dir)
    if keeper is not None:
        keeper.load()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        keeping = None if keeper is None else asyncio.create_task(keeper.keep(stop))
        if world.saved_webhook is not None:
            world.webhook = Webhook(world.queue, *world.saved_webhook)
        yield
        world.close()
        if world.webhook is not None:
            await world.webhook.close()
        stop.set()
        if keeping is not None:
            await keeping

    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", BotApi(world)),
            Route("/file/bot{token}/{path:path}", download),
            *sim.routes(),
            *sim_chats.routes(),
            *sim_files.routes(),
            *sim_inline.routes(),
            *sim_faults.routes(),
            Route("/", _index),
            Mount("/page", _WithHeaders(StaticFiles(directory=PAGE, check_dir=False))),
        ],
        lifespan=lifespan,
    )
    app.state.world = world
    app.add_middleware(LoopbackGuard)
    return app


async def _index(_: Request) -> FileResponse:
    headers = {name.decode(): value.decode() for name, value in PAGE_HEADERS}
    return FileResponse(PAGE / "index.html", headers=headers)


class LoopbackGuard:
    """Lets nobody in who came by another name, nor a page of another origin that wants to change something."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] != "http" or self._welcome(scope):
            await self.app(scope, receive, send)
            return
        await PlainTextResponse("This sandbox speaks to its own machine only.", 403)(scope, receive, send)

    def _welcome(self, scope: Scope) -> bool:
        host, origin = b"", None
        for name, value in scope["headers"]:
            if name == b"host":
                host = value
            elif name == b"origin":
                origin = value
        port = b":%d" % scope["server"][1]
        if host not in (b"127.0.0.1" + port, b"localhost" + port, b"[::1]" + port):
            return False
        return origin is None or scope["method"] != "POST" or origin == b"http://" + host


class _WithHeaders:
    """Adds the headers of the page to static files."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *PAGE_HEADERS]
            await send(message)

        await self.app(scope, receive, send_with_headers)
