"""Members of a chat: looking at them, banning, unbanning, and the bot's own place."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberOwner,
    ChatMemberRestricted,
)

from school21_bot.sandbox.client import Person, SimClient, SimRefused
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.conftest import EVERY_KIND, founded, news, stranger

DAY = 24 * 3600


async def status(bot: Bot, chat: int, person: Person) -> str:
    """Somebody's place, as the bot sees it."""
    return str((await bot.get_chat_member(chat, person.id)).status)


async def test_every_place_has_its_own_kind_of_member(bot: Bot, sim: SimClient, community: int) -> None:
    people = {name: await stranger(sim) for name in ("member", "administrator", "restricted")}
    for name, person in people.items():
        await sim.put_in(community, person.id, name)
    banned, outsider = await stranger(sim), await stranger(sim)
    await sim.kick(community, banned.id)
    creator = next(one["user_id"] for one in await sim.members(community) if one["status"] == "creator")
    assert isinstance(await bot.get_chat_member(community, people["member"].id), ChatMemberMember)
    assert isinstance(await bot.get_chat_member(community, people["administrator"].id), ChatMemberAdministrator)
    assert isinstance(await bot.get_chat_member(community, people["restricted"].id), ChatMemberRestricted)
    assert isinstance(await bot.get_chat_member(community, banned.id), ChatMemberBanned)
    assert isinstance(await bot.get_chat_member(community, outsider.id), ChatMemberLeft)
    assert isinstance(await bot.get_chat_member(community, creator), ChatMemberOwner)
    assert isinstance(await bot.get_chat_member(community, bot.id), ChatMemberAdministrator)
    changes = [update.chat_member for update in await news(bot) if update.chat_member]
    kinds = [type(change.new_chat_member) for change in changes]
    assert kinds == [ChatMemberMember, ChatMemberAdministrator, ChatMemberRestricted, ChatMemberBanned]


async def test_members_are_counted_with_the_bot_and_administrators_listed(
    bot: Bot, sim: SimClient, community: int
) -> None:
    await sim.put_in(community, (await stranger(sim)).id)
    helper = await stranger(sim)
    await sim.put_in(community, helper.id, "administrator")
    assert await bot.get_chat_member_count(community) == 4
    leading = await bot.get_chat_administrators(community)
    assert [(one.status, one.user.id) for one in leading][1:] == [("administrator", helper.id), ("administrator", 42)]
    assert (leading[0].status, leading[0].user.first_name) == ("creator", "Admin")


async def test_in_a_private_chat_both_are_members(bot: Bot, person: Person) -> None:
    assert await bot.get_chat_member_count(person.id) == 2
    assert await status(bot, person.id, person) == "member"


async def test_a_banned_person_is_out_and_stays_out_until_unbanned(bot: Bot, sim: SimClient, community: int) -> None:
    url = (await bot.create_chat_invite_link(community)).invite_link
    person = await stranger(sim)
    await person.joins(url)
    await news(bot)
    assert await bot.ban_chat_member(community, person.id)
    assert person.id not in [one["user_id"] for one in await sim.members(community)]
    assert await person.joins(url) == "banned"
    with pytest.raises(SimRefused, match="403: the person is banned here"):
        await sim.send_to_group(community, person.id, "Пустите!")
    [update] = await news(bot)
    change = update.chat_member
    assert change
    assert (change.from_user.id, change.new_chat_member.status) == (bot.id, "kicked")
    assert (await sim.group(community))[-1]["left_chat_member"]["id"] == person.id
    assert await bot.unban_chat_member(community, person.id, only_if_banned=True)
    assert await status(bot, community, person) == "left"
    assert await person.joins(url) == "joined"


async def test_banning_twice_is_one_ban(bot: Bot, sim: SimClient, community: int) -> None:
    person = await stranger(sim)
    for _ in range(2):
        assert await bot.ban_chat_member(community, person.id)
    assert len(await news(bot)) == 1


async def test_a_ban_for_a_time_ends_by_itself(bot: Bot, sim: SimClient, community: int) -> None:
    url = (await bot.create_chat_invite_link(community)).invite_link
    person = await stranger(sim)
    await bot.ban_chat_member(community, person.id, until_date=timedelta(days=1))
    await sim.shift_clock(DAY - 60)
    assert await sim.banned(community) == [person.id]
    assert await person.joins(url) == "banned"
    await sim.shift_clock(DAY + 60)
    assert await sim.banned(community) == []
    assert await status(bot, community, person) == "left"
    assert await person.joins(url) == "joined"


@pytest.mark.parametrize("seconds", [10, 367 * DAY])
async def test_a_ban_too_short_or_too_long_is_for_ever(
    bot: Bot, sim: SimClient, community: int, seconds: float
) -> None:
    person = await stranger(sim)
    await bot.ban_chat_member(community, person.id, until_date=timedelta(seconds=seconds))
    await sim.shift_clock(400 * DAY)
    assert await status(bot, community, person) == "kicked"


async def test_unbanning_a_member_puts_them_out_unless_only_the_banned_are_meant(
    bot: Bot, sim: SimClient, community: int
) -> None:
    url = (await bot.create_chat_invite_link(community)).invite_link
    person = await stranger(sim)
    await person.joins(url)
    await news(bot)
    assert await bot.unban_chat_member(community, person.id, only_if_banned=True)
    assert await status(bot, community, person) == "member"
    assert await bot.unban_chat_member(community, person.id)
    assert await status(bot, community, person) == "left"
    changes = [update.chat_member for update in await news(bot) if update.chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "left"]
    assert await person.joins(url) == "joined"


async def test_from_a_basic_group_one_is_removed_and_may_return(
    bot: Bot, sim: SimClient, sandbox: RunningSandbox
) -> None:
    group = await founded(sandbox, sim, "group")
    url = (await bot.create_chat_invite_link(group)).invite_link
    person = await stranger(sim)
    await person.joins(url)
    await bot.ban_chat_member(group, person.id)
    assert await status(bot, group, person) == "left"
    assert await person.joins(url) == "joined"


async def test_a_human_administrator_adds_bans_and_unbans(bot: Bot, sim: SimClient, community: int) -> None:
    person = await stranger(sim)
    await sim.put_in(community, person.id)
    await sim.kick(community, person.id)
    await sim.unban(community, person.id)
    changes: list[Any] = [update.chat_member for update in await news(bot) if update.chat_member]
    assert [change.new_chat_member.status for change in changes] == ["member", "kicked", "left"]
    assert {change.from_user.first_name for change in changes} == {"Admin"}
    assert [change.invite_link for change in changes] == [None] * 3
    creator = next(one["user_id"] for one in await sim.members(community) if one["status"] == "creator")
    with pytest.raises(SimRefused, match="400: the creator stays"):
        await sim.kick(community, creator)


async def test_the_bot_learns_of_every_change_of_its_own_place(
    bot: Bot, sim: SimClient, sandbox: RunningSandbox
) -> None:
    sandbox.world.queue.allow(EVERY_KIND)
    chat = await sim.save_group("Школа", bot="member")
    await sim.save_group(id=chat, bot="administrator")
    await sim.save_group(id=chat, rights={"can_invite_users": False})
    await sim.save_group("Другое имя", id=chat)
    await sim.save_group(id=chat, bot="member")
    await sim.save_group(id=chat, bot="kicked")
    changes: list[Any] = [update.my_chat_member for update in await news(bot)]
    places = [(change.old_chat_member.status, change.new_chat_member.status) for change in changes]
    assert places == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "administrator"),
        ("administrator", "member"),
        ("member", "kicked"),
    ]
    assert {change.from_user.first_name for change in changes} == {"Admin"}
    assert changes[1].new_chat_member.can_invite_users
    assert not changes[2].new_chat_member.can_invite_users
    assert changes[2].new_chat_member.can_restrict_members


async def test_whoever_changed_the_bots_place_is_named(bot: Bot, sim: SimClient, person: Person) -> None:
    await news(bot)
    await sim.save_group("Школа", bot="administrator", by=person.id)
    change = (await news(bot))[0].my_chat_member
    assert change
    assert change.from_user.id == person.id


async def test_a_bot_that_has_left_hears_nothing_more(bot: Bot, sim: SimClient, community: int, person: Person) -> None:
    await news(bot)
    assert await bot.leave_chat(community)
    await sim.send_to_group(community, person.id, "Куда же вы?")
    [update] = await news(bot)
    assert update.my_chat_member
    assert update.my_chat_member.new_chat_member.status == "left"
    with pytest.raises(TelegramBadRequest, match="can't leave private chats"):
        await bot.leave_chat(person.id)
