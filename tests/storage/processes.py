"""What the tests of storage run as processes of their own: `python -m tests.storage.processes migrate|write URL`."""

import asyncio
import sys
from pathlib import Path

from school21_bot.ids import new_id
from school21_bot.storage import open_database, transaction
from school21_bot.storage.migrations import migrate
from school21_bot.tables import MODELS

CHECKOUT = Path(__file__).parents[2]


async def migrate_and_open(url: str) -> None:
    """Start as every process of the bot does."""
    from school21_bot.people.models import Level

    await migrate(url, MODELS)
    async with open_database(url, MODELS):
        print(await Level.all().count())  # noqa: T201  the parent reads it


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
    processes = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.storage.processes", work, url),
            cwd=CHECKOUT,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        for _ in range(times)
    ]
    outputs = await asyncio.gather(*(process.communicate() for process in processes))
    return [(process.returncode, said.decode()) for process, (said, _) in zip(processes, outputs, strict=True)]


if __name__ == "__main__":
    works = {"migrate": migrate_and_open, "write": write}
    asyncio.run(works[sys.argv[1]](sys.argv[2]))
