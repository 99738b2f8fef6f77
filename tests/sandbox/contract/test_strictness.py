"""Every condition under which Telegram refuses, by the table; what is refused changes nothing and is in the log."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramRetryAfter

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.refusals import REFUSALS
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.calling import call
from tests.sandbox.conftest import TOKEN
from tests.sandbox.contract.stage import Stage
from tests.sandbox.contract.strictness import ROWS
from tests.sandbox.receiver import receiving


@pytest.mark.parametrize("condition", ROWS)
async def test_telegram_refuses(condition: str, stage: Stage) -> None:
    for case in ROWS[condition]:
        code, description = REFUSALS[case.refusal]
        before = (await stage.sim.state())["calls_total"]
        status, answer = await call(stage.sandbox, case.method, case.parameters(stage), case.token or TOKEN)
        assert answer == {"ok": False, "error_code": code, "description": description}, case
        assert status == code
        (logged,) = await stage.sim.calls(before)
        assert (logged["method"], logged["ok"], logged["error_code"], logged["faults"]) == (
            case.method,
            False,
            code,
            [],
        )


async def test_get_updates_while_a_webhook_is_set(bot: Bot) -> None:
    async with receiving() as receiver:
        await bot.set_webhook(receiver.url)
        with pytest.raises(TelegramConflictError) as refusal:
            await bot.get_updates()
        await bot.delete_webhook()
    assert REFUSALS["webhook_is_set"][1].endswith(refusal.value.message.removeprefix("Conflict: "))


async def test_two_polls(bot: Bot) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(bot.get_updates(timeout=1))
    with pytest.raises(TelegramConflictError) as refusal:
        await older
    assert REFUSALS["two_polls"][1].endswith(refusal.value.message.removeprefix("Conflict: "))
    assert await newer == []


async def test_rate_limit(
    sandbox: RunningSandbox, bot: Bot, person: Person, sim: SimClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox.world, "now", lambda: 2_000_000_000.0)
    await sim.limit(on=True)
    for _ in range(3):
        await bot.send_message(person.id, "x")
    with pytest.raises(TelegramRetryAfter, match="Too Many Requests: retry after 3") as refusal:
        await bot.send_message(person.id, "x")
    await sim.limit(on=False)
    assert refusal.value.retry_after == 3


async def test_nothing_of_the_refused_has_happened(stage: Stage) -> None:
    """The same chats, links and members as before; the log alone has grown."""

    async def seen() -> list[object]:
        chats = [await stage.sim.chat(number) for number in (stage.chat, stage.other)]
        places = [stage.community, stage.weak, stage.channel]
        return [
            *(chat["messages"] for chat in chats),
            *[await stage.sim.members(place) for place in places],
            *[await stage.sim.links(place) for place in places],
            *[await stage.sim.requests(place) for place in places],
        ]

    before = await seen()
    for cases in ROWS.values():
        for case in cases:
            await call(stage.sandbox, case.method, case.parameters(stage), case.token or TOKEN)
    assert await seen() == before


def test_every_refusal_that_can_be_asked_for_has_its_row() -> None:
    met = {case.refusal for cases in ROWS.values() for case in cases}
    assert met | {"webhook_is_set", "two_polls", "flood", "internal"} == set(REFUSALS)


@pytest.mark.parametrize("method", ["forwardMessage", "sendVideo", "logOut", "nonsense"])
async def test_an_unknown_method_is_loud(
    sandbox: RunningSandbox, bot: Bot, sim: SimClient, caplog: pytest.LogCaptureFixture, method: str
) -> None:
    before = (await sim.state())["calls_total"]
    status, answer = await call(sandbox, method, {})
    assert (status, answer["description"]) == (404, "Not Found: method not found")
    assert f"{method} refused: 404 Not Found: method not found" in caplog.text
    assert [record.levelname for record in caplog.records if method in record.getMessage()] == ["ERROR"]
    assert [one["method"] for one in await sim.calls(before)] == [method]


async def test_the_client_meets_it_as_an_error_too(bot: Bot, person: Person) -> None:
    with pytest.raises(TelegramAPIError, match="method not found"):
        await bot.send_dice(person.id)


async def test_a_refused_call_is_in_the_log_without_what_people_wrote(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    secret = {"inline_keyboard": [[{"text": "x", "url": "http://ivanov"}]]}
    for parameters in ({"text": "<ivanov>", "parse_mode": "HTML"}, {"text": "x", "reply_markup": secret}):
        await call(stage.sandbox, "sendMessage", {"chat_id": stage.chat} | parameters)
    assert "Unsupported start tag" in caplog.text
    assert "ivanov" not in caplog.text
