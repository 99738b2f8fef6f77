"""Messages as the real client sends, edits and deletes them, and as the person sees them."""

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Да", callback_data="yes", style="success")],
        [InlineKeyboardButton(text="Сайт", url="https://school21.ru")],
    ]
)


async def test_the_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (42, True, "school21_sandbox_bot")


async def test_a_sent_message_comes_back_as_telegram_stores_it(bot: Bot, person: Person) -> None:
    message = await bot.send_message(
        person.id,
        f"  <b>Привет 👋</b>, <a href='tg://user?id={person.id}'>Анна</a>!\n\n",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
        protect_content=True,
    )
    assert message.text == "Привет 👋, Анна!"
    assert message.html_text == f'<b>Привет 👋</b>, <a href="tg://user?id={person.id}">Анна</a>!'
    assert message.entities
    assert [(entity.type, entity.offset, entity.length) for entity in message.entities] == [
        ("bold", 0, 9),
        ("text_mention", 11, 4),
    ]
    assert message.chat.id == person.id
    assert message.from_user
    assert message.from_user.is_bot
    assert message.has_protected_content
    assert message.reply_markup
    assert message.reply_markup.inline_keyboard[0][0].style == "success"
    assert message.reply_markup.inline_keyboard[1][0].url == "https://school21.ru/"


async def test_the_person_sees_safe_html(bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, "<i>&lt;script&gt;</i> @durov <tg-spoiler>тайна</tg-spoiler>", parse_mode="HTML")
    newest = (await person.messages())[-1]
    assert newest["html"] == (
        '<i>&lt;script&gt;</i> <a href="https://t.me/durov" target="_blank" rel="noopener noreferrer">@durov</a> '
        '<span class="spoiler">тайна</span>'
    )
    assert newest["outgoing"] is False


async def test_an_edit_changes_the_message_in_place(bot: Bot, person: Person) -> None:
    message = await bot.send_message(person.id, "Шаг 1", reply_markup=KEYBOARD)
    edited = await bot.edit_message_text("Шаг 2", chat_id=person.id, message_id=message.message_id)
    assert not isinstance(edited, bool)
    assert edited.message_id == message.message_id
    assert edited.edit_date
    assert edited.reply_markup is None
    assert await person.screen() == "Шаг 2"
    assert [one["message_id"] for one in await person.messages()].count(message.message_id) == 1


async def test_buttons_are_removed_and_the_text_stays(bot: Bot, person: Person) -> None:
    message = await bot.send_message(person.id, "<b>Шаг</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    edited = await bot.edit_message_reply_markup(chat_id=person.id, message_id=message.message_id)
    assert not isinstance(edited, bool)
    assert (edited.html_text, edited.reply_markup) == ("<b>Шаг</b>", None)


async def test_a_message_that_removed_a_reply_keyboard_cannot_be_edited(bot: Bot, person: Person) -> None:
    message = await bot.send_message(person.id, "Убрано", reply_markup=ReplyKeyboardRemove(remove_keyboard=True))
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("Нет", chat_id=person.id, message_id=message.message_id)


async def test_deleted_messages_vanish(bot: Bot, person: Person) -> None:
    typed = await person.send("опечатка")
    sent = await bot.send_message(person.id, "ответ")
    assert await bot.delete_message(person.id, typed)
    assert await bot.delete_messages(person.id, [typed, sent.message_id, 999_999])
    assert [message["text"] for message in await person.messages()] == ["/start"]


async def test_after_48_hours_nothing_is_deleted(sandbox: RunningSandbox, bot: Bot, person: Person) -> None:
    sent = await bot.send_message(person.id, "старое")
    sandbox.world.clock_shift = 48 * 3600 + 1
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(person.id, sent.message_id)
    assert await bot.delete_messages(person.id, [sent.message_id])
    assert await person.sees("старое")
    assert await bot.edit_message_text("новое", chat_id=person.id, message_id=sent.message_id)


async def test_a_reply_carries_what_it_replies_to(bot: Bot, person: Person) -> None:
    typed = await person.send("вопрос")
    answer = await bot.send_message(person.id, "ответ", reply_parameters=ReplyParameters(message_id=typed))
    assert answer.reply_to_message
    assert answer.reply_to_message.text == "вопрос"
    alone = ReplyParameters(message_id=999_999, allow_sending_without_reply=True)
    assert (await bot.send_message(person.id, "без вопроса", reply_parameters=alone)).reply_to_message is None


async def test_a_full_chat_is_told(bot: Bot, sim: SimClient, person: Person) -> None:
    chat = await bot.get_chat(person.id)
    assert (chat.id, chat.type, chat.first_name) == (person.id, "private", "Анна")
    group = await sim.save_group("Школа 21")
    assert (await bot.get_chat(group)).title == "Школа 21"


async def test_commands_go_by_scope_and_language(bot: Bot, sim: SimClient, person: Person) -> None:
    def menu(description: str) -> list[BotCommand]:
        return [BotCommand(command="start", description=description)]

    async def seen() -> list[str]:
        return [command["description"] for command in (await sim.chat(person.id))["commands"]]

    await bot.set_my_commands(menu("default"))
    assert await seen() == ["default"]
    await bot.set_my_commands(menu("private"), scope=BotCommandScopeAllPrivateChats())
    assert await seen() == ["private"]
    await bot.set_my_commands(menu("по-русски"), scope=BotCommandScopeAllPrivateChats(), language_code="ru")
    assert await seen() == ["по-русски"]
    own = BotCommandScopeChat(chat_id=person.id)
    await bot.set_my_commands(menu("для вас"), scope=own)
    assert await seen() == ["для вас"]
    assert [one.description for one in await bot.get_my_commands(scope=own)] == ["для вас"]
    await bot.delete_my_commands(scope=own)
    assert await bot.get_my_commands(scope=own) == []
    assert await seen() == ["по-русски"]


async def test_typing_is_seen_until_the_next_message(bot: Bot, sim: SimClient, person: Person) -> None:
    await bot.send_chat_action(person.id, "typing")
    assert (await sim.chat(person.id))["typing"] is True
    await bot.send_message(person.id, "готово")
    assert (await sim.chat(person.id))["typing"] is False


async def test_json_multipart_and_the_address_carry_parameters_too(bot: Bot, person: Person) -> None:
    session = await bot.session.create_session()  # type: ignore[attr-defined]  # only the aiohttp session has it
    url = bot.session.api.api_url(bot.token, "sendMessage")
    multipart = aiohttp.FormData({"chat_id": str(person.id), "text": "multipart"}, default_to_multipart=True)
    for request in (
        session.post(url, json={"chat_id": person.id, "text": "json", "protect_content": False}),
        session.post(url, data=multipart),
        session.get(url, params={"chat_id": person.id, "text": "address"}),
    ):
        async with request as response:
            assert response.status == 200, await response.text()
    assert [one["text"] for one in await person.messages()][1:] == ["json", "multipart", "address"]
