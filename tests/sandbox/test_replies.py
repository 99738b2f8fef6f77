"""Replies, files that are sent on, captions that change, and reactions, as the real client sees them."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message, ReactionTypeEmoji

from school21_bot.sandbox.client import Person, SimClient, SimRefused


async def newest(bot: Bot) -> Message:
    """The message of the newest update."""
    updates = await bot.get_updates(timeout=5)
    (message,) = [update.message for update in updates[-1:]]
    assert message is not None
    return message


async def test_a_reply_shows_what_it_replies_to(bot: Bot, person: Person, sim: SimClient) -> None:
    first = await bot.send_message(person.id, "Обращение № 1")
    await person.replies(first.message_id, "Отвечаю")
    reply = await newest(bot)
    assert reply.reply_to_message is not None
    assert (reply.reply_to_message.message_id, reply.reply_to_message.text) == (first.message_id, "Обращение № 1")
    await person.replies(reply.message_id, "И на это")
    nested = (await newest(bot)).reply_to_message
    assert nested is not None
    assert nested.reply_to_message is None
    with pytest.raises(SimRefused):
        await person.replies(10**6, "Ни на что")


async def test_in_a_group_files_can_be_sent_in_reply(bot: Bot, person: Person, sim: SimClient) -> None:
    group = await sim.save_group("Организаторы", bot="member")
    await sim.put_in(group, person.id)
    card = await bot.send_message(group, "Карточка")
    await sim.send_media_to_group(group, person.id, "photo", caption="Схема", reply_to=card.message_id)
    reply = await newest(bot)
    assert reply.photo
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.message_id == card.message_id


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_what_a_person_has_sent_can_be_sent_on_and_said_anew(bot: Bot, person: Person, kind: str) -> None:
    await person.sends(kind, caption="Вот")
    sent = await newest(bot)
    if kind == "photo":
        assert sent.photo
        on = await bot.send_photo(person.id, sent.photo[-1].file_id, caption="<b>Дальше</b>", parse_mode="HTML")
    else:
        assert sent.document
        on = await bot.send_document(person.id, sent.document.file_id, caption="<b>Дальше</b>", parse_mode="HTML")
    edited = await bot.edit_message_caption(chat_id=person.id, message_id=on.message_id, caption="Готово")
    assert isinstance(edited, Message)
    assert (edited.caption, edited.caption_entities) == ("Готово", None)
    assert edited.photo == on.photo
    assert edited.document == on.document
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_caption(chat_id=person.id, message_id=on.message_id, caption="Готово")
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("Текст", chat_id=person.id, message_id=on.message_id)


async def test_a_text_has_no_caption_to_edit(bot: Bot, person: Person) -> None:
    message = await bot.send_message(person.id, "Текст")
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=person.id, message_id=message.message_id, caption="Подпись")


async def test_the_bot_reacts_to_what_is_there(bot: Bot, person: Person) -> None:
    number = await person.send("Ответ")
    assert await bot.set_message_reaction(person.id, number, [ReactionTypeEmoji(emoji="👌")])
    with pytest.raises(TelegramBadRequest, match="message to react not found"):
        await bot.set_message_reaction(person.id, 10**6, [ReactionTypeEmoji(emoji="👌")])
