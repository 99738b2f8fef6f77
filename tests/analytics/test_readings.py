"""What the pages show is what a slow count over the rows finds, however it is narrowed."""

import asyncio
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from school21_bot.access import in_the_bot
from school21_bot.analytics import Grain, Slice
from school21_bot.app import Services, open_services
from school21_bot.errors import NotAllowed
from school21_bot.journal import Kind
from school21_bot.journal.models import Event
from school21_bot.people import Attempt, Status, Step
from school21_bot.people.models import Person, Registration, Role
from school21_bot.settings import Settings
from tests.analytics.walk import START, Walk
from tests.conftest import DIALECTS
from tests.flows.people import make_member
from tests.quick import settings_with
from tests.servers import PostgresForTests
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)
ZONE = ZoneInfo("Europe/Moscow")
FIRST, LAST = START.date(), START.date() + timedelta(days=13)


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    return settings_of_services.model_copy(update={"timezone": "Europe/Moscow"})


@pytest.fixture(scope="module", params=DIALECTS)
def life(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, datetime]:
    """A community in which a good deal has happened, with merged roles, and the moment in which that ended."""
    folder = tmp_path_factory.mktemp("life")
    if request.param == "sqlite":
        url = f"sqlite://{folder / 'school21.db'}"
    else:
        server: PostgresForTests = request.getfixturevalue("postgres_server")
        url = server.create_database(f"life_{uuid.uuid4().hex}")
    settings = settings_with(database_url=url, data_dir=folder / "data", admin_ids=(OWNER,), timezone="Europe/Moscow")
    with pytest.MonkeyPatch.context() as patch, asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        return settings, runner.run(_live(settings, folder, patch))


async def _live(settings: Settings, folder: Path, patch: pytest.MonkeyPatch) -> datetime:
    async with open_services(settings) as services:
        walk = Walk(services, folder, 11)
        patch.setattr("school21_bot.clock.now", walk.clock)
        await walk.go(120)
        ids = [role.id for role in await Role.filter(merged_into_id=None).order_by("id")]
        if len(ids) > 1:
            await services.role_book.merge(OWNS, ids[0], ids[1])
        await services.folding.catch_up()
        while await services.recount.recount_next():  # since then whole months are read
            pass
        return walk.now


@pytest.fixture
async def lived(life: tuple[Settings, datetime], monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Services]:
    """Its services; nothing is written."""
    settings, now = life
    monkeypatch.setattr("school21_bot.clock.now", lambda: now)
    async with open_services(settings) as services:
        yield services


async def roots() -> dict[int | None, int]:
    found: dict[int | None, int] = {role.id: role.merged_into_id or role.id for role in await Role.all()}
    return found | {None: 0}


async def slices() -> list[Slice]:
    """Everything; a role that another was merged into; a level; both; a few days."""
    merged = await Role.exclude(merged_into_id=None).first()
    assert merged is not None
    assert merged.merged_into_id is not None
    role = merged.merged_into_id
    return [
        Slice(FIRST, LAST),
        Slice(FIRST, LAST, roles=(role,)),
        Slice(FIRST, LAST, levels=(2, 3)),
        Slice(FIRST, LAST, roles=(role,), levels=(2,)),
        Slice(FIRST + timedelta(days=1), FIRST + timedelta(days=3)),
        Slice(FIRST, LAST, statuses=(Status.ABANDONED,)),
        Slice(FIRST - timedelta(days=50), LAST + timedelta(days=40)),
        Slice(FIRST - timedelta(days=50), LAST + timedelta(days=40), roles=(role,), levels=(2, 3)),
        Slice(FIRST.replace(day=1), LAST),
    ]


def day_of(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


def fits(wanted: Slice, role: int, level: int | None) -> bool:
    return (not wanted.roles or role in wanted.roles) and (not wanted.levels or level in wanted.levels)


async def attempts(wanted: Slice) -> list[Registration]:
    of = await roots()
    return [
        one
        for one in await Registration.filter(status__in=wanted.outcomes())
        if wanted.first <= day_of(one.started_at) <= wanted.last and fits(wanted, of[one.role_id], one.level_id)
    ]


async def events(wanted: Slice, *kinds: Kind) -> list[Event]:
    of = await roots()
    return [
        one
        for one in await Event.filter(kind__in=kinds)
        if wanted.first <= day_of(one.at) <= wanted.last and fits(wanted, of[one.role], one.level)
    ]


async def test_the_overview_is_that_of_the_rows(lived: Services) -> None:
    for wanted in await slices():
        found = await lived.analytics.overview.read(OWNS, wanted, Grain.DAY)
        naive = await attempts(wanted)
        finished = [one for one in naive if one.status is Attempt.FINISHED]
        assert (found.total.started, found.total.finished) == (len(naive), len(finished))
        assert found.total.abandoned == sum(one.status is Attempt.ABANDONED for one in naive)
        assert {span.day: span.started for span in found.spans if span.started} == Counter(
            day_of(one.started_at) for one in naive
        )
        assert len(found.spans) == len(found.spans_before) == wanted.days
        for grain in (Grain.WEEK, Grain.MONTH):
            longer = await lived.analytics.overview.read(OWNS, wanted, grain)
            assert {span.day: span.started for span in longer.spans if span.started} == Counter(
                grain.start(day_of(one.started_at)) for one in naive
            )
            assert longer.total == found.total


async def test_the_members_of_a_day_are_those_who_had_joined_and_not_left(lived: Services) -> None:
    wanted = Slice(FIRST, LAST)
    found = await lived.analytics.overview.read(OWNS, wanted, Grain.DAY)
    there = await Person.filter(status=Status.MEMBER).count()
    assert found.members == there
    people = [one for one in await Person.all() if one.joined_at and (one.status is Status.MEMBER or one.left_at)]
    for point in found.growth:
        joined = sum(day_of(one.joined_at) <= point.day for one in people if one.joined_at)
        left = sum(
            day_of(one.left_at) <= point.day for one in people if one.left_at and one.status is not Status.MEMBER
        )
        assert point.members == joined - left


async def test_the_funnel_is_that_of_the_rows(lived: Services) -> None:
    order = list(Step)
    for wanted in await slices():
        found = await lived.analytics.funnel.read(OWNS, wanted)
        naive = await attempts(wanted)
        for number, step in enumerate(found.steps):
            reached = [one for one in naive if one.status is Attempt.FINISHED or order.index(Step(one.step)) >= number]
            stopped = [one for one in reached if one.status is Attempt.ABANDONED and one.step == step.step]
            assert (step.reached, step.stopped) == (len(reached), len(stopped))
            assert step.times.count == sum(step.step.value in one.step_seconds for one in naive)
        assert found.finished == sum(one.status is Attempt.FINISHED for one in naive)
        assert found.took.count == found.finished


async def test_the_effect_of_reminders_is_that_of_the_journal(lived: Services) -> None:
    for wanted in await slices():
        found = (await lived.analytics.funnel.read(OWNS, wanted)).reminded
        sent = await events(wanted, Kind.REMINDED)
        assert found.sent == len(sent)
        assert found.people == sum((one.details or {})["number"] == 1 for one in sent)
        assert found.came_back == len(await events(wanted, Kind.CAME_BACK))
        assert found.finished == len(await events(wanted, Kind.CAME_BACK_FINISHED))
    assert found.sent >= found.people >= found.came_back >= found.finished > 0  # of all days


async def test_the_audience_is_that_of_the_people(lived: Services) -> None:
    of = await roots()
    for wanted in await slices():
        found = await lived.analytics.audience.read(OWNS, wanted)
        everybody = [one for one in await Person.all() if fits(wanted, of[one.role_id], one.level_id)]
        whose = wanted.statuses or (Status.MEMBER,)
        people = [one for one in everybody if one.status in whose]
        shown = wanted.statuses or tuple(Status)
        assert found.statuses == Counter(one.status for one in everybody if one.status in shown)
        assert found.roles == Counter(of[one.role_id] for one in people)
        assert found.levels == Counter(one.level_id or 0 for one in people)
        assert found.pairs == Counter((of[one.role_id], one.level_id or 0) for one in people)


async def test_invites_and_searches_are_those_of_the_journal(lived: Services) -> None:
    of = await roots()
    for wanted in await slices():
        links = await lived.analytics.invitations.read(OWNS, wanted)
        issued = await events(wanted, Kind.INVITE_ISSUED)
        used = await events(wanted, Kind.INVITE_USED)
        assert links.counts[Kind.INVITE_ISSUED] == len(issued)
        assert links.counts[Kind.INVITE_USED] == links.joining.count == len(used)
        for grain in Grain:
            by_span = await lived.analytics.invitations.read(OWNS, wanted, grain)
            assert {day: n for day, counted in by_span.days if (n := counted[Kind.INVITE_ISSUED])} == Counter(
                grain.start(day_of(one.at)) for one in issued
            )
            assert by_span.counts == links.counts
        found = await lived.analytics.searching.read(OWNS, wanted)
        searches = await events(wanted, Kind.SEARCHED)
        assert found.searches == len(searches)
        assert found.found_nothing == sum((one.details or {}).get("found") == 0 for one in searches)
        assert found.roles == Counter(of[one.role] for one in searches)
        assert found.levels == Counter(one.level or 0 for one in searches)
        for grain in Grain:
            days = (await lived.analytics.searching.read(OWNS, wanted, grain)).days
            assert {day.day: day.searches for day in days if day.searches} == Counter(
                grain.start(day_of(one.at)) for one in searches
            )
        assert found.cards_opened == len(await events(wanted, Kind.CARD_OPENED))


async def test_a_role_that_is_not_there_has_nobody(lived: Services) -> None:
    nobody = Slice(FIRST, LAST, roles=(1,))
    assert (await lived.analytics.funnel.read(OWNS, nobody)).started == 0
    assert not (await lived.analytics.audience.read(OWNS, nobody)).statuses


async def test_the_numbers_are_for_staff_alone(services: Services) -> None:
    member = await make_member(services, 5)
    stranger, wanted = in_the_bot(member.id, 5), Slice(FIRST, LAST)
    readings: list[Any] = [
        services.analytics.overview.read(stranger, wanted, Grain.DAY),
        services.analytics.overview.first_day(stranger),
        services.analytics.funnel.read(stranger, wanted),
        services.analytics.audience.read(stranger, wanted),
        services.analytics.invitations.read(stranger, wanted),
        services.analytics.searching.read(stranger, wanted),
    ]
    for reading in readings:
        with pytest.raises(NotAllowed):
            await reading


def test_the_period_before_is_compared_by_weekdays() -> None:
    wanted = Slice(date(2026, 11, 1), date(2026, 11, 30))
    assert wanted.earlier().first.weekday() == wanted.first.weekday()
    assert wanted.earlier().last < wanted.first
    assert wanted.earlier().days == wanted.days


class TestApproval:
    @pytest.fixture
    def settings_of_services(self, settings_of_services: Settings) -> Settings:
        return settings_of_services.model_copy(update={"registration": "approval"})

    async def test_the_wait_for_a_decision_is_counted(
        self, services: Services, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = datetime(2026, 3, 27, 12, tzinfo=UTC)
        monkeypatch.setattr("school21_bot.clock.now", lambda: now)
        person = await make_member(services, 7)
        assert person.status is Status.WAITING
        now += timedelta(minutes=40)
        await services.approvals.approve(OWNS, person.id)
        await services.folding.catch_up()
        found = await services.analytics.funnel.read(OWNS, Slice(FIRST, LAST))
        assert (found.approved.count, found.declined.count) == (1, 0)
        assert found.approved.median is not None
        assert 2_400 / 2**0.5 <= found.approved.median <= 2_400 * 2**0.5
