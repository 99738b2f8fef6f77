"""Messages far up in a chat take little room, and are for bot and people what they have always been."""

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, Message, ReplyKeyboardMarkup

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.message import Message as Kept
from school21_bot.sandbox.running import RunningSandbox

KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]])
REPLY = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Нет")]])


async def write_below(bot: Bot, person: Person, number: int = 10) -> None:
    """Let the message go up."""
    for one in range(number):
        await bot.send_message(person.id, f"ниже {one}")


@pytest.fixture
async def old(bot: Bot, person: Person) -> Message:
    """A message of the bot that lies far up."""
    sent = await bot.send_message(person.id, "<b>Вверху</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    await write_below(bot, person)
    return sent


async def test_it_looks_as_before(bot: Bot, person: Person, sim: SimClient) -> None:
    await bot.send_message(person.id, "<b>Вверху</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    await bot.send_message(person.id, "С кнопками", reply_markup=REPLY)
    await person.sends("photo")
    before = await person.messages()
    await write_below(bot, person)
    assert (await person.messages())[: len(before)] == before


async def test_it_is_pressed_and_edited_as_before(bot: Bot, person: Person, old: Message) -> None:
    pressed = await person.press("Да")
    assert await bot.answer_callback_query(pressed["callback_id"])
    edited = await old.edit_text("Другое")
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("Другое", None)
    await write_below(bot, person, 2)
    shown = next(one for one in await person.messages() if one["message_id"] == old.message_id)
    assert shown["text"] == "Другое"
    assert "reply_markup" not in shown


async def test_who_changes_a_name_leaves_what_was_written_under_the_old(
    bot: Bot, person: Person, sim: SimClient
) -> None:
    await sim.save_user(id=person.id, first_name="Вера")
    await person.send("новое")
    names = {one["text"]: one["from"]["first_name"] for one in await person.messages()}
    assert names == {"/start": "Анна", "новое": "Вера"}


async def test_it_takes_little_room(sandbox: RunningSandbox, bot: Bot, person: Person, old: Message) -> None:
    kept = sandbox.world.chats[person.id].messages[old.message_id]
    assert isinstance(kept, Kept)
    assert kept._packed
    newest = await bot.send_message(person.id, "внизу", reply_markup=KEYBOARD)
    assert not sandbox.world.chats[person.id].messages[newest.message_id]._packed
