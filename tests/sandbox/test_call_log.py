"""The log of the bot's calls: what was asked, and what was answered."""

from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramNetworkError

from school21_bot.sandbox.client import Person, SimClient


@pytest.fixture(autouse=True)
async def all_is_well_afterwards(sim: SimClient) -> AsyncIterator[None]:
    yield
    await sim.mend()


async def newest(sim: SimClient) -> dict[str, object]:
    """The last call in the log."""
    found: dict[str, object] = (await sim.calls())[-1]
    return found


async def test_the_answer_to_a_call_is_kept_as_the_bot_got_it(bot: Bot, person: Person, sim: SimClient) -> None:
    sent = await bot.send_message(person.id, "привет")
    answer = (await newest(sim))["answer"]
    assert isinstance(answer, dict)
    assert (answer["ok"], answer["result"]["message_id"], answer["result"]["text"]) == (
        True,
        sent.message_id,
        "привет",
    )


async def test_a_refusal_is_kept_with_its_parameters(bot: Bot, person: Person, sim: SimClient) -> None:
    await sim.break_next("refuse", "sendMessage", refusal="flood")
    with suppress(TelegramAPIError):
        await bot.send_message(person.id, "привет")
    assert (await newest(sim))["answer"] == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 5",
        "parameters": {"retry_after": 5},
    }


async def test_what_a_proxy_answered_is_kept_as_it_was(bot: Bot, sim: SimClient) -> None:
    await sim.break_next("garble", "getMe", body="обед")
    with suppress(ClientDecodeError):
        await bot.get_me()
    assert (await newest(sim))["answer"] == "обед"


@pytest.mark.parametrize(("kind", "answered"), [("cut", False), ("lose", True)])
async def test_an_answer_that_was_lost_is_told_from_none(bot: Bot, sim: SimClient, kind: str, answered: bool) -> None:
    await sim.break_next(kind, "getMe")
    with suppress(TelegramNetworkError):
        await bot.get_me()
    call = await newest(sim)
    assert (call["answer"] is not None, call["faults"]) == (answered, [kind])
