"""Groups, supergroups and channels: what the bot sees and may do, and a group that becomes a supergroup."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramMigrateToChat
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from school21_bot.sandbox.client import Person, SimClient, SimRefused
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.conftest import founded, news, stranger


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_a_chat_has_its_kind_its_title_and_an_id_of_its_kind(
    bot: Bot, sim: SimClient, sandbox: RunningSandbox, kind: str
) -> None:
    number = await founded(sandbox, sim, kind)
    chat = await bot.get_chat(number)
    assert (chat.id, chat.type, chat.title) == (number, kind, "Школа")
    assert (chat.permissions is not None) == (kind != "channel")
    assert str(number).startswith("-100") == (kind != "group")
    state = await sim.state()
    assert any(group["id"] == number for group in state["groups"])
    assert {"user_id": state["admin"]["id"], "status": "creator"} in await sim.members(number)


async def test_a_chat_with_a_known_id_is_changed_and_its_kind_stays(bot: Bot, sim: SimClient) -> None:
    number = await sim.save_group("Школа", id=-1009, type="channel", bot="administrator")
    assert await sim.save_group("Школа 21", id=number) == number == -1009
    chat = await bot.get_chat(number)
    assert (chat.type, chat.title) == ("channel", "Школа 21")
    assert (await bot.get_chat_member(number, bot.id)).status == "administrator"


async def test_what_is_posted_in_a_channel_has_no_author(
    bot: Bot, sim: SimClient, sandbox: RunningSandbox, person: Person
) -> None:
    channel = await founded(sandbox, sim, "channel")
    post = await bot.send_message(channel, "Новости")
    assert (post.from_user, post.sender_chat and post.sender_chat.id) == (None, channel)
    await post.edit_text("Свежие новости")
    assert [one["text"] for one in await sim.group(channel)] == ["Свежие новости"]
    await sim.put_in(channel, person.id, "administrator")
    await news(bot)
    await sim.send_to_group(channel, person.id, "От человека")
    [update] = await news(bot)
    assert update.channel_post
    assert (update.channel_post.text, update.channel_post.from_user) == ("От человека", None)
    with pytest.raises(SimRefused, match="403: only administrators write into a channel"):
        await sim.send_to_group(channel, (await stranger(sim)).id, "И я!")


async def test_a_plain_member_writes_into_a_supergroup(bot: Bot, sim: SimClient) -> None:
    group = await sim.save_group("Школа")
    assert (await bot.send_message(group, "Привет всем")).chat.id == group


async def test_who_is_in_a_group_presses_buttons_there_and_sees_what_becomes_of_them(
    bot: Bot, sim: SimClient, person: Person
) -> None:
    group = await sim.save_group("Школа")
    button = InlineKeyboardButton(text="Да", callback_data="yes")
    asked = await bot.send_message(group, "Впустить?", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))
    with pytest.raises(SimRefused, match="403: the person is not in the chat"):
        await sim.press_in_group(group, person.id, "Да")
    await sim.put_in(group, person.id)
    await news(bot)
    with pytest.raises(SimRefused, match="404: no such button") as refusal:
        await sim.press_in_group(group, person.id, "Нет")
    assert refusal.value.answer["buttons"] == ["Да"]
    pressed = await sim.press_in_group(group, person.id, "Да", message_id=asked.message_id)
    [update] = await news(bot)
    tap = update.callback_query
    assert tap
    assert tap.message
    assert (tap.data, tap.from_user.id) == ("yes", person.id)
    assert (tap.message.chat.id, tap.message.message_id) == (group, asked.message_id)
    await bot.answer_callback_query(tap.id, "Впустили")
    await bot.edit_message_text("Впустили", chat_id=group, message_id=asked.message_id)
    assert (await sim.callback(pressed["callback_id"]))["text"] == "Впустили"
    [message] = [one for one in await sim.group(group) if one["message_id"] == asked.message_id]
    assert (message["text"], "reply_markup" in message) == ("Впустили", False)


async def test_with_the_right_to_delete_the_bot_deletes_what_others_wrote(
    bot: Bot, sim: SimClient, community: int, person: Person
) -> None:
    number = await sim.send_to_group(community, person.id, "Лишнее")
    await sim.save_group(id=community, rights={"can_delete_messages": False})
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(community, number)
    await sim.save_group(id=community, bot="administrator")
    assert await bot.delete_message(community, number)


async def test_a_group_that_becomes_a_supergroup_has_another_id_and_the_same_people(
    bot: Bot, sim: SimClient, sandbox: RunningSandbox
) -> None:
    group = await founded(sandbox, sim, "group")
    url = (await bot.create_chat_invite_link(group)).invite_link
    person = await stranger(sim)
    await person.joins(url)
    await news(bot)
    supergroup = await sim.migrate(group)
    old, new = [update.message for update in await news(bot)]
    assert old
    assert new
    assert (old.chat.id, old.migrate_to_chat_id) == (group, supergroup)
    assert (new.chat.id, new.chat.type, new.migrate_from_chat_id) == (supergroup, "supergroup", group)
    assert {"user_id": person.id, "status": "member"} in await sim.members(supergroup)
    assert (await bot.get_chat_member(supergroup, bot.id)).status == "administrator"
    assert await (await stranger(sim)).joins(url) == "expired"
    with pytest.raises(SimRefused, match="400: only a basic group becomes a supergroup, and once"):
        await sim.migrate(group)


async def test_a_call_to_the_old_id_is_refused_with_the_new_one(
    bot: Bot, sim: SimClient, sandbox: RunningSandbox
) -> None:
    group = await founded(sandbox, sim, "group")
    supergroup = await sim.migrate(group)
    for call in (
        bot.send_message(group, "Привет"),
        bot.create_chat_invite_link(group),
        bot.get_chat_member(group, bot.id),
        bot.get_chat_member_count(group),
    ):
        with pytest.raises(TelegramMigrateToChat) as refusal:
            await call
        assert refusal.value.migrate_to_chat_id == supergroup
    assert (await bot.get_chat(group)).id == group


async def test_what_people_write_to_the_old_id_reaches_nobody(
    bot: Bot, sim: SimClient, sandbox: RunningSandbox, person: Person
) -> None:
    group = await founded(sandbox, sim, "group")
    await sim.migrate(group)
    await news(bot)
    await sim.send_to_group(group, person.id, "Есть кто?")
    assert await news(bot) == []


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"type": "forum"}, "400: type must be one of group, supergroup, channel"),
        ({"bot": "owner"}, "400: bot must be one of administrator, member, left, kicked"),
        ({"rights": {"can_fly": True}}, "400: no such right: can_fly"),
        ({"rights": {"can_invite_users": 1}}, "400: rights has the wrong type"),
        ({"by": 5}, "404: no such user"),
        ({"id": 7}, "400: id must be negative"),
    ],
)
async def test_a_wrong_chat_is_told_in_a_sentence(sim: SimClient, fields: dict[str, object], error: str) -> None:
    with pytest.raises(SimRefused, match=error):
        await sim._ask("POST", "/sim/groups", {"title": "Школа"} | fields)
