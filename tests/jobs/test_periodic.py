"""What every worker does again and again."""

import asyncio
from datetime import timedelta

import pytest

from school21_bot.jobs import Jobs, Periodic
from tests.jobs.kit import until, working

SOON, NEVER = timedelta(milliseconds=10), timedelta(hours=1)


async def test_a_failure_does_not_end_the_repetition(jobs: Jobs) -> None:
    times = 0

    async def fail() -> bool:
        nonlocal times
        times += 1
        raise KeyError

    async def is_often() -> bool:
        return times > 3

    async with working(jobs, periodics=[Periodic("failing", SOON, fail)]):
        await until(is_often)


async def test_where_there_is_more_to_do_it_is_done_at_once(jobs: Jobs) -> None:
    times = 0

    async def work() -> bool:
        nonlocal times
        times += 1
        return times < 5

    async def is_done() -> bool:
        return times == 5

    async with working(jobs, periodics=[Periodic("working", NEVER, work)]):
        await until(is_done)
        await asyncio.sleep(0.1)
        assert times == 5


async def test_stopping_waits_for_what_is_under_way_but_not_for_ever(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("school21_bot.jobs.engine.DRAIN_SECONDS", 1.0)
    finished: list[str] = []

    async def soon() -> bool:
        await asyncio.sleep(0.3)
        finished.append("soon")
        return False

    async def never() -> bool:
        await asyncio.sleep(3600)
        return False

    async with working(jobs, periodics=[Periodic("soon", NEVER, soon), Periodic("never", NEVER, never)]) as stop:
        await asyncio.sleep(0.1)
        stop.set()
    assert finished == ["soon"]
