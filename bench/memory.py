"""The bot's memory: little more than its code needs, and the same after a thousand registrations as after a hundred."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.report import Figure
from bench.system import RunningBot, running_product
from bench.walks import arrive, register
from school21_bot.sandbox.client import Person

IMPORTS_LIMIT = 1.3
FLAT_LIMIT = 3

_EARLY, _LATE = 100, 1000
_AT_ONCE = 3
_FIRST_PERSON = 1001

_AFTER_THE_IMPORTS = """
import os
from bench.system import memory_of
import asyncpg, uvloop
from school21_bot import cli
from school21_bot.telegram import run_bot
print(memory_of(os.getpid()))
"""


async def measure(folder: Path, redis_url: str) -> list[Figure]:
    """What the bot occupies after a thousand registrations: against its imports, and against the hundredth."""
    imports = _after_the_imports()
    async with running_product(folder, redis_url) as bot:
        people = await arrive(bot.sim, _LATE, _FIRST_PERSON)
        early = await _after(bot, people[:_EARLY])
        late = await _after(bot, people[_EARLY:])
    return [
        Figure("memory / after the imports", late / imports, IMPORTS_LIMIT),
        Figure("memory, 100th to 1,000th registration", 100 * (late / early - 1), FLAT_LIMIT, unit="%", digits=1),
    ]


def _after_the_imports() -> int:
    return int(subprocess.check_output([sys.executable, "-c", _AFTER_THE_IMPORTS]))


async def _after(bot: RunningBot, people: list[Person]) -> int:
    """The memory once all of them are members; a few register at the same time."""
    waiting = iter(people)
    await asyncio.gather(*(_one_after_the_other(waiting) for _ in range(_AT_ONCE)))
    await bot.sim.idle()
    return bot.memory()


async def _one_after_the_other(waiting: Iterator[Person]) -> None:
    for person in waiting:
        await register(person)
