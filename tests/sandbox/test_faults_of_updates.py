"""Updates that come twice, late, in another order or forged, and buttons that are stale at once."""

import time
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from school21_bot.sandbox.client import Person, SimClient
from tests.flows.communities import eventually
from tests.sandbox.conftest import news
from tests.sandbox.receiver import SECRET, Receiver, receiving

# Long enough for a slow machine to look before.
LATE = 1.5


@pytest.fixture(autouse=True)
async def all_is_well(bot: Bot, person: Person, sim: SimClient) -> AsyncIterator[None]:
    """Nobody has said anything yet, and afterwards all is well."""
    await news(bot)
    yield
    await bot.delete_webhook(drop_pending_updates=True)
    await sim.mend()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


def said(receiver: Receiver) -> list[str]:
    """What the updates say that were brought."""
    return [update["message"]["text"] for update in receiver.got]


async def heard(bot: Bot, seconds: int = 0) -> list[str | None]:
    """What the next updates say; they are confirmed."""
    updates = await bot.get_updates(timeout=seconds)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1, limit=1)
    return [update.message.text for update in updates if update.message]


async def test_a_confirmed_update_comes_once_more_under_its_number(bot: Bot, person: Person, sim: SimClient) -> None:
    await sim.break_next("duplicate", update="message")
    await person.send("раз")
    await person.send("два")
    first = await bot.get_updates()
    assert [update.message.text for update in first if update.message] == ["раз", "два"]
    again = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [(update.update_id, update.message and update.message.text) for update in again] == [
        (first[0].update_id, "раз")
    ]
    assert await bot.get_updates(offset=again[0].update_id + 1) == []


async def test_an_accepted_update_is_brought_twice(
    bot: Bot, person: Person, sim: SimClient, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url)
    await sim.break_next("duplicate")
    await person.send("раз")
    await receiver.has(2)
    assert receiver.got[0] == receiver.got[1]


async def test_a_late_update_holds_up_those_behind_it(bot: Bot, person: Person, sim: SimClient) -> None:
    await sim.break_next("delay", seconds=LATE)
    began = time.monotonic()
    await person.send("раз")
    await person.send("два")
    assert await heard(bot) == []
    assert await heard(bot, seconds=20) == ["раз", "два"]
    assert time.monotonic() - began >= LATE


async def test_a_late_update_is_brought_late_but_holds_up_its_own_queue_alone(
    bot: Bot, person: Person, sim: SimClient, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url)
    other = Person(sim, (await sim.save_user("Борис"))["id"])
    await sim.break_next("delay", chat_id=person.id, seconds=LATE)
    await person.send("раз")
    await person.send("два")
    await other.send("три")
    await receiver.has(3)
    assert said(receiver) == ["три", "раз", "два"]


@pytest.mark.parametrize("brought", [False, True])
async def test_an_update_is_overtaken_by_the_next(
    bot: Bot, person: Person, sim: SimClient, receiver: Receiver, brought: bool
) -> None:
    if brought:
        await bot.set_webhook(receiver.url)
    await sim.break_next("reorder", seconds=20)
    for text in ("раз", "два", "три"):
        await person.send(text)
    if brought:
        await receiver.has(3)
    assert (said(receiver) if brought else await heard(bot)) == ["два", "раз", "три"]


async def test_an_update_that_nothing_overtakes_comes_after_a_while(bot: Bot, person: Person, sim: SimClient) -> None:
    await sim.break_next("reorder", seconds=LATE)
    await person.send("раз")
    assert await heard(bot) == []
    assert await heard(bot, seconds=20) == ["раз"]


async def test_who_does_not_know_the_secret_brings_the_same_before(
    bot: Bot, person: Person, sim: SimClient, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url, secret_token=SECRET)
    await sim.break_next("forge", update="message")
    await person.send("раз")
    await receiver.has(2)
    assert receiver.got[0] == receiver.got[1]
    assert receiver.secrets == ["forged", SECRET]
    assert (await sim.faults())["forged"] == [200]


async def test_a_button_is_stale_at_once(bot: Bot, person: Person, sim: SimClient) -> None:
    await bot.send_message(person.id, "x")
    await sim.break_next("expire")
    pressed = await person.press_data("yes")
    (update,) = await news(bot)
    assert update.callback_query is not None
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await update.callback_query.answer()
    pressed = await person.press_data("yes")
    assert await bot.answer_callback_query(pressed["callback_id"])


async def test_the_fault_of_a_chat_leaves_other_chats_alone(bot: Bot, person: Person, sim: SimClient) -> None:
    other = Person(sim, (await sim.save_user("Борис"))["id"])
    await sim.break_next("delay", chat_id=person.id, seconds=20)
    await other.send("три")

    async def is_there() -> bool:
        return await heard(bot) == ["три"]

    await eventually(is_there)
