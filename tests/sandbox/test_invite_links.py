"""Invite links: what the bot makes, and whom they let in."""

from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from school21_bot.sandbox.client import SimClient, SimRefused
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.conftest import founded, news, stranger

HOUR = 3600


async def ids(sim: SimClient, chat: int) -> list[int]:
    """Who is in the chat besides the bot and the creator."""
    return [member["user_id"] for member in await sim.members(chat) if member["status"] != "creator"]


async def test_a_link_is_known_by_its_full_address_and_lets_people_in(bot: Bot, sim: SimClient, community: int) -> None:
    link = await bot.create_chat_invite_link(community, name="Для Анны")
    assert link.invite_link.startswith("https://t.me/+")
    assert (link.name, link.creates_join_request, link.is_primary, link.is_revoked) == ("Для Анны", False, False, False)
    assert (link.expire_date, link.member_limit, link.creator.id) == (None, None, bot.id)
    person = await stranger(sim)
    assert await person.joins(link.invite_link) == "joined"
    assert await person.joins(link.invite_link) == "already_in"
    assert await ids(sim, community) == [person.id]


async def test_a_name_is_cut_to_32_characters_in_silence(bot: Bot, community: int) -> None:
    link = await bot.create_chat_invite_link(community, name="я" * 40)
    assert link.name == "я" * 32


async def test_a_member_limit_counts_who_is_in_at_the_same_time(bot: Bot, sim: SimClient, community: int) -> None:
    link = await bot.create_chat_invite_link(community, member_limit=1)
    assert link.member_limit == 1
    first, second = await stranger(sim), await stranger(sim)
    assert await first.joins(link.invite_link) == "joined"
    assert await second.joins(link.invite_link) == "expired"
    await first.leaves(community)
    assert await second.joins(link.invite_link) == "joined"
    assert await first.joins(link.invite_link) == "expired"


async def test_an_expired_link_lets_nobody_in(bot: Bot, sim: SimClient, community: int) -> None:
    link = await bot.create_chat_invite_link(community, expire_date=timedelta(hours=1))
    assert link.expire_date
    assert await (await stranger(sim)).joins(link.invite_link) == "joined"
    await sim.shift_clock(HOUR + 2)
    assert await (await stranger(sim)).joins(link.invite_link) == "expired"


async def test_a_revoked_link_lets_nobody_in_and_is_gone_for_good(bot: Bot, sim: SimClient, community: int) -> None:
    link = await bot.create_chat_invite_link(community)
    revoked = await bot.revoke_chat_invite_link(community, link.invite_link)
    assert (revoked.invite_link, revoked.is_revoked) == (link.invite_link, True)
    assert await (await stranger(sim)).joins(link.invite_link) == "expired"
    with pytest.raises(TelegramBadRequest, match="INVITE_HASH_EXPIRED"):
        await bot.revoke_chat_invite_link(community, link.invite_link)


async def test_an_unknown_link_leads_nowhere(sim: SimClient, community: int) -> None:
    assert await (await stranger(sim)).joins("https://t.me/+AAAAAAAAAAAAAAAA") == "expired"


async def test_an_edited_link_forgets_what_is_not_given(bot: Bot, sim: SimClient, community: int) -> None:
    link = await bot.create_chat_invite_link(community, name="Старое", member_limit=1)
    edited = await bot.edit_chat_invite_link(community, link.invite_link, creates_join_request=True)
    assert (edited.name, edited.member_limit, edited.creates_join_request) == (None, None, True)
    assert await (await stranger(sim)).joins(link.invite_link) == "requested"


async def test_the_primary_link_is_replaced_and_told_to_those_who_may_invite(
    bot: Bot, sim: SimClient, community: int
) -> None:
    assert (await bot.get_chat(community)).invite_link is None
    first = await bot.export_chat_invite_link(community)
    second = await bot.export_chat_invite_link(community)
    assert await (await stranger(sim)).joins(first) == "expired"
    assert await (await stranger(sim)).joins(second) == "joined"
    assert (await bot.get_chat(community)).invite_link == second
    revoked = await bot.revoke_chat_invite_link(community, second)
    assert (revoked.is_primary, revoked.is_revoked) == (True, True)
    assert (await bot.get_chat(community)).invite_link not in (None, second)
    await sim.save_group(id=community, bot="administrator", rights={"can_invite_users": False})
    assert (await bot.get_chat(community)).invite_link is None


async def test_a_person_sees_every_link_with_its_terms(bot: Bot, sim: SimClient, community: int) -> None:
    url = (await bot.create_chat_invite_link(community, name="Первая", member_limit=3)).invite_link
    other = (await bot.create_chat_invite_link(community, creates_join_request=True)).invite_link
    await (await stranger(sim)).joins(url)
    await (await stranger(sim)).joins(other)
    await bot.revoke_chat_invite_link(community, other)
    first = {"name": "Первая", "creates_join_request": False, "member_limit": 3, "revoked": False}
    second = {"name": "", "creates_join_request": True, "member_limit": 0, "revoked": True}
    assert await sim.links(community) == [
        first | {"url": url, "expire_date": 0, "primary": False, "joined": 1, "waiting": 0},
        second | {"url": other, "expire_date": 0, "primary": False, "joined": 0, "waiting": 1},
    ]


async def test_a_join_by_link_reaches_an_administrator_with_the_link(bot: Bot, sim: SimClient, community: int) -> None:
    link = await bot.create_chat_invite_link(community, member_limit=1)
    person = await stranger(sim)
    await person.joins(link.invite_link)
    await person.leaves(community)
    joined, _, left, _ = await news(bot)
    came, went = joined.chat_member, left.chat_member
    assert came
    assert went
    assert (came.old_chat_member.status, came.new_chat_member.status) == ("left", "member")
    assert (came.from_user.id, came.new_chat_member.user.id, came.chat.id) == (person.id, person.id, community)
    assert came.invite_link
    assert (came.invite_link.invite_link, came.via_join_request) == (link.invite_link, None)
    assert (went.old_chat_member.status, went.new_chat_member.status, went.invite_link) == ("member", "left", None)


async def test_comings_and_goings_are_service_messages_in_groups_only(
    bot: Bot, sim: SimClient, sandbox: RunningSandbox, community: int
) -> None:
    channel = await founded(sandbox, sim, "channel")
    person = await stranger(sim)
    for chat in (community, channel):
        await person.joins((await bot.create_chat_invite_link(chat)).invite_link)
        await person.leaves(chat)
    messages = [update.message for update in await news(bot) if update.message]
    assert [(one.chat.id, one.content_type) for one in messages] == [
        (community, "new_chat_members"),
        (community, "left_chat_member"),
    ]
    assert messages[0].new_chat_members
    assert messages[0].new_chat_members[0].id == person.id
    assert await sim.group(channel) == []


async def test_members_are_updates_only_for_who_asks_and_administers(
    bot: Bot, sim: SimClient, sandbox: RunningSandbox, community: int
) -> None:
    url = (await bot.create_chat_invite_link(community)).invite_link
    sandbox.world.queue.allow(["message"])
    await (await stranger(sim)).joins(url)
    sandbox.world.queue.allow(["chat_member"])
    await sim.save_group(id=community, bot="member")
    await (await stranger(sim)).joins(url)
    assert [update.event_type for update in await news(bot)] == ["message"]


async def test_who_is_not_in_the_chat_cannot_leave_it(sim: SimClient, community: int) -> None:
    with pytest.raises(SimRefused, match="404: the person is not in the chat"):
        await (await stranger(sim)).leaves(community)
