"""Which updates are handled: every one once, whatever their numbers."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import Update
from redis.asyncio import Redis

from school21_bot.sandbox.running import RunningSandbox
from school21_bot.settings import Settings
from school21_bot.telegram import polling
from school21_bot.telegram.client import build_bot
from school21_bot.telegram.polling import Polling
from tests.bot import TOKEN
from tests.flows.communities import eventually

FIRST = 100_000_001


class Desk:
    """Notes what is handled; the updates named in `slow` take until they are released."""

    def __init__(self) -> None:
        self.handled: list[int] = []
        self.ended: list[int] = []
        self.slow: dict[int, asyncio.Event] = {}
        self.cancelled: list[int] = []

    async def handle(self, update: Update) -> None:
        self.handled.append(update.update_id)
        try:
            if update.update_id in self.slow:
                await self.slow[update.update_id].wait()
        except asyncio.CancelledError:
            self.cancelled.append(update.update_id)
            raise
        self.ended.append(update.update_id)

    async def has_handled(self, *numbers: int) -> None:
        """Wait until exactly these are handled, in this order, and nothing more comes."""

        async def are_so_many() -> bool:
            return len(self.handled) >= len(numbers)

        await eventually(are_so_many)
        await asyncio.sleep(0.2)
        assert self.handled == list(numbers)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def client(sandbox: RunningSandbox, redis_url: str) -> AsyncIterator[Bot]:
    """The bot's client, without the bot."""
    settings = Settings(_env_file=None, bot_token=TOKEN, telegram_api_url=sandbox.url)  # type: ignore[call-arg, arg-type]  # pydantic hides the one and makes the other
    async with Redis.from_url(redis_url) as redis, build_bot(settings, redis) as bot:
        yield bot


@pytest.fixture
async def stop(client: Bot, desk: Desk) -> AsyncIterator[asyncio.Event]:
    """The polling, under way until the event is set."""
    stop = asyncio.Event()
    running = asyncio.create_task(Polling(client, desk.handle, stop).run())
    yield stop
    stop.set()
    await running


def arrives(sandbox: RunningSandbox, number: int) -> None:
    """An update of this number waits for the bot."""
    sandbox.world.queue.next_id = number
    sandbox.world.queue.put("message", {"date": 0, "message_id": 1, "chat": {"id": 1, "type": "private"}})


async def all_is_confirmed(sandbox: RunningSandbox) -> None:
    """Wait until the bot has let Telegram forget every update."""

    async def nothing_waits() -> bool:
        return not sandbox.world.queue.waiting

    await eventually(nothing_waits)


async def test_after_a_quiet_week_the_numbers_may_begin_lower(
    sandbox: RunningSandbox, desk: Desk, stop: asyncio.Event
) -> None:
    arrives(sandbox, FIRST)
    await desk.has_handled(FIRST)
    await all_is_confirmed(sandbox)
    arrives(sandbox, 5000)
    await desk.has_handled(FIRST, 5000)
    arrives(sandbox, 5001)
    await desk.has_handled(FIRST, 5000, 5001)


async def test_what_comes_again_because_an_older_update_is_slow_is_handled_once(
    sandbox: RunningSandbox, desk: Desk, stop: asyncio.Event
) -> None:
    desk.slow[FIRST] = asyncio.Event()
    for number in (FIRST, FIRST + 1, FIRST + 2):
        arrives(sandbox, number)
    await desk.has_handled(FIRST, FIRST + 1, FIRST + 2)
    arrives(sandbox, FIRST + 7)
    await desk.has_handled(FIRST, FIRST + 1, FIRST + 2, FIRST + 7)
    assert len(sandbox.world.queue.waiting) == 4
    desk.slow[FIRST].set()
    await all_is_confirmed(sandbox)
    await desk.has_handled(FIRST, FIRST + 1, FIRST + 2, FIRST + 7)


async def test_a_handler_that_takes_too_long_is_ended_before_the_database_closes_and_its_update_comes_again(
    sandbox: RunningSandbox, client: Bot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "DRAIN_SECONDS", 0.1)
    desk.slow[FIRST + 1] = asyncio.Event()
    stop = asyncio.Event()
    running = asyncio.create_task(Polling(client, desk.handle, stop).run())
    for number in (FIRST, FIRST + 1):
        arrives(sandbox, number)
    await desk.has_handled(FIRST, FIRST + 1)
    stop.set()
    await running
    assert desk.ended == [FIRST]
    assert desk.cancelled == [FIRST + 1]
    assert [item.update["update_id"] for item in sandbox.world.queue.waiting] == [FIRST + 1]
