"""What the tests of jobs share."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from school21_bot.jobs import Jobs, JobStream
from tests.forks import Forked
from tests.jobs.kit import TICK
from tests.jobs.processes import run_worker

StartWorker = Callable[..., Awaitable[Forked]]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ticks come ten times as often, so that what crashed is taken up soon."""
    monkeypatch.setattr("school21_bot.jobs.engine.TICK", TICK)


@pytest.fixture
async def jobs(database: None, redis_url: str) -> AsyncIterator[Jobs]:
    """The service, on a clean database and an empty Redis."""
    found = Jobs(JobStream(redis_url))
    yield found
    await found.close()


@pytest.fixture
async def start_worker(database_url: str, redis_url: str) -> AsyncIterator[StartWorker]:
    """Start a worker in a process of its own; those that are left are killed at the end."""
    started = []

    async def start(**environment: str) -> Forked:
        worker = Forked(run_worker, database_url, redis_url)
        started.append(worker)
        await worker.start(**environment)
        return worker

    yield start
    for worker in started:
        await worker.kill()
