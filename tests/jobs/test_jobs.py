"""What can be done with a job: start it once, look at it, pause it, go on, end it."""

from datetime import timedelta

import pytest

from school21_bot import clock
from school21_bot.errors import Conflict, NotFound
from school21_bot.jobs import Jobs, JobState
from school21_bot.jobs.models import Job
from school21_bot.storage import transaction
from tests.jobs.kit import effects, ended, progressed, working

SLOW = {"items": 30, "batch": 1, "milliseconds": 20}


async def test_a_job_says_what_it_is_and_how_far(jobs: Jobs) -> None:
    job = await jobs.start("count", parameters={"items": 7}, asked_by=5, total=7)
    view = await jobs.progress(job)
    assert (view.kind, view.parameters, view.asked_by) == ("count", {"items": 7}, 5)
    assert (view.state, view.done, view.total, view.finished_at) == (JobState.ACTIVE, 0, 7, None)
    async with working(jobs):
        view = await ended(jobs, job)
    assert (view.done, view.total, view.failures, view.error) == (7, 7, 0, None)
    assert view.finished_at is not None
    assert view.created_at <= view.finished_at <= clock.now()


async def test_of_one_key_there_is_one_open_job(jobs: Jobs) -> None:
    first = await jobs.start("count", parameters={"items": 1}, key="export")
    assert await jobs.start("count", parameters={"items": 1}, key="export") == first
    assert await jobs.start("count", parameters={"items": 1}, key="import") != first
    found = await jobs.find("export")
    assert found is not None
    assert found.id == first
    async with working(jobs):
        await ended(jobs, first)
    assert await jobs.find("export") is None
    assert await jobs.start("count", parameters={"items": 1}, key="export") != first


async def test_a_job_is_undone_with_the_transaction_that_started_it(jobs: Jobs) -> None:
    async def start_and_fail() -> None:
        async with transaction():
            await jobs.start("count", parameters={"items": 1}, key="export")
            raise KeyError

    with pytest.raises(KeyError):
        await start_and_fail()
    assert await Job.all().count() == 0
    async with transaction():
        job = await jobs.start("count", parameters={"items": 1}, key="export")
    async with working(jobs):
        await ended(jobs, job)


async def test_a_job_for_later_waits(jobs: Jobs) -> None:
    job = await jobs.start("count", parameters={"items": 1}, run_at=clock.now() + timedelta(seconds=3))
    other = await jobs.start("count", parameters={"items": 1})
    async with working(jobs):
        await ended(jobs, other)
        assert (await jobs.progress(job)).done == 0
        view = await ended(jobs, job)
    assert view.finished_at is not None
    assert view.finished_at >= view.run_at


async def test_a_paused_job_rests_until_it_is_resumed(jobs: Jobs) -> None:
    job = await jobs.start("count", parameters=SLOW)
    async with working(jobs):
        await progressed(jobs, job, 5)
        await jobs.pause(job)
        await jobs.pause(job)
        rests_at = (await jobs.progress(job)).done
        other = await jobs.start("count", parameters=SLOW)
        await progressed(jobs, other, 5)
        assert (await jobs.progress(job)).done == rests_at
        await jobs.resume(job)
        await jobs.resume(job)
        await ended(jobs, job)
    assert await effects(job) == list(range(30))


async def test_a_cancelled_job_stops_where_it_is_and_frees_its_key(jobs: Jobs) -> None:
    job = await jobs.start("count", parameters=SLOW, key="export")
    async with working(jobs):
        await progressed(jobs, job, 5)
        await jobs.cancel(job)
        await jobs.cancel(job)
        view = await jobs.progress(job)
        assert view.state is JobState.CANCELLED
        assert view.done < 30
        await ended(jobs, await jobs.start("count", parameters=SLOW, key="export"))
    assert (await jobs.progress(job)).done == view.done
    assert await effects(job) == list(range(view.done))


async def test_a_job_that_is_over_cannot_be_turned(jobs: Jobs) -> None:
    job = await jobs.start("count", parameters={"items": 1})
    async with working(jobs):
        await ended(jobs, job)
    for turn in (jobs.pause, jobs.resume, jobs.cancel):
        with pytest.raises(Conflict):
            await turn(job)


async def test_a_job_that_is_not_there_is_said_to_be_so(jobs: Jobs) -> None:
    for ask in (jobs.progress, jobs.pause, jobs.resume, jobs.cancel):
        with pytest.raises(NotFound):
            await ask(1)
    with pytest.raises(NotFound):
        await jobs.watch(1, 2, "intent")
