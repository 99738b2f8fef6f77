"""What a tap costs in a community of some size: real bots, both at once and in turn, from the press to its answer."""

import time
from contextlib import AsyncExitStack
from pathlib import Path

from bench.system import running_product
from bench.walks import MEMBER, Tap, do
from school21_bot.sandbox.client import Person, SimClient

_ROUNDS = 9
_FIRST_MEMBER = 5_000_000
"""The Telegram id of the first member (`bench.search_rows`)."""


async def slowest_tap(bots: dict[str, tuple[Path, str]], redis_urls: list[str]) -> tuple[float, str]:
    """Of the taps of a walk, the one that costs most among many members, held against few; and what it is called.

    `bots`: the folder and the database of "few" and of "many". Of each tap the quickest time counts.
    """
    async with AsyncExitStack() as stack:
        sims = {}
        for (size, (folder, url)), redis_url in zip(bots.items(), redis_urls, strict=True):
            sims[size] = (await stack.enter_async_context(running_product(folder, redis_url, url))).sim
        times: dict[tuple[str, Tap], list[float]] = {}
        for number in range(_ROUNDS):  # each by somebody else: one person alone would be too fast for the bot
            people = {size: await _member(sim, _FIRST_MEMBER + number) for size, sim in sims.items()}
            for tap in MEMBER:
                for size, person in people.items():
                    times.setdefault((size, tap), []).append(await _timed(person, tap))
    ratios = {tap: min(times["many", tap]) / min(times["few", tap]) for tap in MEMBER}
    worst = max(ratios, key=lambda tap: ratios[tap])
    return ratios[worst], worst.name


async def _member(sim: SimClient, telegram_id: int) -> Person:
    """A member in front of the menu."""
    await sim.save_user("Иван", id=telegram_id, username=f"viewer{telegram_id}")
    person = Person(sim, telegram_id)
    await person.send("/start")
    await sim.idle()
    return person


async def _timed(person: Person, tap: Tap) -> float:
    began = time.perf_counter()
    await do(person, tap, {})
    took = time.perf_counter() - began
    await person.sim.idle(quiet=0.02)
    return took
