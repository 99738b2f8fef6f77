"""The flows: what people do with the whole bot. The other fixtures are those of `tests/bot.py`."""

from collections.abc import AsyncIterator

import pytest

from school21_bot.settings import Settings
from tests.bot import TOKEN, Arrive, BotProcess, register
from tests.flows.forks import ForkedBot, ForkedCommand

__all__ = ["TOKEN", "Arrive", "BotProcess", "register"]


@pytest.fixture
async def forked_bot(settings: Settings) -> AsyncIterator[ForkedBot]:
    """A bot to kill; not started yet."""
    process = ForkedBot(settings)
    yield process
    await process.kill()


@pytest.fixture
async def forked_worker(settings: Settings) -> AsyncIterator[ForkedCommand]:
    """A worker to kill; not started yet."""
    process = ForkedCommand("worker", settings)
    yield process
    await process.kill()
