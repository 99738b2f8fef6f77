"""Faults on demand: as many calls fail as were asked for, in order, and the next one goes through."""

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest, TelegramRetryAfter, TelegramServerError

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
