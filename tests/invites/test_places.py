"""Where people are in the chat is what Telegram told last, in whatever order its updates are handled."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest

from school21_bot import clock
from school21_bot.app import Services
from school21_bot.invites import Change, Links
from school21_bot.invites.models import ChatPlace, Invite, InviteMode, InviteState
from school21_bot.people import Account, Status
from school21_bot.ports import Place
from school21_bot.settings import Settings
from tests.flows.people import make_member

CHAT = -1_002_000_000_001


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    """The same with a community's chat."""
    return settings_of_services.model_copy(update={"community_chat_id": CHAT})


def change(member: Account, update_id: int, before: Place, now: Place, at: datetime) -> Change:
    """What an admin of the chat did to a member."""
    assert member.telegram_id is not None
    return Change(update_id, CHAT, member.telegram_id, False, False, before, now, "", at)


async def place_of(member: Account) -> Place:
    """Where the bot believes a member to be."""
    return (await ChatPlace.get(person_id=member.id)).place


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_the_place_is_that_of_the_newest_update_in_whatever_order_they_come(
    services: Services, order: tuple[int, ...]
) -> None:
    member, at = await make_member(services, 7), clock.now().replace(microsecond=0)
    steps = [Place.OUTSIDE, Place.INSIDE, Place.KICKED, Place.OUTSIDE]
    changes = [change(member, 100 + number, steps[number], steps[number + 1], at) for number in range(3)]
    for number in order:
        await services.gate.changed(changes[number])
    assert await place_of(member) is Place.OUTSIDE
    account = await services.accounts.get(member.id)
    assert account is not None
    assert account.status is Status.MEMBER


async def test_numbers_that_begin_anew_after_a_quiet_week_are_news(services: Services) -> None:
    member, at = await make_member(services, 7), clock.now().replace(microsecond=0)
    await services.gate.changed(change(member, 9_000_000, Place.OUTSIDE, Place.INSIDE, at))
    await services.gate.changed(change(member, 17, Place.INSIDE, Place.OUTSIDE, at + timedelta(days=8)))
    assert await place_of(member) is Place.OUTSIDE


async def test_who_left_before_their_coming_was_handled_has_used_their_link_all_the_same(services: Services) -> None:
    member, at = await make_member(services, 7), clock.now().replace(microsecond=0)
    link = "https://t.me/+own"
    await Links(services.sealer).issue(member.id, CHAT, InviteMode.ONE_TIME, link, timedelta(hours=72))
    came = replace(change(member, 100, Place.OUTSIDE, Place.INSIDE, at), link=link, by_themselves=True)
    went = replace(change(member, 101, Place.INSIDE, Place.OUTSIDE, at), by_themselves=True)
    for one in (went, came):
        await services.gate.changed(one)
    assert await place_of(member) is Place.OUTSIDE
    assert [invite.state for invite in await Invite.all()] == [InviteState.USED]
