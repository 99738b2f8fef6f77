"""Sealing, unsealing and rotating everything: every record opens, and says which key it carries."""

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.jobs import JobState
from school21_bot.people.record import PersonRecord
from school21_bot.protection import Deed, Phase
from school21_bot.sealing import KeyPurpose, KeyState
from school21_bot.sealing.models import DataKey
from tests.protection.kit import OTHERS, add_person, do, fill, finish, keys_in_use, opened, raw

RECORDS = 60 + 4 * OTHERS + 1
NAME = "Имя 7".encode()


async def keys() -> dict[int, tuple[KeyPurpose, KeyState]]:
    return {row.id: (row.purpose, row.state) for row in await DataKey.all()}


async def test_a_rotation_writes_every_record_with_a_new_key_and_removes_the_old_one(services: Services) -> None:
    await fill(services)
    before = await opened(services)
    done = await do(services, Deed.ROTATE)
    assert (done.state, done.done, done.total, done.unreadable) == (JobState.DONE, RECORDS, RECORDS, 0)
    assert await keys() == {
        2: (KeyPurpose.INDEX, KeyState.PRIMARY),
        3: (KeyPurpose.RECORD, KeyState.PRIMARY),
    }
    assert await keys_in_use() == {3: RECORDS}
    assert await opened(services) == before


async def test_a_key_never_gets_the_number_of_one_that_is_gone(services: Services) -> None:
    for expected in (3, 4, 5):
        await do(services, Deed.ROTATE)
        assert set(await keys()) == {2, expected}


async def test_unsealed_everything_can_be_read_without_a_key_and_sealed_nothing(services: Services) -> None:
    await fill(services)
    before = await opened(services)
    assert NAME not in await raw()
    await do(services, Deed.UNSEAL)
    assert NAME in await raw()
    assert (await raw()).count("Имя ".encode()) == 60
    assert await opened(services) == before
    status = await services.protection.status(COMMAND_LINE)
    assert (status.seals, status.sealed, status.unsealed) == (False, 0, RECORDS)
    done = await do(services, Deed.SEAL)
    assert "Имя ".encode() not in await raw()
    assert await opened(services) == before
    status = await services.protection.status(COMMAND_LINE)
    assert (status.seals, status.sealed, status.unsealed) == (True, RECORDS, 0)
    assert done.is_clean is True
    assert len(await keys()) == 2


async def test_what_is_written_new_follows_what_was_asked_for_last(services: Services) -> None:
    await do(services, Deed.UNSEAL)
    await services.protection.catch_up()
    await add_person(services, 7)
    assert NAME in await raw()
    await do(services, Deed.SEAL)
    await services.protection.catch_up()
    assert NAME not in await raw()
    await add_person(services, 8)
    assert "Имя 8".encode() not in await raw()


async def test_sealing_what_is_sealed_changes_nothing(services: Services) -> None:
    await fill(services, 3)
    before = await raw()
    done = await do(services, Deed.SEAL)
    assert (done.state, done.done, done.is_clean) == (JobState.DONE, 0, None)
    assert await raw() == before
    assert set(await keys()) == {1, 2}


async def test_the_status_counts_what_each_key_has_and_how_old_it_is(services: Services) -> None:
    await fill(services, 3)
    status = await services.protection.status(COMMAND_LINE)
    assert [(key.id, key.records, key.days) for key in status.keys] == [(1, 3 + 4 * OTHERS + 1, 0), (2, None, 0)]
    assert (status.primary.id, status.processes, status.old_wraps, status.operation) == (1, 1, 0, None)
    job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE)
    waiting = (await services.protection.status(COMMAND_LINE)).operation
    assert waiting is not None
    assert (waiting.job_id, waiting.deed, waiting.phase, waiting.percent) == (job_id, Deed.ROTATE, Phase.WAITING, 0)
    assert await services.protection.current(COMMAND_LINE) == waiting


async def test_answers_given_before_and_after_are_the_same_answers(services: Services) -> None:
    person_id = await add_person(services, 7)
    await do(services, Deed.ROTATE)
    account = await services.accounts.get(person_id)
    assert account is not None
    assert account.record == PersonRecord(first_name="Имя 7", team="Lab 7")


async def test_paused_it_rests_and_resumed_it_goes_on(services: Services) -> None:
    await fill(services, 100)
    job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE)
    await services.protection.pause(COMMAND_LINE, job_id)
    assert (await finish(services, job_id)).state is JobState.PAUSED
    assert set(await keys_in_use()) == {1}
    await services.protection.resume(COMMAND_LINE, job_id)
    assert (await finish(services, job_id)).state is JobState.DONE
    assert set(await keys_in_use()) == {3}
