"""Somebody watches a job: the window moves by itself, and never gets in the way of what else they do."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Router
from redis.asyncio import Redis

from school21_bot.app import Services
from school21_bot.jobs import Jobs, Work
from school21_bot.jobs.models import Job, JobWatch
from school21_bot.sandbox.client import Person
from school21_bot.settings import Settings
from school21_bot.telegram import dispatcher
from school21_bot.telegram.client import build_bot
from school21_bot.telegram.opening import Opened
from school21_bot.telegram.redraw import OpenWindows
from school21_bot.telegram.worker import work
from tests.bot import Arrive
from tests.jobs.kit import COUNT, ended, until
from tests.jobs.progress_dialog import build_router


@pytest.fixture(autouse=True)
def test_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window of these tests, beside those of the bot."""
    build_dialogs = dispatcher.build_dialogs

    def build_more() -> Router:
        router = Router(name="with the test's")
        router.include_routers(build_router(), build_dialogs())
        return router

    monkeypatch.setattr(dispatcher, "build_dialogs", build_more)


@pytest.fixture
async def worker(everything: Opened) -> AsyncIterator[None]:
    """A worker beside the bot."""
    stop = asyncio.Event()
    working = asyncio.create_task(work(everything, Work([COUNT]), stop))
    yield
    stop.set()
    await working


async def watch(person: Person, items: int) -> int:
    """Open the window; the number of its message."""
    await person.send("/start")
    await person.send(f"/watch {items}")
    await person.sees(f"of {items}")
    number: int = (await person.messages())[-1]["message_id"]
    return number


async def only_job(jobs: Jobs) -> int:
    """The job of the window."""
    (job,) = await Job.all()
    return int(job.id)


async def nobody_watches() -> bool:
    return not await JobWatch.exists()


async def test_a_window_shows_the_progress_in_the_persons_language_until_the_end(
    bot: Services, worker: None, arrive: Arrive
) -> None:
    person = await arrive("Ann", language_code="en")
    message = await watch(person, 80)
    calls = len(await person.sim.calls())
    await person.sees("en: 80 of 80, done")
    await until(nobody_watches)
    assert (await person.messages())[-1]["message_id"] == message
    edits = [call for call in await person.sim.calls(after=calls) if call["method"] == "editMessageText"]
    view = await bot.jobs.progress(await only_job(bot.jobs))
    assert view.finished_at is not None
    seconds = (view.finished_at - view.created_at).total_seconds()
    assert 2 <= len(edits) <= seconds / 0.9 + 2


async def test_another_window_is_left_alone(bot: Services, worker: None, arrive: Arrive) -> None:
    person = await arrive("Ann", language_code="en")
    await watch(person, 80)
    await person.send("/start")
    await person.sees("Welcome")
    await until(nobody_watches)
    menu = await person.screen()
    await ended(bot.jobs, await only_job(bot.jobs))
    assert await person.screen() == menu
    await person.does_not_see("80 of 80")


async def test_taps_while_the_window_is_drawn_again_and_again_are_all_counted(
    bot: Services, settings: Settings, arrive: Arrive
) -> None:
    person = await arrive("Ann", language_code="en")
    await watch(person, 80)
    (watched,) = await JobWatch.all()

    async def draw_again_and_again(windows: OpenWindows) -> None:
        while await windows.redraw(person.id, watched.intent_id):
            pass

    async with Redis.from_url(settings.redis_url) as redis, build_bot(settings, redis) as client:
        another = dispatcher.build_dispatcher(bot, redis)
        await another.emit_startup(bot=client)
        drawing = asyncio.create_task(draw_again_and_again(OpenWindows(client, another, bot.accounts)))
        for number in range(1, 16):
            await person.press("Tap")
            await person.sees(f"{number} taps")
        await person.send("/start")
        await drawing
    await person.sees("Welcome")


async def test_a_window_that_went_with_redis_is_no_longer_drawn(
    bot: Services, worker: None, arrive: Arrive, redis_url: str
) -> None:
    person = await arrive("Ann", language_code="en")
    await watch(person, 80)
    async with Redis.from_url(redis_url) as redis:
        await redis.flushall()
    await until(nobody_watches)
    await ended(bot.jobs, await only_job(bot.jobs))


async def test_of_a_window_for_somebody_whom_nobody_knows_nothing_is_drawn(bot: Services, worker: None) -> None:
    job = await bot.jobs.start("count", parameters={"items": 1})
    await bot.jobs.watch(job, 4242, "intent")
    await until(nobody_watches)


async def test_a_chat_watches_a_job_in_one_window(bot: Services) -> None:
    job = await bot.jobs.start("count", parameters={"items": 1})
    for intent in ("one", "two", "two"):
        await bot.jobs.watch(job, 42, intent)
    await bot.jobs.watch(job, 43, "three")
    assert sorted([watch.intent_id async for watch in JobWatch.all()]) == ["three", "two"]
