"""What people let the bot write: chosen once, noted once, by whoever they are."""

import asyncio

import pytest

from school21_bot.app import Services
from school21_bot.errors import NotAllowed
from school21_bot.journal.models import Event
from school21_bot.people import Category, Status, TelegramNames
from tests.flows.people import make_member, set_status
from tests.people.conftest import reread

EACH = pytest.mark.parametrize("category", Category)


def is_off(account: object, category: Category) -> bool:
    """Whether the account says that this category is off."""
    return bool(getattr(account, f"{category.value}_off"))


@EACH
async def test_a_category_is_put_off_and_on_again_and_the_other_stays(services: Services, category: Category) -> None:
    (other,) = set(Category) - {category}
    member = await make_member(services, 1)
    assert not is_off(member, category)
    off = await services.preferences.opt_out(member.id, category, cause="tap:1")
    assert off == await reread(services, member)
    assert (is_off(off, category), is_off(off, other)) == (True, False)
    on = await services.preferences.opt_in(member.id, category, cause="tap:2")
    assert on == await reread(services, member)
    assert not is_off(on, category)
    events = await Event.filter(kind__startswith="opted").order_by("id")
    assert [(event.kind, event.details) for event in events] == [
        ("opted_out", {"category": category.value}),
        ("opted_in", {"category": category.value}),
    ]


async def test_a_tap_delivered_twice_counts_once_also_after_a_change_of_mind(services: Services) -> None:
    member = await make_member(services, 1)
    await services.preferences.opt_out(member.id, Category.NEWS, cause="tap:1")
    await services.preferences.opt_in(member.id, Category.NEWS, cause="tap:2")
    again = await services.preferences.opt_out(member.id, Category.NEWS, cause="tap:1")
    assert not again.news_off
    assert not (await reread(services, member)).news_off
    assert await Event.filter(kind__startswith="opted").count() == 2


async def test_many_taps_at_once_are_noted_once(services: Services) -> None:
    member = await make_member(services, 1)
    await asyncio.gather(
        *(services.preferences.opt_out(member.id, Category.REMINDERS, cause=f"tap:{n}") for n in range(6))
    )
    assert (await reread(services, member)).reminders_off
    assert await Event.filter(kind="opted_out").count() == 1


@pytest.mark.parametrize("status", Status)
async def test_everybody_may_choose(services: Services, status: Status) -> None:
    person = await services.accounts.arrive(1, TelegramNames("Иван"), "ru")
    await set_status(person, status)
    assert (await services.preferences.opt_out(person.id, Category.NEWS, cause=None)).news_off


async def test_nobody_chooses_for_a_person_who_is_not_there(services: Services) -> None:
    with pytest.raises(NotAllowed):
        await services.preferences.opt_out(1, Category.NEWS, cause=None)
