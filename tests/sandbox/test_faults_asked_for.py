"""Faults asked for over HTTP, as the page and foreign tests do: which calls, which chats, how likely, how often."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest, TelegramNetworkError

from school21_bot.sandbox.client import Person, SimClient, SimRefused
from school21_bot.sandbox.refusals import REFUSALS
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.calling import call
from tests.sandbox.conftest import stranger


@pytest.fixture(autouse=True)
async def all_is_well_afterwards(sim: SimClient) -> AsyncIterator[None]:
    yield
    await sim.mend()


async def outcomes(bot: Bot, times: int) -> list[bool]:
    """Which of so many calls went well."""
    return [await _goes_well(bot) for _ in range(times)]


async def _goes_well(bot: Bot) -> bool:
    try:
        return bool(await bot.get_me())
    except TelegramAPIError:
        return False


@pytest.mark.parametrize("name", REFUSALS)
async def test_every_refusal_of_telegram_can_be_asked_for(sandbox: RunningSandbox, sim: SimClient, name: str) -> None:
    code, description = REFUSALS[name]
    await sim.break_next("refuse", "getChat", refusal=name)
    status, answer = await call(sandbox, "getChat", {"chat_id": 1})
    assert (status, answer["error_code"], answer["description"]) == (code, code, description)
    assert answer.get("parameters") == ({"retry_after": 5} if name == "flood" else None)


async def test_a_fault_of_all_methods_strikes_one_chat_alone(bot: Bot, person: Person, sim: SimClient) -> None:
    other = await stranger(sim)
    await other.send("/start")
    number = await sim.break_next("refuse", chat_id=person.id, times=0, refusal="not_modified")
    for _ in range(3):
        with pytest.raises(TelegramBadRequest, match="message is not modified"):
            await bot.send_message(person.id, "x")
    assert await bot.send_message(other.id, "x")
    (fault,) = (await sim.faults())["faults"]
    assert (fault["n"], fault["struck"], fault["times"]) == (number, 3, 0)
    await sim.mend(number=number)
    assert await bot.send_message(person.id, "x")


async def test_a_button_belongs_to_the_chat_in_which_it_was_pressed(bot: Bot, person: Person, sim: SimClient) -> None:
    await bot.send_message(person.id, "x")
    pressed = await person.press_data("yes")
    await sim.break_next("refuse", "answerCallbackQuery", chat_id=person.id, refusal="query_too_old")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(pressed["callback_id"])
    assert await bot.answer_callback_query(pressed["callback_id"])


async def test_the_same_seed_makes_the_same_chances(bot: Bot, sim: SimClient) -> None:
    async def series(seed: int) -> list[bool]:
        number = await sim.break_next("refuse", "getMe", times=0, probability=0.5, seed=seed)
        found = await outcomes(bot, 24)
        await sim.mend(number=number)
        return found

    first, other, again = await series(1), await series(2), await series(1)
    assert first == again != other
    assert {True, False} == set(first)


async def test_a_proxy_answers_with_its_page(bot: Bot, sim: SimClient) -> None:
    await sim.break_next("garble", "getMe", status=502)
    (fault,) = (await sim.faults())["faults"]
    assert "502 Bad Gateway" in fault["body"]
    with pytest.raises(ClientDecodeError, match="502 Bad Gateway"):
        await bot.get_me()


async def test_a_proxy_says_what_it_is_told_to(bot: Bot, sim: SimClient) -> None:
    await sim.break_next("garble", "getMe", status=200, body="обед")
    with pytest.raises(ClientDecodeError, match="обед"):
        await bot.get_me()


async def test_a_connection_that_is_cut_has_changed_nothing(bot: Bot, person: Person, sim: SimClient) -> None:
    await sim.break_next("cut", "sendMessage")
    await sim.break_next("lose", "sendMessage")
    for text in ("раз", "два"):
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(person.id, text)
    assert [one["text"] for one in await person.messages()] == ["/start", "два"]


async def test_a_call_that_hangs_is_never_answered_nor_carried_out(bot: Bot, person: Person, sim: SimClient) -> None:
    await sim.break_next("hang", "sendMessage")
    with pytest.raises(TelegramNetworkError, match="timeout"):
        await bot.send_message(person.id, "раз", request_timeout=0.2)  # type: ignore[arg-type]  # aiohttp takes it
    await bot.send_message(person.id, "два")
    assert [one["text"] for one in await person.messages()] == ["/start", "два"]


async def test_the_log_tells_which_refusals_were_asked_for(bot: Bot, person: Person, sim: SimClient) -> None:
    before = (await sim.state())["calls_total"]
    await sim.break_next("refuse", "sendMessage", refusal="blocked")
    await sim.break_next("late", "sendMessage", seconds=0)
    for text in ("x", "x", ""):
        with suppress(TelegramAPIError):
            await bot.send_message(person.id, text)
    assert [(one["ok"], one["faults"]) for one in await sim.calls(before)] == [
        (False, ["late", "refuse"]),
        (True, []),
        (False, []),
    ]


async def test_somebody_blocks_the_bot_while_it_writes(bot: Bot, person: Person, sim: SimClient) -> None:
    await bot.get_updates(offset=-1)
    await sim.break_next("block", "sendMessage")
    await sim.break_next("unblock", "getChat")
    with pytest.raises(TelegramAPIError, match="bot was blocked by the user"):
        await bot.send_message(person.id, "x")
    assert (await bot.get_updates())[-1].my_chat_member is not None
    await bot.get_chat(person.id)
    assert await bot.send_message(person.id, "x")


@pytest.mark.parametrize(
    ("kind", "words"),
    [("demote", "not enough rights to manage chat invite link"), ("kick", "bot was kicked from the supergroup chat")],
)
async def test_the_bot_loses_its_place_while_it_works(
    bot: Bot, community: int, sim: SimClient, kind: str, words: str
) -> None:
    await bot.create_chat_invite_link(community)
    await sim.break_next(kind, "createChatInviteLink", chat_id=community)
    with pytest.raises(TelegramAPIError, match=words):
        await bot.create_chat_invite_link(community)


async def test_the_clock_jumps(bot: Bot, sim: SimClient) -> None:
    await sim.break_next("shift", "getMe", times=2, seconds=3600)
    await outcomes(bot, 3)
    assert (await sim.state())["clock_shift"] == 7200


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({}, "kind is missing"),
        ({"kind": "earthquake"}, "kind must be one of block, "),
        ({"kind": "refuse", "method": "sendRocket"}, "no such method: sendRocket"),
        ({"kind": "refuse", "refusal": "moody"}, "no such refusal: moody"),
        ({"kind": "delay", "update": "rumour"}, "no such kind of update: rumour"),
        ({"kind": "refuse", "probability": 2}, "probability must be above 0"),
        ({"kind": "refuse", "times": -1}, "must not be negative"),
        ({"kind": "garble", "status": 7}, "status must be between"),
        ({"kind": "late", "seconds": "long"}, "seconds has the wrong type"),
    ],
)
async def test_a_wish_that_cannot_be_fulfilled_is_told(sim: SimClient, wish: dict[str, object], words: str) -> None:
    with pytest.raises(SimRefused, match=words) as refusal:
        await sim._ask("POST", "/sim/faults", wish)
    assert refusal.value.status == 400
    assert (await sim.faults())["faults"] == []


async def test_beginning_anew_leaves_nobody_and_gives_no_number_twice(
    sandbox: RunningSandbox, bot: Bot, person: Person, sim: SimClient
) -> None:
    sent = await bot.send_message(person.id, "x")
    await sim.break_next("refuse", times=0)
    await sim.shift_clock(60)
    waiting = asyncio.create_task(sim.chat(person.id, newer_than=10**6, seconds=0.5))
    await asyncio.sleep(0.1)
    await sim.reset()
    state = await sim.state()
    assert (state["users"], state["groups"], state["clock_shift"]) == ([], [], 0)
    assert (await sim.faults())["faults"] == []
    assert await sim.calls() == []
    assert await bot.get_updates() == []
    with pytest.raises(SimRefused, match="no such user"):
        await waiting
    again = await stranger(sim)
    await again.send("/start")
    assert (await bot.send_message(again.id, "x")).message_id > sent.message_id
