"""`/metrics`: what the process has counted, and what can be seen of the whole at this moment."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from redis.asyncio import Redis
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from school21_bot.app import Services
from school21_bot.jobs import STREAM
from school21_bot.logs import logger
from school21_bot.storage import pool_use, redis_pool_use

log = logger("web")

LONGEST_READING = 5.0

PEOPLE = Gauge("school21_people", "People by where they stand with the community.", ["status"])
REGISTRATIONS = Gauge(
    "school21_registrations", "Registrations begun in the last seven days, by what became of them.", ["status"]
)
JOBS = Gauge("school21_jobs", "Long work: active, failing (tried again), failed in the last seven days.", ["state"])
MESSAGES = Gauge("school21_messages", "Messages to people: waiting, and troubled of late.", ["state"])
POOL = Gauge("school21_database_connections", "Connections of this process to the database.", ["state"])
REDIS = Gauge("school21_redis_connections", "Connections of this process to Redis.", ["state"])
REDIS_SECONDS = Gauge("school21_redis_ping_seconds", "How long Redis took to answer, asked a moment ago.")
TASKS = Gauge("school21_job_tasks", "Steps of long work that wait in Redis for a worker.")
WORKS = Gauge("school21_reaches", "1 when this process reaches what it needs, else 0.", ["what"])


class Metrics:
    """Reads what is not counted where it happens, whenever somebody asks."""

    def __init__(self, services: Services, redis: Redis | None) -> None:
        self._services = services
        self._redis = redis

    def route(self) -> Route:
        """The address."""
        return Route("/metrics", self._show)

    async def _show(self, _: Request) -> Response:
        await self._read("database", self._read_database)
        if self._redis is not None:
            await self._read("redis", lambda redis=self._redis: _ask(redis))  # type: ignore[misc]  # bound at once
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
        for attempt, number in found.registrations.items():
            REGISTRATIONS.labels(attempt.value).set(number)
        for state, number in found.jobs.items():
            JOBS.labels(state).set(number)
        for state, number in found.messages.items():
            MESSAGES.labels(state).set(number)
        for state, number in pool_use().items():
            POOL.labels(state).set(number)


async def _ask(redis: Redis) -> None:
    began = time.perf_counter()
    await redis.ping()
    REDIS_SECONDS.set(time.perf_counter() - began)
    TASKS.set(await redis.xlen(STREAM))
    for state, number in redis_pool_use(redis).items():
        REDIS.labels(state).set(number)
