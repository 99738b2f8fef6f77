"""For the tests of any bot: `pytest_plugins = ["school21_bot.sandbox.pytest_plugin"]` gives a Telegram and a person.

It needs pytest-asyncio. The token is that of the fixture `sandbox_token`, which a project may override.
"""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox

__all__ = ["person", "sandbox", "sandbox_token", "sim"]


@pytest.fixture
def sandbox_token() -> str:
    """The token of the bot."""
    return "42:sandbox"


@pytest.fixture
def sandbox(sandbox_token: str) -> Iterator[RunningSandbox]:
    """A local Telegram with nobody in it, for one test: `sandbox.url`, `sandbox.token`, `sandbox.break_next(…)`."""
    with RunningSandbox(sandbox_token) as running:
        yield running


@pytest_asyncio.fixture
async def sim(sandbox: RunningSandbox) -> AsyncIterator[SimClient]:
    """The side of the people: more of them, groups, faults, the clock."""
    async with SimClient(sandbox.url) as client:
        yield client


@pytest_asyncio.fixture
async def person(sim: SimClient) -> Person:
    """Somebody who has not started the bot yet: `await person.send("/start")`, `await person.sees("Hello")`."""
    return await sim.person("Anna", language_code="en")
