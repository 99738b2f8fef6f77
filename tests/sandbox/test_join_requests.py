"""Asking to join, and being let in or not."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError

from school21_bot.sandbox.client import SimClient, SimRefused
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.conftest import founded, news, stranger


async def link_to(bot: Bot, chat: int) -> str:
    """A link by which one asks."""
    return (await bot.create_chat_invite_link(chat, creates_join_request=True)).invite_link


async def test_a_request_waits_and_tells_the_bot_where_to_write(bot: Bot, sim: SimClient, community: int) -> None:
    url, person = await link_to(bot, community), await stranger(sim)
    assert await person.joins(url) == "requested"
    assert await person.joins(url) == "already_requested"
    [update] = await news(bot)
    request = update.chat_join_request
    assert request
    assert (request.chat.id, request.from_user.id, request.user_chat_id) == (community, person.id, person.id)
    assert request.invite_link
    assert (request.invite_link.invite_link, request.invite_link.pending_join_request_count) == (url, 1)
    assert await sim.requests(community) == [person.id]


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_an_approved_request_makes_a_member(bot: Bot, sim: SimClient, sandbox: RunningSandbox, kind: str) -> None:
    chat = await founded(sandbox, sim, kind)
    url, person = await link_to(bot, chat), await stranger(sim)
    await person.joins(url)
    await news(bot)
    assert await bot.approve_chat_join_request(chat, person.id)
    assert await sim.requests(chat) == []
    assert {"user_id": person.id, "status": "member"} in await sim.members(chat)
    change = (await news(bot))[0].chat_member
    assert change
    assert change.invite_link
    assert (change.invite_link.invite_link, change.via_join_request) == (url, True)
    assert (change.from_user.id, change.new_chat_member.user.id) == (bot.id, person.id)


async def test_who_was_declined_is_told_nothing_and_may_ask_again(bot: Bot, sim: SimClient, community: int) -> None:
    url, person = await link_to(bot, community), await stranger(sim)
    await person.joins(url)
    await news(bot)
    assert await bot.decline_chat_join_request(community, person.id)
    assert await news(bot) == []
    assert await sim.requests(community) == []
    assert await person.joins(url) == "requested"


async def test_a_human_administrator_decides_too(bot: Bot, sim: SimClient, community: int) -> None:
    url, person, other = await link_to(bot, community), await stranger(sim), await stranger(sim)
    await person.joins(url)
    await other.joins(url)
    await sim.decide(community, other.id, approve=False)
    await news(bot)
    await sim.decide(community, person.id, approve=True)
    change = (await news(bot))[0].chat_member
    assert change
    assert (change.from_user.first_name, change.via_join_request) == ("Admin", True)
    assert await sim.requests(community) == []
    with pytest.raises(SimRefused, match="404: no such request"):
        await sim.decide(community, person.id, approve=True)


async def test_for_five_minutes_the_bot_may_write_to_who_asks(bot: Bot, sim: SimClient, community: int) -> None:
    url, person = await link_to(bot, community), await stranger(sim)
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(person.id, "Здравствуйте")
    await person.joins(url)
    await sim.shift_clock(299)
    await bot.send_message(person.id, "Здравствуйте")
    assert await person.sees("Здравствуйте")
    await sim.shift_clock(301)
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(person.id, "Ещё раз")


async def test_a_bot_that_may_not_invite_hears_of_no_requests(bot: Bot, sim: SimClient, community: int) -> None:
    url, person = await link_to(bot, community), await stranger(sim)
    await sim.save_group(id=community, rights={"can_invite_users": False})
    await news(bot)
    assert await person.joins(url) == "requested"
    assert await news(bot) == []
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(person.id, "Здравствуйте")


async def test_who_asked_and_then_came_another_way_waits_no_more(bot: Bot, sim: SimClient, community: int) -> None:
    url, person = await link_to(bot, community), await stranger(sim)
    await person.joins(url)
    await person.joins((await bot.create_chat_invite_link(community)).invite_link)
    assert await sim.requests(community) == []


async def test_a_ban_ends_a_request(bot: Bot, sim: SimClient, community: int) -> None:
    url, person = await link_to(bot, community), await stranger(sim)
    await person.joins(url)
    await sim.kick(community, person.id)
    assert await sim.requests(community) == []
    assert await person.joins(url) == "banned"
