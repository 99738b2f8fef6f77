"""Work on everything that is kept is killed at every point: it goes on, and every record opens, on both databases."""

import signal
from typing import Any

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.jobs import JobState
from school21_bot.protection import Deed, Operation
from school21_bot.sealing.models import DataKey
from tests.forks import Forked
from tests.protection.forks import run_job
from tests.protection.kit import OTHERS, do, fill, finish, keys_in_use, opened

pytestmark = pytest.mark.usefixtures("impatient")

RECORDS = 60 + 4 * OTHERS + 1

POINTS = (
    *("job:claimed", "job:begun:2", "job:outside-done:3", "job:before-commit:2", "job:after-commit:2"),
    *("reseal:begun", "reseal:promoted", "reseal:settled"),
    *("reseal:batch", "reseal:batch:4", "reseal:batch-done", "reseal:batch-done:4", "reseal:batch:12"),
)


async def _killed(services: Services, deed: Deed, *points: str) -> Operation:
    """A deed whose process is killed at each of these points; then it is done to its end here."""
    job_id = await services.protection.start(COMMAND_LINE, deed)
    for point in points:
        process = Forked(run_job, services.settings.database_url, str(services.settings.data_dir), job_id)
        await process.start(FAILPOINT=f"{point}=kill")
        assert await process.dies() == -signal.SIGKILL
        await opened(services)  # whatever happened, everything opens
    return await finish(services, job_id)


async def _is_done(services: Services, done: Operation, before: dict[tuple[str, int], Any]) -> None:
    assert (done.state, done.unreadable) == (JobState.DONE, 0)
    assert await opened(services) == before
    (primary,) = await keys_in_use()
    assert (await keys_in_use())[primary] == RECORDS
    assert {row.id for row in await DataKey.all()} == {2, primary}


@pytest.mark.parametrize("point", POINTS)
async def test_a_rotation_killed_at_any_point_goes_on_and_loses_no_record(services: Services, point: str) -> None:
    await fill(services)
    before = await opened(services)
    await _is_done(services, await _killed(services, Deed.ROTATE, point), before)


@pytest.mark.parametrize("deed", [Deed.UNSEAL, Deed.SEAL])
async def test_unsealing_and_sealing_killed_again_and_again_go_on_and_lose_no_record(
    services: Services, deed: Deed
) -> None:
    await fill(services)
    before = await opened(services)
    if deed is Deed.SEAL:
        await do(services, Deed.UNSEAL)
    points = ["reseal:begun", "reseal:promoted", "reseal:batch:3", "reseal:batch-done:3", "reseal:settled"]
    if deed is Deed.SEAL:
        points.append("reseal:cleaned")
    await _is_done(services, await _killed(services, deed, *points), before)


async def test_a_job_that_was_cancelled_half_way_leaves_everything_readable_and_the_next_ends_it(
    services: Services,
) -> None:
    await fill(services)
    before = await opened(services)
    job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE)
    process = Forked(run_job, services.settings.database_url, str(services.settings.data_dir), job_id)
    await process.start(FAILPOINT="reseal:batch-done:4=kill")
    assert await process.dies() == -signal.SIGKILL
    await services.protection.cancel(COMMAND_LINE, job_id)
    assert await opened(services) == before
    assert len(await keys_in_use()) == 2
    await _is_done(services, await do(services, Deed.SEAL), before)
