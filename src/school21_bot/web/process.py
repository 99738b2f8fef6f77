"""The process `school21-bot web`: the API for other systems, one of many replicas."""

import asyncio
import gc
import signal

from redis.asyncio import Redis
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from school21_bot.app import Services, open_services
from school21_bot.logs import logger
from school21_bot.processes import say_ready
from school21_bot.settings import Settings
from school21_bot.storage import connect_redis
from school21_bot.web.api import PREFIX, build_api
from school21_bot.web.health import Health
from school21_bot.web.metrics import Metrics
from school21_bot.web.serving import serving

log = logger("web")

DEFAULT_PORT = 8051


async def run_web(settings: Settings, *, stop: asyncio.Event | None = None) -> None:
    """Serve until SIGINT or SIGTERM; what is being answered then is finished.

    Raises:
        WrongSetting: a key or an address cannot be used, or the port is taken.
        DatabaseUnreachable, RedisUnreachable: says what to check.
    """
    stop = stop or _stop_at_signal()
    port = settings.web_port or DEFAULT_PORT
    redis = await connect_redis(settings.redis_url)
    try:
        async with open_services(settings) as services:
            gc.freeze()
            async with serving(routes(services, redis, stop), settings.web_host, port):
                log.info("started", port=port)
                say_ready()
                await stop.wait()
    finally:
        await redis.aclose()
    log.info("stopped")


def routes(services: Services, redis: Redis, stop: asyncio.Event) -> list[BaseRoute]:
    """Everything that the process answers."""
    return [
        *Health(redis, stop).routes(),
        Metrics(services, redis).route(),
        _Below(PREFIX, build_api(services, redis, rate=services.settings.api_rate)),
    ]


class _Below(BaseRoute):
    """Everything below an address, whatever signs it has: a Mount leaves out paths with a line break in them."""

    def __init__(self, prefix: str, application: ASGIApp) -> None:
        self._prefix = prefix
        self._application = application

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is for the application."""
        if scope["type"] != "http" or not f"{scope['path']}/".startswith(f"{self._prefix}/"):
            return Match.NONE, {}
        return Match.FULL, {"root_path": scope.get("root_path", "") + self._prefix}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it answer."""
        await self._application(scope, receive, send)


def _stop_at_signal() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
