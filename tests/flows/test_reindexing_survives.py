"""A worker dies while it writes the index of everybody: it goes on where it was, and everybody is found."""

import signal
from datetime import timedelta

import pytest

from school21_bot import clock
from school21_bot.app import Services, open_services
from school21_bot.jobs import JobState
from school21_bot.jobs.models import Job
from school21_bot.settings import Settings
from school21_bot.storage import fetch
from tests.flows.communities import eventually
from tests.flows.forks import ForkedCommand
from tests.flows.people import make_members

MEMBERS = 30
TOKENS = "SELECT generation, token, person FROM search_token ORDER BY 1, 2, 3"


@pytest.mark.parametrize("batch", ["reindex:batch", "reindex:batch:2"])
async def test_killed_in_any_batch_it_writes_everybody(
    settings: Settings, forked_worker: ForkedCommand, batch: str
) -> None:
    async with open_services(settings.model_copy(update={"redis_url": ""})) as services:
        await make_members(services, MEMBERS)
        before = await fetch(TOKENS)
        await fetch("DELETE FROM search_token")
        await forked_worker.start(FAILPOINT=f"{batch}=kill")
        assert await forked_worker.dies() == -signal.SIGKILL
        # What was committed stays: nothing of the first batch, all of it in the second.
        assert bool(await fetch(TOKENS)) == (batch == "reindex:batch:2")
        assert not await _is_complete(services)
        # Half a minute later nobody is taken to work on it any more.
        await Job.filter(state=JobState.ACTIVE).update(lease_until=clock.now() - timedelta(seconds=1))
        await forked_worker.start()
        await eventually(lambda: _is_complete(services))
        assert await fetch(TOKENS) == before


async def _is_complete(services: Services) -> bool:
    return await services.reindexing._index.is_complete()
