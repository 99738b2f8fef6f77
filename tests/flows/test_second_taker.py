"""Two processes take the updates of one token: each is told in plain words, and none spins."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from aiogram.types import Update
from redis.asyncio import Redis

from school21_bot.app import Services
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings
from school21_bot.telegram import webhook
from school21_bot.telegram.client import build_bot
from school21_bot.telegram.polling import Polling
from tests.bot import Arrive
from tests.dashboards import free_port
from tests.flows.communities import eventually
from tests.flows.logging import as_in_production

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

POLLS = "Another process polls with this token. Stop it, or give one of the two a token of its own"
IS_BROUGHT = "Another process has updates brought to a webhook with this token"
TAKES = "Another process with this token takes the updates"


@pytest.fixture
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    """With a webhook where the test asks for one."""
    if "webhook" not in request.node.name:
        return settings
    port = free_port()
    return settings.model_copy(update={"webhook_url": f"http://127.0.0.1:{port}/telegram", "bot_port": port})


@pytest.fixture(autouse=True)
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What both write to their logs."""
    with as_in_production():
        yield caplog


@asynccontextmanager
async def stray(settings: Settings) -> AsyncIterator[list[Update]]:
    """A forgotten process that polls with the same token; gives what it has taken."""
    taken: list[Update] = []

    async def handle(update: Update) -> None:
        taken.append(update)

    stop = asyncio.Event()
    async with Redis.from_url(settings.redis_url) as redis, build_bot(settings, redis) as client:
        polling = asyncio.create_task(Polling(client, handle, stop).run())
        yield taken
        stop.set()
        await polling


async def says(logged: pytest.LogCaptureFixture, words: str) -> None:
    """Wait until the log has it."""

    async def does() -> bool:
        return words in logged.text

    await eventually(does)


async def test_two_that_poll_are_told_to_be_two(
    bot: Services, settings: Settings, logged: pytest.LogCaptureFixture, sim: SimClient
) -> None:
    async with stray(settings):
        await says(logged, POLLS)
        calls = len(await sim.calls())
        await asyncio.sleep(1)
        assert len(await sim.calls()) - calls <= 4, "neither of them spins"


async def test_a_webhook_that_somebody_who_polls_took_away_is_told_and_comes_back(
    monkeypatch: pytest.MonkeyPatch,
    bot: Services,
    settings: Settings,
    arrive: Arrive,
    logged: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(webhook, "LOOK_SECONDS", 0.5)
    person = await arrive()
    await person.send("/start")
    await person.sees("Добро пожаловать")
    async with stray(settings):
        await says(logged, TAKES)
        await says(logged, IS_BROUGHT)
        await person.press("Зарегистрироваться")
        await person.sees("Шаг 1 из 5")


async def test_whoever_polls_is_told_of_an_address_and_not_of_another_who_polls(
    bot: Services, settings: Settings, arrive: Arrive, logged: pytest.LogCaptureFixture
) -> None:
    person = await arrive()
    await person.send("/start")
    await person.sees("Добро пожаловать")
    assert await person.sim.idle(), "it waits for updates"
    async with Redis.from_url(settings.redis_url) as redis, build_bot(settings, redis) as other:
        await other.set_webhook(f"http://127.0.0.1:{free_port()}/telegram", secret_token="of-somebody-else")
    await says(logged, "Updates were brought to a webhook until now")
    assert POLLS not in logged.text
    await person.press("Зарегистрироваться")
    await person.sees("Шаг 1 из 5")
