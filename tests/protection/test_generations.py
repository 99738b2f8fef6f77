"""A new index key: at no moment does a duplicate nickname pass or a lookup miss."""

import asyncio
import json
import signal
from pathlib import Path

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.dumps.turns import no_beat
from school21_bot.errors import RuleViolated
from school21_bot.jobs import JobState
from school21_bot.people import Status, Step, TelegramNames
from school21_bot.people.models import Person, PersonTag
from school21_bot.protection import Deed
from school21_bot.sealing import KeyState
from school21_bot.storage import transaction
from tests.dumps.forks import run_import
from tests.dumps.kit import checked, exported, original, user
from tests.flows.people import make_applicant
from tests.forks import Forked
from tests.protection.forks import run_job
from tests.protection.kit import do, finish
from tests.protection.members import ban, community, generations, index_keys, nickname

POINTS = (
    *("job:before-commit:2", "job:after-commit:3", "retag:begun", "retag:batch", "retag:batch-done:2"),
    *("retag:switched", "retag:clearing", "retag:clearing:2"),
)


async def is_taken(services: Services, number: int) -> bool:
    """Whether an applicant is refused the nickname of a member."""
    applicant = await make_applicant(services, 9_999, until=Step.SCHOOL_NICKNAME)
    try:
        await services.registration.answer(
            applicant.id, Step.SCHOOL_NICKNAME, nickname(number), cause=f"taken:{number}:{id(object())}"
        )
    except RuleViolated as refusal:
        return refusal.reason == "taken"
    return False


async def test_every_nickname_is_written_for_the_new_key_and_the_old_one_goes(services: Services) -> None:
    await community(services)
    assert await generations() == {2: 40}
    done = await do(services, Deed.ROTATE_INDEX)
    assert (done.state, done.done, done.total) == (JobState.DONE, 40, 40)  # the nicknames, and what is searched
    assert await generations() == {3: 40}
    assert await index_keys() == {3: KeyState.PRIMARY}
    await services.protection.catch_up()
    assert all([await is_taken(services, number) for number in range(20)])


@pytest.mark.parametrize("point", POINTS)
async def test_killed_at_any_point_it_goes_on_and_no_nickname_is_free_meanwhile(services: Services, point: str) -> None:
    await community(services, 12)
    job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE_INDEX)
    url, folder = services.settings.database_url, str(services.settings.data_dir)
    process = Forked(run_job, url, folder, job_id, 4)
    await process.start(FAILPOINT=f"{point}=kill")
    assert await process.dies() == -signal.SIGKILL
    await services.protection.catch_up()
    assert all([await is_taken(services, number) for number in range(12)])
    assert (await finish(services, job_id)).state is JobState.DONE
    assert (await generations(), await index_keys()) == ({3: 24}, {3: KeyState.PRIMARY})
    await services.protection.catch_up()
    assert all([await is_taken(services, number) for number in range(12)])


async def test_bans_outlive_their_people_and_any_number_of_keys(services: Services) -> None:
    await ban(services, 77)
    await do(services, Deed.ROTATE_INDEX)
    await do(services, Deed.ROTATE_INDEX)
    # Nobody knows the id any more, so the old key is kept for the ban and nothing else.
    assert await index_keys() == {2: KeyState.KEPT, 4: KeyState.PRIMARY}
    await services.protection.catch_up()
    await ban(services, 78)
    assert await generations() == {2: 1, 4: 1}
    for telegram_id in (77, 78):
        again = await services.accounts.arrive(telegram_id, TelegramNames("Никто"), "ru")
        assert again.status is Status.BANNED
    assert (await services.accounts.arrive(79, TelegramNames("Никто"), "ru")).status is Status.NEW


async def test_a_key_kept_for_a_ban_goes_with_it(services: Services) -> None:
    await ban(services, 77)
    await do(services, Deed.ROTATE_INDEX)
    await services.protection.tidy()
    assert set(await index_keys()) == {2, 3}
    await services.protection.catch_up()
    async with transaction():
        await services.accounts._uniqueness.lift_ban(77)
    await services.protection.tidy()
    assert set(await index_keys()) == {3}


async def test_a_member_whose_record_is_damaged_keeps_the_nickname(services: Services) -> None:
    people = await community(services, 3)
    row = await Person.get(id=people[1].id)
    await Person.filter(id=row.id).update(record=row.record[:-1] + bytes([row.record[-1] ^ 1]))
    done = await do(services, Deed.ROTATE_INDEX)
    assert (done.unreadable, done.named[0].row_id) == (1, row.id)
    assert (await index_keys())[2] is KeyState.KEPT
    await services.protection.catch_up()
    assert await is_taken(services, 1)


async def test_whoever_edits_or_leaves_during_it_leaves_no_tag_behind(services: Services) -> None:
    people = await community(services, 30)
    job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE_INDEX)
    url, folder = services.settings.database_url, str(services.settings.data_dir)
    rotating = Forked(run_job, url, folder, job_id, 2)
    await rotating.start()
    for number, person in enumerate(people):
        if number % 3 == 0:
            await services.deletion.delete(person.id)
        elif number % 3 == 1:
            await services.profiles.edit(person.id, Step.SCHOOL_NICKNAME, f"other{nickname(number)}", cause=f"{number}")
    assert await rotating.dies() == 0
    assert await generations() == {3: 40}
    await services.protection.catch_up()
    assert [number for number in range(30) if await is_taken(services, number)] == list(range(2, 30, 3))


@pytest.mark.parametrize("ending", ["applied", "cancelled"])
@pytest.mark.parametrize("point", ["import:staged", "import:switched"])
async def test_nicknames_reserved_by_an_import_are_written_for_the_new_key_too(
    services: Services, tmp_path: Path, point: str, ending: str
) -> None:
    view = await checked(services, tmp_path, original([user(n) for n in range(1, 31)]))
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    process = Forked(run_import, services.settings.database_url, str(services.settings.data_dir), view.id)
    await process.start(FAILPOINT=f"{point}=kill")
    assert await process.dies() == -signal.SIGKILL
    reserved = await PersonTag.filter(person_id=None).count()
    assert reserved > 0
    assert (await do(services, Deed.ROTATE_INDEX)).state is JobState.DONE
    assert await generations() == {3: reserved}
    await services.protection.catch_up()
    if ending == "applied" or point == "import:switched":
        await services.imports.apply_file(COMMAND_LINE, view.id, no_beat)
        assert await generations() == {3: 60}
        assert len(json.loads(await exported(services))["people"]) == 30
    else:
        await services.imports.cancel(COMMAND_LINE, view.id)
        await services.imports.release(view.id)
        assert await generations() == {}


async def test_an_import_that_goes_on_during_it_reserves_in_every_generation(
    services: Services, tmp_path: Path
) -> None:
    await community(services, 5)
    view = await checked(services, tmp_path, original([user(n) for n in range(1, 201)]))
    await services.imports.confirm(COMMAND_LINE, view.id, update_existing=True)
    importing = Forked(run_import, services.settings.database_url, str(services.settings.data_dir), view.id)
    await importing.start()
    ended = asyncio.ensure_future(importing.dies())
    while not ended.done():
        job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE_INDEX)
        assert (await finish(services, job_id, batch=8)).state is JobState.DONE
    assert await ended == 0
    (generation,) = await index_keys()
    assert view.counts["new"] > 190
    assert await generations() == {generation: 2 * (5 + view.counts["new"])}
