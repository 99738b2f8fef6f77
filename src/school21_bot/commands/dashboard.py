"""`school21-bot dashboard`: the pages for people, and beside them, on HEALTH_PORT, how the process is for machines."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redis.asyncio import Redis

from school21_bot.app import Services
from school21_bot.dashboard import run_dashboard
from school21_bot.settings import Settings
from school21_bot.storage import redis_pool
from school21_bot.web import for_machines, serving


async def run(settings: Settings, *, link_for: int | None) -> None:
    """Serve both until it is told to stop.

    Raises:
        CannotStart, WrongSetting: as `run_dashboard`; or HEALTH_PORT is taken.
    """
    await run_dashboard(settings, link_for=link_for, beside=_machines_are_answered)


@asynccontextmanager
async def _machines_are_answered(services: Services, stop: asyncio.Event) -> AsyncIterator[None]:
    settings = services.settings
    # It does without: what it asks of workers waits in the database.
    redis = Redis.from_pool(redis_pool(settings.redis_url)) if settings.redis_url else None
    try:
        async with serving(for_machines(services, redis, stop), settings.health_host, settings.health_port):
            yield
    finally:
        if redis is not None:
            await redis.aclose()
