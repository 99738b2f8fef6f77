"""HTTP for machines: whether a process is alive, whether it serves, what it counts; and the API (`api/`).

The API is loaded by its own process alone (`process.py`).
"""

import asyncio

from redis.asyncio import Redis
from starlette.routing import BaseRoute

from school21_bot.app import Services
from school21_bot.web.health import Health
from school21_bot.web.metrics import Metrics
from school21_bot.web.serving import serving

__all__ = ["Health", "Metrics", "for_machines", "serving"]


def for_machines(services: Services, redis: Redis | None, stop: asyncio.Event) -> list[BaseRoute]:
    """Where whoever watches a process asks how it is; `redis`: None for a process that does without."""
    return [*Health(redis, stop).routes(), Metrics(services, redis).route()]
