"""What the tests of storage run as processes of their own: migrate, write."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from school21_bot.ids import new_id
from school21_bot.storage import open_database, transaction
from school21_bot.storage.migrations import migrate
from school21_bot.tables import MODELS
from tests import forks

CHECKOUT = Path(__file__).parents[2]


async def migrate_and_open(url: str) -> None:
    """Start as every process of the bot does."""
    from school21_bot.people.models import Level

    await migrate(url, MODELS)
    async with open_database(url, MODELS):
        print(await Level.all().count(), flush=True)  # noqa: T201  the parent reads it


async def write(url: str) -> None:
    """Read, think, write, a hundred times."""
    from school21_bot.people.models import Level, Role

    async with open_database(url, MODELS):
        for _ in range(100):
            async with transaction():
                level = await Level.all().select_for_update().get(id=1)
                await asyncio.sleep(0)
                await Level.filter(id=1).update(position=level.position + 1)
                identifier = new_id()
                await Role.create(id=identifier, name="role", key=f"role {identifier}")


async def run(work: str, url: str, times: int) -> list[tuple[int | None, str]]:
    """Start `times` processes at once; their exit codes and what they said."""
    return await asyncio.to_thread(forks.at_once, times, _work, work, url)


def _work(together: Callable[[], object], work: str, url: str) -> None:
    together()
    asyncio.run(_WORKS[work](url))


_WORKS = {"migrate": migrate_and_open, "write": write}
