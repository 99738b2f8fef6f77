"""Whatever the dashboard reads, the database goes straight to it: no table of people or events is gone through."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import date, timedelta
from functools import partial

import pytest

from bench.many_people import fill
from school21_bot import clock
from school21_bot.access import at_the_dashboard
from school21_bot.analytics import Grain, Slice
from school21_bot.app import Services, open_services
from school21_bot.people import Choice, Key, Order, Status, Step, Stop
from school21_bot.people.listing import PAGE_SIZE
from school21_bot.people.models import Role
from school21_bot.settings import Settings
from school21_bot.storage import as_moment, current_connection, fetch
from tests.analytics.plans import Plan, noted, plan_of
from tests.servers import PostgresForTests
from tests.services import OWNER

OWNS = at_the_dashboard(None, OWNER)
PEOPLE = 2_000
ROWS = frozenset({"person", "registration", "event"})
Work = Callable[[], Awaitable[object]]


@pytest.fixture(scope="module", params=("sqlite", "postgres"))
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A community so large that a plan for it is one for a larger one, too."""
    folder = tmp_path_factory.mktemp("many")
    if request.param == "sqlite":
        url = f"sqlite://{folder / 'school21.db'}"
    else:
        server: PostgresForTests = request.getfixturevalue("postgres_server")
        url = server.create_database(f"many_{uuid.uuid4().hex}")
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        database_url=url,
        data_dir=folder,
        admin_ids=(OWNER,),
        timezone="Europe/Moscow",
    )
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        runner.run(fill([settings], PEOPLE))
    return settings


@pytest.fixture
async def services(filled: Settings) -> AsyncIterator[Services]:
    """Its services; nothing is written."""
    async with open_services(filled) as found:
        yield found


async def plans(work: Work) -> list[Plan]:
    """The plans of all its statements; on SQLite with and without what ANALYZE finds, which nobody has to have run."""
    async with noted() as statements:
        await work()
    assert statements
    found = [await plan_of(statement) for statement in statements]
    if current_connection().capabilities.dialect == "sqlite":
        await fetch("ANALYZE")
        found += [await plan_of(statement) for statement in statements]
        await fetch("DELETE FROM sqlite_stat1")
        await fetch("ANALYZE sqlite_schema")  # forgets it
    return found


def slices(today: date, role: int) -> Iterator[Slice]:
    for days in (30, 200, 700):
        first = today - timedelta(days=days)
        yield Slice(first, today)
        yield Slice(first, today, roles=(role,))
        yield Slice(first, today, levels=(2, 3))
        yield Slice(first, today, roles=(role,), levels=(3,))
        yield Slice(first, today, statuses=(Status.ABANDONED, Status.MEMBER))


async def test_no_chart_reads_people_registrations_or_events(services: Services) -> None:
    charts, role = services.analytics, (await fetch("SELECT max(id) AS id FROM role"))[0]["id"]

    async def everything() -> None:
        await charts.overview.first_day(OWNS)
        await services.glance.numbers(OWNS)
        for wanted in slices(charts.overview.today(), role):
            for grain in Grain:
                await charts.overview.read(OWNS, wanted, grain)
                await charts.invitations.read(OWNS, wanted, grain)
                await charts.searching.read(OWNS, wanted, grain)
            await charts.funnel.read(OWNS, wanted)
            await charts.audience.read(OWNS, wanted)

    found = await plans(everything)
    counted = [plan for plan in found if "rollup" in plan.tables]
    assert counted
    for plan in found:
        assert not plan.tables & ROWS, plan
        assert "rollup" not in plan.scanned, plan
    for plan in counted:
        for step in plan.steps:
            if step.startswith("SEARCH rollup"):  # as SQLite says it
                assert "(chart=? AND name=? AND role=? AND level=?" in step, plan
            if "Scan rollup" in step and not step.startswith("Bitmap Heap"):  # as PostgreSQL says it
                assert "(day" in step or plan.steps[0].startswith("Limit"), plan


def choices(roles: list[int]) -> Iterator[Choice]:
    for order in Order:
        yield Choice(order=order)
        yield Choice((Status.MEMBER,), order=order)
        yield Choice((Status.ABANDONED, Status.BANNED, Status.MEMBER), order=order)
        yield Choice(roles=(roles[0],), order=order)
        yield Choice(levels=(2, 3), order=order)
        yield Choice((Status.MEMBER,), (roles[-1],), (3,), order=order)


async def test_a_page_of_people_is_read_out_of_an_index_however_deep(services: Services) -> None:
    roles = [role.id for role in await Role.all().order_by("id")]
    middle = await fetch(
        """SELECT id, joined_at FROM person WHERE joined_at IS NOT NULL
        AND id > (SELECT min(id) / 2 + max(id) / 2 FROM person) ORDER BY id LIMIT 1"""
    )
    keys = (None, Key(middle[0]["id"], as_moment(middle[0]["joined_at"])))
    for choice in choices(roles):
        for after in keys:
            for plan in await plans(partial(services.listing.page, OWNS, choice, after)):
                if "person" not in plan.tables:
                    continue
                # Nobody needs to be looked for: the first page of everybody begins where the table begins.
                is_narrowed = bool(choice.statuses or choice.roles or choice.levels or after)
                assert not is_narrowed or not plan.scanned & ROWS, (choice, plan)
                if not choice.roles and not choice.levels:
                    lists = len(choice.statuses) or 1
                    assert plan.read + plan.thrown_away <= 4 * (PAGE_SIZE + 1) * lists, (choice, plan)


async def test_people_who_stopped_at_a_step_are_read_out_of_an_index(services: Services) -> None:
    now = clock.now()
    for order in Order:
        choice = Choice(stop=Stop(Step.TEAM, now - timedelta(days=300), now), order=order)
        for plan in await plans(partial(services.listing.page, OWNS, choice, None)):
            assert not plan.scanned & ROWS, plan
