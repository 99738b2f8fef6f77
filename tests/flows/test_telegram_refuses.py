"""Telegram asks to wait, or breaks in the middle of a step: the person ends where they would have been."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from redis.asyncio import Redis

from school21_bot.app import Services
from school21_bot.sandbox.client import Person
from school21_bot.sandbox.running import RunningSandbox
from tests.flows.answers import begin
from tests.flows.conftest import Arrive
from tests.flows.logging import as_in_production


@pytest.fixture(autouse=True)
def _log() -> Iterator[None]:
    with as_in_production():
        yield


async def calls_of(person: Person, method: str, after: int) -> list[dict[str, Any]]:
    return [call for call in await person.sim.calls(after) if call["method"] == method]


async def count(person: Person) -> int:
    return int((await person.sim.state())["calls_total"])


async def test_a_short_flood_is_waited_out_at_every_call_of_a_step(
    sandbox: RunningSandbox, bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    await begin(person)
    before = await count(person)
    sandbox.fail_next("sendMessage", status=429, retry_after=1)
    await person.send("и")
    await person.sees("только латинские буквы")
    assert [call["ok"] for call in await calls_of(person, "sendMessage", before)] == [False, True]
    sandbox.fail_next("deleteMessages", status=429, retry_after=1)
    sandbox.fail_next("editMessageText", 2, status=429, retry_after=1)
    await person.send("ivanpetr")
    await person.sees("Шаг 2 из 5")
    assert [call["ok"] for call in await calls_of(person, "editMessageText", before)] == [False, False, True]
    assert [one["text"] for one in await person.messages() if one["outgoing"]] == ["/start"]


@pytest.mark.parametrize(
    "fault", [{"status": 429, "retry_after": 60}, {"status": 403}, {"status": 500}, {"status": 502, "body": b"<html>"}]
)
async def test_tidying_up_that_fails_never_costs_the_answer(
    fault: dict[str, Any], sandbox: RunningSandbox, bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    await begin(person)
    await person.send("и")
    await person.sees("только латинские буквы")
    sandbox.fail_next("deleteMessages", 3, **fault)
    await person.send("ivanpetr")
    await person.sees("Шаг 2 из 5")


@pytest.mark.parametrize("fault", [{"status": 429, "retry_after": 60}, {"status": 502, "body": b"<html>"}])
async def test_a_form_that_cannot_be_taken_away_comes_below_a_stale_button_all_the_same(
    fault: dict[str, Any], sandbox: RunningSandbox, bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    await begin(person)
    above = await leave_a_message_above(person)
    sandbox.fail_next("deleteMessage", 3, **fault)
    await person.press_data("garbage", message_id=above)
    await person.toast()
    await person.sees("Эта кнопка из старого сообщения")


async def leave_a_message_above(person: Person) -> int:
    """A message of the bot above the form; gives its number."""
    await person.send("/privacy")
    await person.sim.idle()
    number: int = [one for one in await person.messages() if not one["outgoing"]][-2]["message_id"]
    return number


async def test_an_edit_that_breaks_is_repeated_and_a_message_is_not(
    sandbox: RunningSandbox, bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    await begin(person)
    before = await count(person)
    sandbox.fail_next("editMessageText", 2, status=502, body=b"<html>")
    await person.send("ivanpetr")
    await person.sees("Шаг 2 из 5")
    sandbox.fail_next("sendMessage", status=500)
    await person.send("/privacy")
    await person.sees("Что-то сломалось")
    await person.sim.idle()
    assert len(await calls_of(person, "editMessageText", before)) == 3
    assert [call["ok"] for call in await calls_of(person, "sendMessage", before)] == [False, True]


async def test_a_long_flood_is_not_waited_out_and_nothing_is_lost(
    sandbox: RunningSandbox, bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    await begin(person)
    sandbox.fail_next("editMessageText", status=429, retry_after=60)
    await person.send("ivanpetr")
    await person.sees("Что-то сломалось")
    await person.send("/start")
    await person.press("Продолжить")
    await person.sees("Шаг 2 из 5")


async def test_only_the_newest_refused_attempts_are_remembered(
    unthrottled: None, bot: Services, arrive: Arrive, redis_url: str
) -> None:
    person = await arrive()
    await begin(person)
    sent = [await person.send("и") for _ in range(103)]
    assert await person.sim.idle(30)
    async with Redis.from_url(redis_url) as redis:
        contexts = [json.loads(await redis.get(key) or "{}") for key in await redis.keys("*aiogd:context:*")]
    kept = [context["dialog_data"]["refused_messages"] for context in contexts if context.get("dialog_data")]
    assert kept == [sent[-100:]]
    await person.send("ivanpetr")
    await person.sees("Шаг 2 из 5")
