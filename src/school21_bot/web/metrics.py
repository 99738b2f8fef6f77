"""`/metrics`: what the process has counted, and what can be seen of the whole at this moment."""

import asyncio
from collections.abc import Awaitable, Callable

from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from redis.asyncio import Redis
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from school21_bot.app import Services
from school21_bot.logs import logger
from school21_bot.storage import pool_use

log = logger("web")

LONGEST_READING = 5.0

PEOPLE = Gauge("school21_people", "People by where they stand with the community.", ["status"])
JOBS = Gauge("school21_jobs", "Long work: active, failing (tried again), failed in the last seven days.", ["state"])
MESSAGES = Gauge("school21_messages", "Messages to people: waiting, and troubled of late.", ["state"])
POOL = Gauge("school21_database_connections", "Connections of this process to the database.", ["state"])
WORKS = Gauge("school21_reaches", "1 when this process reaches what it needs, else 0.", ["what"])


class Metrics:
    """Reads what is not counted where it happens, whenever somebody asks."""

    def __init__(self, services: Services, redis: Redis) -> None:
        self._services = services
        self._redis = redis

    def route(self) -> Route:
        """The address."""
        return Route("/metrics", self._show)

    async def _show(self, _: Request) -> Response:
        await self._read("database", self._read_database)
        await self._read("redis", self._ask_redis)
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    async def _read(self, what: str, read: Callable[[], Awaitable[None]]) -> None:
        try:
            async with asyncio.timeout(LONGEST_READING):
                await read()
        except Exception as problem:
            log.warning("a reading failed", what=what, exc_info=problem)
            WORKS.labels(what).set(0)
        else:
            WORKS.labels(what).set(1)

    async def _read_database(self) -> None:
        found = await self._services.gauges.read()
        for status, number in found.people.items():
            PEOPLE.labels(status.value).set(number)
        for state, number in found.jobs.items():
            JOBS.labels(state).set(number)
        for state, number in found.messages.items():
            MESSAGES.labels(state).set(number)
        for state, number in pool_use().items():
            POOL.labels(state).set(number)

    async def _ask_redis(self) -> None:
        await self._redis.ping()
