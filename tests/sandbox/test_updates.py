"""Long polling: who gets which update, when, and what is forgotten."""

import asyncio
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.request import urlopen

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.types import Update

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.conftest import bot_of


@pytest.fixture
async def second_bot(sandbox: RunningSandbox) -> AsyncIterator[Bot]:
    """The same bot, started twice."""
    async with bot_of(sandbox) as bot:
        yield bot


def get(url: str) -> bytes:
    """A plain request, from a thread."""
    with urlopen(url) as answer:
        body: bytes = answer.read()
    return body


def texts(updates: list[Update]) -> list[str | None]:
    """What the messages in the updates say."""
    return [update.message.text for update in updates if update.message]


async def confirm_all(bot: Bot) -> None:
    """Forget what there is."""
    updates = await bot.get_updates()
    await bot.get_updates(offset=updates[-1].update_id + 1)


async def test_an_update_comes_again_until_it_is_confirmed(bot: Bot, person: Person) -> None:
    await person.send("раз")
    first = await bot.get_updates()
    assert texts(first) == ["/start", "раз"]
    assert await bot.get_updates() == first
    assert texts(await bot.get_updates(offset=first[0].update_id + 1)) == ["раз"]
    assert await bot.get_updates(offset=first[1].update_id + 1) == []
    assert await bot.get_updates() == []


async def test_a_negative_offset_keeps_the_last_updates_only(bot: Bot, person: Person) -> None:
    for text in "абв":
        await person.send(text)
    assert texts(await bot.get_updates(offset=-2)) == ["б", "в"]
    assert texts(await bot.get_updates()) == ["б", "в"]


@pytest.mark.parametrize(("limit", "got"), [(2, 2), (0, 1), (-5, 1), (100, 100), (5000, 100)])
async def test_the_limit_is_clamped(bot: Bot, person: Person, limit: int, got: int) -> None:
    for number in range(110):
        await person.send(str(number))
    assert len(await bot.get_updates(limit=limit)) == got


async def test_a_long_poll_returns_as_soon_as_something_happens(bot: Bot, person: Person) -> None:
    await confirm_all(bot)
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    assert not poll.done()
    began = time.monotonic()
    await person.send("привет")
    assert texts(await poll) == ["привет"]
    assert time.monotonic() - began < 1


async def test_a_long_poll_ends_empty_after_its_time(bot: Bot, person: Person) -> None:
    await confirm_all(bot)
    began = time.monotonic()
    assert await bot.get_updates(timeout=1) == []
    assert 0.9 < time.monotonic() - began < 3


async def test_of_two_polls_the_older_gets_409(bot: Bot, second_bot: Bot, person: Person) -> None:
    await confirm_all(bot)
    older = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(second_bot.get_updates(timeout=20))
    with pytest.raises(TelegramConflictError) as refusal:
        await older
    assert refusal.value.message == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await person.send("кому?")
    assert texts(await newer) == ["кому?"]


async def test_the_kinds_of_updates_are_filtered_when_they_are_created(
    bot: Bot, sim: SimClient, person: Person
) -> None:
    await bot.send_message(person.id, "текст")
    await confirm_all(bot)
    await bot.get_updates(allowed_updates=["callback_query"])
    await person.send("этого не будет")
    await person.press_data("да")
    await bot.get_updates(allowed_updates=["message"])
    await person.press_data("и этого")
    await person.send("это будет")
    kinds = [update.event_type for update in await bot.get_updates()]
    assert kinds == ["callback_query", "message"]


async def test_the_allowed_kinds_stay_until_they_are_changed(bot: Bot, sandbox: RunningSandbox, person: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await confirm_all(bot)
    await person.send("мимо")
    assert await bot.get_updates() == []
    assert (await bot.get_webhook_info()).allowed_updates == ["callback_query"]
    await bot.get_updates(allowed_updates=[])
    await person.send("снова")
    assert texts(await bot.get_updates()) == ["снова"]
    assert (await bot.get_webhook_info()).allowed_updates is None


@pytest.mark.parametrize(
    ("seconds", "left"), [(149, ["callback_query", "message"]), (151, ["message"]), (24 * 3600 + 1, [])]
)
async def test_updates_are_forgotten_when_too_old(
    bot: Bot, sandbox: RunningSandbox, person: Person, seconds: float, left: list[str]
) -> None:
    await bot.send_message(person.id, "текст")
    await confirm_all(bot)
    await person.press_data("да")
    await person.send("привет")
    sandbox.world.clock_shift = seconds
    assert [update.event_type for update in await bot.get_updates()] == left


async def test_a_person_moves_the_clock_for_everything(bot: Bot, sim: SimClient, person: Person) -> None:
    sent = await bot.send_message(person.id, "текст")
    pressed = await person.press_data("да")
    await sim.shift_clock(151)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(pressed["callback_id"])
    assert texts(await bot.get_updates()) == ["/start"]
    await sim.shift_clock(48 * 3600 + 1)
    assert await bot.get_updates() == []
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(person.id, sent.message_id)
    assert (await sim.state())["clock_shift"] == 48 * 3600 + 1
    await sim.shift_clock(0)
    assert await bot.delete_message(person.id, sent.message_id)


async def test_pending_updates_are_counted_and_dropped(bot: Bot, person: Person) -> None:
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("", 1)
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_blocking_and_unblocking_reach_the_bot(bot: Bot, sim: SimClient, person: Person) -> None:
    await confirm_all(bot)
    await sim.save_user(id=person.id, blocked=True)
    await sim.save_user(id=person.id, blocked=False)
    changes: list[Any] = [update.my_chat_member for update in await bot.get_updates()]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]
    assert changes[0].chat.id == person.id


def test_a_stopping_sandbox_lets_a_long_poll_go() -> None:
    with RunningSandbox("42:sandbox") as sandbox, ThreadPoolExecutor() as pool:
        poll = pool.submit(get, f"{sandbox.url}/bot42:sandbox/getUpdates?timeout=20")
        time.sleep(0.2)
        began = time.monotonic()
        sandbox.__exit__(None, None, None)
        assert poll.result() == b'{"ok":true,"result":[]}'
        assert time.monotonic() - began < 2
