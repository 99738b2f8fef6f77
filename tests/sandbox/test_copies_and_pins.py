"""Copies, pins, new media and the menu button: what the bot does, and what people and chats look like afterwards."""

from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    MenuButtonCommands,
    MenuButtonWebApp,
    Message,
    WebAppInfo,
)

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.calling import call
from tests.sandbox.conftest import TOKEN, bot_of, news, stranger

KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]])
PNG = (
    b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (40).to_bytes(4, "big") + (30).to_bytes(4, "big") + b"\x08\x02\0\0\0"
)


@pytest.fixture
async def other(sim: SimClient) -> Person:
    """Somebody else who has started the bot."""
    other = await stranger(sim)
    await other.send("/start")
    return other


async def last(person: Person) -> dict[str, object]:
    """The newest message that the person sees."""
    return (await person.messages())[-1]


async def test_a_copy_says_the_same_without_author_reply_and_buttons(bot: Bot, person: Person, other: Person) -> None:
    original = await bot.send_message(
        person.id, "<b>Привет</b>", parse_mode="HTML", reply_markup=KEYBOARD, reply_to_message_id=await person.send("?")
    )
    copied = await bot.copy_message(other.id, person.id, original.message_id)
    shown = await last(other)
    assert shown["message_id"] == copied.message_id
    assert (shown["html"], shown["chat_id"], shown["outgoing"]) == ("<b>Привет</b>", other.id, False)
    assert shown.keys().isdisjoint({"reply_markup", "reply_to_message", "forward_origin"})


async def test_a_copied_file_keeps_its_caption_or_gets_another(
    sandbox: RunningSandbox, bot: Bot, sim: SimClient, person: Person, other: Person
) -> None:
    original = await sim.send_document(person.id, "письмо.txt", b"text", caption="Раз")
    await bot.copy_message(other.id, person.id, original)
    assert (await last(other))["caption"] == "Раз"
    await bot.copy_message(
        other.id, person.id, original, caption="<i>Два</i>", parse_mode="HTML", reply_markup=KEYBOARD
    )
    shown = await last(other)
    assert (shown["html"], shown["reply_markup"]) == ("<i>Два</i>", KEYBOARD.model_dump(exclude_none=True))
    # The client leaves an empty one out.
    empty = {"chat_id": other.id, "from_chat_id": person.id, "message_id": original, "caption": ""}
    await call(sandbox, "copyMessage", empty)
    assert "caption" not in await last(other)


async def test_a_text_becomes_a_photo_and_the_photo_a_document(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(person.id, "Скоро", reply_markup=KEYBOARD)
    photo = InputMediaPhoto(media=BufferedInputFile(PNG, "a.png"), caption="<b>Вот</b>", parse_mode="HTML")
    edited = await bot.edit_message_media(photo, chat_id=person.id, message_id=sent.message_id, reply_markup=KEYBOARD)
    assert isinstance(edited, Message)
    assert edited.photo is not None
    assert (edited.photo[-1].width, edited.caption, edited.text) == (40, "Вот", None)
    document = InputMediaDocument(media=BufferedInputFile(b"text", "b.txt"))
    edited = await bot.edit_message_media(document, chat_id=person.id, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert edited.document is not None
    assert (edited.document.file_name, edited.caption, edited.photo, edited.reply_markup) == ("b.txt", None, None, None)
    shown = await last(person)
    assert "photo" not in shown
    assert "reply_markup" not in shown


async def test_the_newest_pinned_message_stands_in_the_chat_until_it_is_taken_down(bot: Bot, person: Person) -> None:
    first, second = [await bot.send_message(person.id, text) for text in ("раз", "два")]
    await bot.pin_chat_message(person.id, second.message_id)
    await bot.pin_chat_message(person.id, first.message_id)
    assert await bot.pin_chat_message(person.id, first.message_id)
    services = [one["pinned_message"]["text"] for one in await person.messages() if "pinned_message" in one]
    assert services == ["два", "раз"]
    pinned = (await bot.get_chat(person.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == second.message_id
    await bot.unpin_chat_message(person.id)
    pinned = (await bot.get_chat(person.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == first.message_id
    await first.delete()
    assert (await bot.get_chat(person.id)).pinned_message is None


async def test_a_pin_in_a_group_is_no_news_to_the_bot_that_made_it(bot: Bot, sim: SimClient, community: int) -> None:
    member = await stranger(sim)
    await sim.put_in(community, member.id)
    number = await sim.send_to_group(community, member.id, "важное")
    await news(bot)
    await bot.pin_chat_message(community, number)
    assert await news(bot) == []
    assert "pinned_message" in (await sim.group(community))[-1]


async def test_a_chat_has_a_menu_button_of_its_own_or_that_of_all(bot: Bot, person: Person, other: Person) -> None:
    app = MenuButtonWebApp(text="Открыть", web_app=WebAppInfo(url="https://school21.ru/app"))
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_chat_menu_button(person.id)).type == "default"
    await bot.set_chat_menu_button(person.id, app)
    assert (await bot.get_chat_menu_button(person.id)).model_dump() == app.model_dump()
    assert (await bot.get_chat_menu_button(other.id)).type == "default"
    await bot.set_chat_menu_button(person.id)
    assert (await bot.get_chat_menu_button(person.id)).type == "default"


async def test_pins_and_menu_buttons_survive_a_restart(tmp_path: Path) -> None:
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        async with SimClient(sandbox.url) as sim, bot_of(sandbox) as bot:
            person = await sim.person()
            await person.send("/start")
            sent = await bot.send_message(person.id, "раз")
            await bot.pin_chat_message(person.id, sent.message_id)
            await bot.set_chat_menu_button(person.id, MenuButtonCommands())
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        async with bot_of(sandbox) as bot:
            pinned = (await bot.get_chat(person.id)).pinned_message
            assert pinned is not None
            assert pinned.message_id == sent.message_id
            assert (await bot.get_chat_menu_button(person.id)).type == "commands"
