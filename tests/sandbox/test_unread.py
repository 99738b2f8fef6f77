"""What somebody has not looked at yet: counted for each person in each chat."""

import pytest
from aiogram import Bot

from school21_bot.sandbox.client import Person, SimClient, SimRefused


async def unread(sim: SimClient, person: int) -> int:
    [found] = [user["unread"] for user in (await sim.state())["users"] if user["id"] == person]
    return int(found)


async def test_a_glance_leaves_a_chat_unread_and_a_look_does_not(bot: Bot, sim: SimClient, person: Person) -> None:
    first = await bot.send_message(person.id, "раз")
    await bot.send_message(person.id, "два")
    assert len((await sim.chat(person.id, peek=True))["messages"]) == 3
    assert await unread(sim, person.id) == 2
    await sim.read(person.id, person.id, first.message_id)
    assert await unread(sim, person.id) == 1
    await sim.chat(person.id)
    assert await unread(sim, person.id) == 0


async def test_a_deleted_message_is_not_unread_any_more(bot: Bot, sim: SimClient, person: Person) -> None:
    read_before = await bot.send_message(person.id, "раз")
    await sim.chat(person.id)
    gone = await bot.send_message(person.id, "два")
    await bot.send_message(person.id, "три")
    for message in (read_before, gone):
        await bot.delete_message(person.id, message.message_id)
    assert await unread(sim, person.id) == 1


async def test_everybody_in_a_group_reads_for_themselves(bot: Bot, sim: SimClient, person: Person) -> None:
    other = await sim.person("Борис")
    group = await sim.save_group("Школа", bot="administrator")
    before = await bot.send_message(group, "до них")
    for somebody in (person, other):
        await sim.put_in(group, somebody.id)
    assert (await sim.read_up_to(group))[person.id] > before.message_id
    written = await sim.send_to_group(group, person.id, "Привет")
    assert (await sim.read_up_to(group))[person.id] == written
    assert (await sim.read_up_to(group))[other.id] < written
    await sim.read(group, other.id, written)
    assert (await sim.read_up_to(group))[other.id] == written
    await sim.read(group, other.id, before.message_id)
    assert (await sim.read_up_to(group))[other.id] == written


async def test_a_promoted_member_has_read_what_they_had_read(bot: Bot, sim: SimClient, person: Person) -> None:
    group = await sim.save_group("Школа", bot="administrator")
    await sim.put_in(group, person.id)
    message = await bot.send_message(group, "новость")
    await sim.read(group, person.id, message.message_id)
    await sim.put_in(group, person.id, "administrator")
    assert (await sim.read_up_to(group))[person.id] == message.message_id


async def test_nobody_reads_the_chat_of_somebody_else(sim: SimClient, person: Person) -> None:
    other = await sim.person("Борис")
    with pytest.raises(SimRefused, match="404: no such chat"):
        await sim.read(person.id, other.id, 1)
