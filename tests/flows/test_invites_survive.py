"""Bots and workers die at the worst moments of an invite: one link, one decision, nobody in who should not be."""

import signal
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from redis.asyncio import Redis

from school21_bot import clock
from school21_bot.invites.models import Invite, InviteState
from school21_bot.jobs import JobState
from school21_bot.jobs.models import Job
from school21_bot.journal.models import Event
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people import Status
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows import communities
from tests.flows.answers import reach_the_consent
from tests.flows.communities import comes_inside, eventually, has_links, inside, reads
from tests.flows.forks import ForkedCommand, let_locks_run_out

community, staff, settings = communities.community, communities.staff, communities.settings
mode, kind = communities.mode, communities.kind


@pytest.fixture
async def processes(settings: Settings) -> AsyncIterator[tuple[ForkedCommand, ForkedCommand]]:
    """A bot and a worker to kill; not started yet."""
    both = ForkedCommand("bot", settings), ForkedCommand("worker", settings)
    yield both
    for process in both:
        await process.kill()


@pytest.mark.parametrize("point", ["confirm:after-commit", "invite:made", "invite:before-commit"])
async def test_a_bot_killed_while_it_makes_the_link_makes_one_that_counts(
    processes: tuple[ForkedCommand, ForkedCommand],
    database: None,
    arrive: Arrive,
    sim: SimClient,
    redis_url: str,
    community: int,
    point: str,
) -> None:
    bot, worker = processes
    await worker.start()
    await bot.start(FAILPOINT=f"{point}=kill")
    person = await arrive("Иван")
    await reach_the_consent(person)
    await person.press("Подтвердить")
    assert await bot.dies() == -signal.SIGKILL
    await let_locks_run_out(redis_url)
    await bot.start()
    await reads(person, "Вот ваша личная ссылка")
    await has_links(person, InviteState.ISSUED)
    link = await person.link("Вступить в чат")
    assert await person.joins(link) == "requested"
    await comes_inside(sim, community, person)
    assert await Event.filter(kind="registration_finished").count() == 1
    assert await Event.filter(kind="invite_issued").count() == 1


@pytest.mark.parametrize(
    ("who", "point"),
    [
        ("bot", "gate:before-commit"),
        ("bot", "job:inserted"),
        ("bot", "job:before-nudge"),
        ("worker", "job:outside-done"),
        ("worker", "job:before-commit"),
        ("worker", "job:after-commit"),
    ],
)
async def test_killed_while_a_request_is_decided_the_owner_gets_in_and_the_stranger_does_not(
    processes: tuple[ForkedCommand, ForkedCommand],
    database: None,
    arrive: Arrive,
    sim: SimClient,
    redis_url: str,
    community: int,
    who: str,
    point: str,
) -> None:
    bot, worker = processes
    await worker.start()
    await bot.start()
    owner, stranger = await arrive("Иван"), await arrive("Чужой")
    await reach_the_consent(owner)
    await owner.press("Подтвердить")
    await owner.sees("Вот ваша личная ссылка")
    link = await owner.link("Вступить в чат")
    assert await sim.idle()
    dying = bot if who == "bot" else worker
    await dying.kill()
    await dying.start(FAILPOINT=f"{point}=kill")
    assert await stranger.joins(link) == "requested"
    assert await owner.joins(link) == "requested"
    assert await dying.dies() == -signal.SIGKILL
    await let_locks_run_out(redis_url)
    # Half a minute later nobody is taken to work on it any more.
    await Job.filter(state=JobState.ACTIVE).update(lease_until=clock.now() - timedelta(seconds=1))
    await dying.start()
    await comes_inside(sim, community, owner)
    # The two requests are decided side by side.
    await eventually(lambda: Outgoing.filter(kind="stranger-not-yours").exists())
    reason = await Outgoing.get(kind="stranger-not-yours")
    # What was on its way at that very moment may have arrived or not, and is not sent again.
    if reason.state is not Delivery.CLAIMED:
        await reads(stranger, "Эта ссылка — личная")

    async def nobody_asks() -> bool:
        return await sim.requests(community) == []

    await eventually(nobody_asks)
    assert stranger.id not in await inside(sim, community)
    assert [one.state for one in await Invite.all()] == [InviteState.USED]
    assert await Event.filter(kind="invite_misused").count() == 1
    assert await Event.filter(kind="invite_used").count() == 1


async def test_a_worker_killed_while_it_closes_a_link_that_ran_out_closes_it_once(
    processes: tuple[ForkedCommand, ForkedCommand], database: None, arrive: Arrive, community: int
) -> None:
    bot, worker = processes
    await bot.start()
    person = await arrive("Иван")
    await reach_the_consent(person)
    await person.press("Подтвердить")
    await reads(person, "Вот ваша личная ссылка")
    await Invite.all().update(expires_at=clock.now() - timedelta(seconds=1))
    await worker.start(FAILPOINT="invite:expired=kill")
    assert await worker.dies() == -signal.SIGKILL
    await has_links(person, InviteState.ISSUED)
    await worker.start()
    await has_links(person, InviteState.EXPIRED)
    assert await Event.filter(kind="invite_expired").count() == 1


async def test_an_emptied_redis_loses_no_decision(
    processes: tuple[ForkedCommand, ForkedCommand],
    database: None,
    arrive: Arrive,
    sim: SimClient,
    redis_url: str,
    community: int,
) -> None:
    bot, worker = processes
    await bot.start()
    owner = await arrive("Иван")
    await reach_the_consent(owner)
    await owner.press("Подтвердить")
    await owner.sees("Вот ваша личная ссылка")
    assert await owner.joins(await owner.link("Вступить в чат")) == "requested"
    await has_links(owner, InviteState.USED)
    assert await sim.idle()
    async with Redis.from_url(redis_url) as redis:
        await redis.flushall()
    await worker.start()
    await comes_inside(sim, community, owner)
    assert (await Row.get()).status is Status.MEMBER
