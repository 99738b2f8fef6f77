"""A sandbox, the real client of the bot, and somebody to talk to it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Update

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox

TOKEN = "42:sandbox"
EVERY_KIND = ["message", "channel_post", "callback_query", "chat_member", "my_chat_member", "chat_join_request"]


@asynccontextmanager
async def bot_of(sandbox: RunningSandbox) -> AsyncIterator[Bot]:
    """The unmodified client, pointed at the sandbox."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    # Closing the bot's own session would sleep a quarter of a second in each test.
    async with await session.create_session():
        yield Bot(TOKEN, session=session)


@pytest.fixture(scope="module")
def shared_sandbox() -> Iterator[RunningSandbox]:
    """A sandbox for all tests of a module; each test brings its own people."""
    with RunningSandbox(TOKEN) as running:
        yield running


@pytest.fixture
def sandbox(shared_sandbox: RunningSandbox) -> Iterator[RunningSandbox]:
    """The shared sandbox with an empty queue of updates, its clock right again afterwards."""
    shared_sandbox.world.queue.clear()
    shared_sandbox.world.queue.allowed = None
    yield shared_sandbox
    shared_sandbox.world.clock_shift = 0.0


@pytest.fixture
async def bot(sandbox: RunningSandbox) -> AsyncIterator[Bot]:
    """The bot's side."""
    async with bot_of(sandbox) as bot:
        yield bot


@pytest.fixture
async def sim(sandbox: RunningSandbox) -> AsyncIterator[SimClient]:
    """The person's side."""
    async with SimClient(sandbox.url) as client:
        yield client


@pytest.fixture
async def person(sim: SimClient) -> Person:
    """Somebody who has started the bot."""
    user = await sim.save_user("Анна")
    person = Person(sim, user["id"])
    await person.send("/start")
    return person


@pytest.fixture
async def community(sandbox: RunningSandbox, sim: SimClient) -> int:
    """A supergroup that the bot administers; who comes and goes is among the updates."""
    return await founded(sandbox, sim, "supergroup")


async def founded(sandbox: RunningSandbox, sim: SimClient, kind: str) -> int:
    """A chat of this kind that the bot administers; who comes and goes is among the updates."""
    sandbox.world.queue.allow(EVERY_KIND)
    number = await sim.save_group("Школа", type=kind, bot="administrator")
    sandbox.world.queue.clear()
    return number


async def news(bot: Bot) -> list[Update]:
    """The updates since the last time."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


async def stranger(sim: SimClient, name: str = "Борис") -> Person:
    """Somebody who has never written to the bot."""
    return Person(sim, (await sim.save_user(name))["id"])
