"""Two hundred people at once."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from school21_bot.sandbox.client import Person
from school21_bot.settings import Settings
from tests.flows.conftest import Arrive, register
from tests.flows.facts import attempts_by_status, happened, people_by_status
from tests.flows.forks import ForkedBot

PEOPLE = 200
BOUND_SECONDS = 150


@pytest.fixture
async def bot_beside(settings: Settings) -> AsyncIterator[ForkedBot]:
    """The bot in a process of its own, so that it has a core for itself."""
    process = ForkedBot(settings)
    await process.start()
    yield process
    await process.kill()


async def test_two_hundred_people_register_at_once_and_none_is_lost(
    bot_beside: ForkedBot, database: None, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("school21_bot.sandbox.client.PATIENCE_SECONDS", BOUND_SECONDS)
    people = [await arrive(f"Иван {number}") for number in range(PEOPLE)]

    async def one(person: Person, number: int) -> None:
        nickname = "peer" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")
        await register(person, school=nickname, messenger=f"peer.{number}", description=f"Дело {number}")

    began = time.monotonic()
    await asyncio.gather(*(one(person, number) for number, person in enumerate(people)))
    assert time.monotonic() - began < BOUND_SECONDS
    assert await people_by_status() == {"member": PEOPLE}
    assert await attempts_by_status() == {"finished": PEOPLE}
    steps = ("school_nickname", "messenger_nickname", "team", "role", "description")
    once_each = [("arrived", None), ("registration_started", None), ("registration_finished", None)]
    assert await happened() == dict.fromkeys([*once_each, *(("answered", step) for step in steps)], PEOPLE)
