"""Faults on demand: as many calls fail as were asked for, in order, and the next one goes through."""

import time

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox


async def test_the_next_calls_of_a_method_are_refused_and_other_methods_are_not(
    sandbox: RunningSandbox, bot: Bot
) -> None:
    sandbox.fail_next("getMe", 2)
    sandbox.fail_next("getMe", status=400, description="Bad Request: not today")
    await bot.get_my_commands()
    for _ in range(2):
        with pytest.raises(TelegramServerError, match="Internal Server Error"):
            await bot.get_me()
    with pytest.raises(TelegramBadRequest, match="not today"):
        await bot.get_me()
    assert (await bot.get_me()).is_bot


async def test_a_flood_says_how_long_to_wait(sandbox: RunningSandbox, bot: Bot) -> None:
    sandbox.fail_next("getMe", status=429, retry_after=7)
    with pytest.raises(TelegramRetryAfter, match="Too Many Requests: retry after 7") as refusal:
        await bot.get_me()
    assert refusal.value.retry_after == 7


async def test_a_proxy_answers_in_its_own_words(sandbox: RunningSandbox, bot: Bot) -> None:
    sandbox.fail_next("getMe", status=502, body=b"<html>Bad Gateway</html>")
    with pytest.raises(ClientDecodeError, match="Bad Gateway"):
        await bot.get_me()
    assert (await bot.get_me()).is_bot


async def test_a_lost_answer_is_no_answer_to_a_call_that_took_effect(
    sandbox: RunningSandbox, bot: Bot, person: Person
) -> None:
    sandbox.lose_answer("sendMessage", times=2)
    for text in ("раз", "два"):
        with pytest.raises(TelegramNetworkError, match="ServerDisconnectedError"):
            await bot.send_message(person.id, text)
    await bot.send_message(person.id, "три")
    assert [one["text"] for one in await person.messages()] == ["/start", "раз", "два", "три"]


async def test_a_late_call_takes_effect_after_its_time(sandbox: RunningSandbox, bot: Bot, person: Person) -> None:
    sandbox.delay_next("sendMessage", 0.3)
    began = time.monotonic()
    await bot.send_message(person.id, "поздно")
    assert 0.29 <= time.monotonic() - began < 2
    await bot.send_message(person.id, "сразу")
    assert time.monotonic() - began < 2


async def test_who_does_not_wait_for_a_late_call_finds_it_done_later(
    sandbox: RunningSandbox, bot: Bot, person: Person
) -> None:
    sandbox.delay_next("sendMessage", 0.4)
    with pytest.raises(TelegramNetworkError, match="timeout"):
        await bot.send_message(person.id, "поздно", request_timeout=0.1)  # type: ignore[arg-type]  # aiohttp takes it
    assert await person.sees("поздно")


@pytest.mark.parametrize("method", ["create_chat_invite_link", "get_chat_member_count", "leave_chat"])
async def test_the_methods_of_communities_fail_on_demand_too(
    sandbox: RunningSandbox, bot: Bot, sim: SimClient, method: str
) -> None:
    community = await sim.save_group("Школа", bot="administrator")
    sandbox.fail_next(method.replace("_", ""), status=429, retry_after=3)
    with pytest.raises(TelegramRetryAfter):
        await getattr(bot, method)(community)
    assert await getattr(bot, method)(community)
