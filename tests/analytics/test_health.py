"""Whether all is well: what waits and what failed is counted, and only long work is listed."""

from datetime import timedelta

import pytest

from school21_bot import clock
from school21_bot.access import COMMAND_LINE, at_the_dashboard
from school21_bot.app import Services
from school21_bot.errors import NotAllowed
from school21_bot.jobs import JobState
from school21_bot.jobs.models import Job
from school21_bot.people import TelegramNames
from school21_bot.storage import fetch


async def test_a_quiet_system_has_nothing_to_say(services: Services) -> None:
    state = await services.health.state(COMMAND_LINE)
    assert (state.notes, state.checked_at, state.drift, state.waiting, state.troubled) == (0, None, 0, 0, 0)
    assert (state.failing, state.failed) == (0, 0)
    assert state.room > 0


async def test_what_is_not_counted_yet_is_told_and_so_is_drift(services: Services) -> None:
    await services.accounts.arrive(77, TelegramNames("Иван"), "ru")
    assert (await services.health.state(COMMAND_LINE)).notes > 0
    while await services.recount.recount_next():
        pass
    await services.folding.catch_up()
    await fetch("UPDATE rollup SET count = count + 3 WHERE day = ''")
    await services.recount.recount("")
    state = await services.health.state(COMMAND_LINE)
    assert (state.notes, state.days) == (0, 2)
    assert state.drift >= 3
    assert state.checked_at is not None


async def test_long_work_is_listed_open_first_and_troubles_are_counted(services: Services) -> None:
    jobs = services.jobs
    old = await jobs.start("dump-export")
    done = await jobs.start("dump-check")
    failed = await jobs.start("dump-import")
    await jobs.start("gate")
    await Job.filter(id=done).update(state=JobState.DONE)
    await Job.filter(id=failed).update(state=JobState.FAILED)
    await Job.filter(id=old).update(failures=2)
    assert [job.id for job in await services.health.jobs(COMMAND_LINE)] == [old, failed, done]
    state = await services.health.state(COMMAND_LINE)
    assert (state.failing, state.failed) == (1, 1)


async def test_of_what_is_over_only_the_last_days_are_told(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    failed, paused = await services.jobs.start("dump-import"), await services.jobs.start("dump-export")
    await Job.filter(id=failed).update(state=JobState.FAILED)
    await services.jobs.pause(paused)
    later = clock.now() + timedelta(days=8)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert [job.id for job in await services.health.jobs(COMMAND_LINE)] == [paused]
    assert (await services.health.state(COMMAND_LINE)).failed == 0


async def test_strangers_are_told_nothing(services: Services) -> None:
    with pytest.raises(NotAllowed):
        await services.health.state(at_the_dashboard(None, 4_711))
    with pytest.raises(NotAllowed):
        await services.health.jobs(at_the_dashboard(None, 4_711))
