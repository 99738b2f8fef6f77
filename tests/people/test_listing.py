"""The table of people: page by page it is everybody who is wanted, once each, in the order that is wanted."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bench.many_people import fill
from school21_bot import clock
from school21_bot.access import at_the_dashboard, in_the_bot
from school21_bot.app import Services, open_services
from school21_bot.errors import NotAllowed
from school21_bot.people import Attempt, Choice, Key, Order, Status, Step, Stop
from school21_bot.people.listing import PAGE_SIZE
from school21_bot.people.models import Person, Registration, Role
from school21_bot.settings import Settings
from tests.services import OWNER

OWNS = at_the_dashboard(None, OWNER)
PEOPLE = 240
NEVER = datetime.min.replace(tzinfo=UTC)


@pytest.fixture
async def many(database_url: str, tmp_path: Path) -> AsyncIterator[Services]:
    """A community of some pages, in which a role was merged into another."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        database_url=database_url,
        data_dir=tmp_path,
        admin_ids=(OWNER,),
    )
    await fill([settings], PEOPLE)
    async with open_services(settings) as services:
        common, other, *_ = await Role.all().order_by("id")
        await services.role_book.merge(in_the_bot(1, OWNER), other.id, common.id)
        yield services


async def listed(services: Services, choice: Choice) -> list[int]:
    """All of them, page by page."""
    found: list[int] = []
    after: Key | None = None
    while True:
        page = await services.listing.page(OWNS, choice, after)
        found += [person.id for person in page.people]
        if page.after is None:
            return found
        assert len(page.people) == PAGE_SIZE
        after = page.after


async def in_order(order: Order) -> list[Person]:
    """Everybody who has a place in an order."""
    people = sorted(await Person.all(), key=lambda one: one.id)
    if order in (Order.JOINED_FIRST, Order.JOINED_LAST):
        people = sorted((one for one in people if one.joined_at), key=lambda one: (one.joined_at or NEVER, one.id))
    return people[::-1] if order in (Order.NEWEST, Order.JOINED_LAST) else people


def choices(role: int, order: Order) -> Iterator[Choice]:
    yield Choice(order=order)
    yield Choice((Status.MEMBER,), order=order)
    yield Choice((Status.ABANDONED, Status.LEFT, Status.MEMBER), order=order)
    yield Choice(roles=(role,), order=order)
    yield Choice(levels=(2, 3), order=order)
    yield Choice((Status.MEMBER, Status.LEFT), (role,), (2, 3, 4), order=order)
    yield Choice((Status.BANNED,), (role,), (1,), order=order)


async def test_page_by_page_everybody_who_is_wanted_comes_once_and_in_order(many: Services) -> None:
    root = {role.id: role.merged_into_id or role.id for role in await Role.all()}
    for order in Order:
        people = await in_order(order)
        for choice in choices(min(root), order):
            wanted = [
                one.id
                for one in people
                if (not choice.statuses or one.status in choice.statuses)
                and (not choice.roles or (one.role_id and root[one.role_id] in choice.roles))
                and (not choice.levels or one.level_id in choice.levels)
            ]
            assert await listed(many, choice) == wanted
            assert wanted or choice.statuses == (Status.BANNED,)


async def test_who_stopped_at_a_step_within_a_period_is_listed_by_arrival(many: Services) -> None:
    since, until = clock.now() - timedelta(days=500), clock.now() - timedelta(days=20)
    stopped = await Registration.filter(
        status=Attempt.ABANDONED, step=Step.TEAM, started_at__gte=since, started_at__lt=until
    )
    for order in Order:
        wanted = sorted((one.person_id for one in stopped), reverse=order in (Order.NEWEST, Order.JOINED_LAST))
        assert wanted
        assert await listed(many, Choice(stop=Stop(Step.TEAM, since, until), order=order)) == wanted
        nobody = Choice((Status.MEMBER,), stop=Stop(Step.TEAM, since, until), order=order)
        assert await listed(many, nobody) == []


async def test_a_line_says_who_it_is(many: Services) -> None:
    page = await many.listing.page(OWNS, Choice((Status.MEMBER,)))
    root = {role.id: role.merged_into_id or role.id for role in await Role.all()}
    for line in page.people:
        person = await Person.get(id=line.id)
        assert (line.status, line.level, line.joined_at) == (person.status, person.level_id, person.joined_at)
        assert person.role_id is not None
        assert line.role == root[person.role_id]
        assert line.name
    assert await many.listing.these(OWNS, (page.people[1].id, 5, page.people[0].id)) == page.people[1::-1]


async def test_the_table_is_for_who_looks_after_people(many: Services) -> None:
    with pytest.raises(NotAllowed):
        await many.listing.page(in_the_bot(5, 5), Choice())
