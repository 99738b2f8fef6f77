"""Steps that fail, come twice, take too long or do not say how to go on."""

import asyncio
from datetime import timedelta

import pytest

from school21_bot import clock
from school21_bot.jobs import Jobs, JobState, Step
from school21_bot.jobs.models import Job
from school21_bot.jobs.step import Overtaken
from school21_bot.jobs.steps import Steps
from school21_bot.journal.models import Event
from tests.jobs.kit import COUNT, count, effects, ended, kind, until, working


async def test_a_step_that_fails_a_few_times_is_done_in_the_end(jobs: Jobs) -> None:
    job = await jobs.start("count", parameters={"items": 7, "failures": 2})
    async with working(jobs):
        view = await ended(jobs, job)
    assert (view.failures, view.error) == (0, None)
    assert await effects(job) == list(range(7))


async def test_a_job_that_fails_again_and_again_has_failed_and_tells_only_the_type_of_the_error(jobs: Jobs) -> None:
    job = await jobs.start("count", parameters={"items": 7, "failures": 99}, key="export")
    async with working(jobs, kind(attempts=3)):
        view = await ended(jobs, job, JobState.FAILED)
    assert (view.failures, view.error) == (3, "KeyError")
    assert view.finished_at is not None
    assert await jobs.find("export") is None
    assert await effects(job) == []


def test_the_pauses_grow_up_to_the_longest() -> None:
    grown = kind()
    assert [grown.pause_after(failures) / timedelta(milliseconds=20) for failures in (1, 2, 3)] == [1, 2, 4]
    assert grown.pause_after(40) == grown.pause_after(4000) == timedelta(minutes=5)


async def test_what_a_failing_step_did_is_undone_with_it(jobs: Jobs) -> None:
    async def fail_late(step: Step) -> None:
        async with step.transaction():
            await Event.create(id=step.job_id, kind="searched", at=clock.now())
            step.finish()
            if step.failures == 0:
                raise KeyError

    job = await jobs.start("count", parameters={})
    async with working(jobs, kind(fail_late)):
        await ended(jobs, job)
    assert await Event.all().count() == 1


async def test_a_task_delivered_twice_is_done_once(jobs: Jobs) -> None:
    begun = 0

    async def note(step: Step) -> None:
        nonlocal begun
        begun += 1
        await count(step)

    job = await jobs.start("count", parameters={"items": 5, "milliseconds": 50})
    assert jobs.stream is not None
    await jobs.stream.nudge(job, "count", None)
    steps = Steps(jobs.stream, [kind(note)])
    await asyncio.gather(*(steps.do(job, "count", None) for _ in range(5)))
    async with working(jobs, kind(note)):
        await ended(jobs, job)
    assert begun == 1
    assert await effects(job) == list(range(5))


async def test_a_step_that_was_overtaken_while_it_did_something_slow_changes_nothing(jobs: Jobs) -> None:
    begun: list[str] = []
    moved_on, refused = asyncio.Event(), asyncio.Event()

    async def slow_at_first(step: Step) -> None:
        begun.append(step.cursor)
        if len(begun) == 1:
            await moved_on.wait()
            with pytest.raises(Overtaken):
                await count(step)
            refused.set()
            return
        if step.cursor:
            moved_on.set()
            await refused.wait()
        await count(step)

    job = await jobs.start("count", parameters={"items": 10})
    async with working(jobs, kind(slow_at_first, lease=0.5)):
        view = await ended(jobs, job)
    assert begun[:3] == ["", "", "5"]
    assert (view.done, view.failures) == (10, 0)
    assert await effects(job) == list(range(10))


@pytest.mark.parametrize("turn", ["pause", "cancel"])
async def test_a_step_whose_job_was_turned_meanwhile_changes_nothing(jobs: Jobs, turn: str) -> None:
    async def turned(step: Step) -> None:
        await getattr(jobs, turn)(step.job_id)
        if turn == "pause":
            await jobs.resume(step.job_id)
        await count(step)

    job = await jobs.start("count", parameters={"items": 10})
    await Steps(jobs.stream, [kind(turned)]).do(job, "count", None)  # type: ignore[arg-type]  # there is a stream
    view = await jobs.progress(job)
    assert (view.done, view.failures) == (0, 0)
    assert await effects(job) == []


async def test_a_step_may_ask_to_go_on_later(jobs: Jobs) -> None:
    places: list[tuple[str, int]] = []

    async def later(step: Step) -> None:
        places.append((step.cursor, step.done))
        async with step.transaction():
            if len(places) == 3:
                step.finish(count=1)
            else:
                step.again(timedelta(milliseconds=10), cursor="b" if len(places) == 2 else None, count=1)

    job = await jobs.start("count")
    async with working(jobs, kind(later)):
        view = await ended(jobs, job)
    assert places == [("", 0), ("", 1), ("b", 2)]
    assert view.done == 3


async def test_a_step_that_does_not_say_how_to_go_on_is_a_failure(jobs: Jobs) -> None:
    async def silent(step: Step) -> None:
        if step.failures:
            async with step.transaction():
                await Event.create(id=1, kind="searched", at=clock.now())

    job = await jobs.start("count")
    async with working(jobs, kind(silent, attempts=2)):
        view = await ended(jobs, job, JobState.FAILED)
    assert view.error == "WithoutOutcome"
    assert await Event.all().count() == 0


async def test_a_cursor_that_stays_where_it_was_is_a_failure(jobs: Jobs) -> None:
    async def stuck(step: Step) -> None:
        async with step.transaction():
            step.advance("")

    job = await jobs.start("count")
    async with working(jobs, kind(stuck, attempts=1)):
        assert (await ended(jobs, job, JobState.FAILED)).error == "ValueError"


async def test_a_kind_that_this_worker_does_not_know_waits_for_one_that_does(jobs: Jobs) -> None:
    job = await jobs.start("count", parameters={"items": 1})
    known = await jobs.start("other", parameters={"items": 1})
    async with working(jobs, kind(name="other")):
        await ended(jobs, known)
        assert (await jobs.progress(job)).failures == 0
    async with working(jobs, COUNT):
        await ended(jobs, job)


async def test_a_step_takes_its_lease_before_it_begins(jobs: Jobs) -> None:
    going_on = asyncio.Event()

    async def wait(step: Step) -> None:
        await going_on.wait()
        await count(step)

    job = await jobs.start("count", parameters={"items": 1})

    async def has_lease() -> bool:
        return (await Job.get(id=job)).lease_until is not None

    async with working(jobs, kind(wait, lease=30)):
        await until(has_lease)
        going_on.set()
        await ended(jobs, job)
    assert not await has_lease()
