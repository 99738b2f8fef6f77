"""A process that missed a rotation, before the old key is retired and after."""

import asyncio

import pytest
from tortoise.exceptions import IntegrityError

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services, build_services
from school21_bot.jobs import JobState
from school21_bot.messages.models import Outgoing
from school21_bot.people.models import Person
from school21_bot.ports import Topic
from school21_bot.protection import Deed, Phase
from school21_bot.sealing import Keyring, Presence, load_kek, ring
from school21_bot.sealing.models import DataKey
from school21_bot.storage import refused_by_reference, transaction
from tests.jobs.kit import until
from tests.protection.kit import do, fill, finish, keys_in_use, opened

_LATE = 5

pytestmark = pytest.mark.usefixtures("impatient")


async def other_process(services: Services) -> tuple[Services, Presence]:
    """Another process as far as keys are concerned: it knows those of this moment until it looks again."""
    keyring = await Keyring.load(load_kek(services.settings))
    return build_services(services.settings, keyring), Presence(keyring)


async def tell_somebody(services: Services) -> Outgoing:
    """Write something sealed without reading anything first: not even a claim of a nickname, which holds the keys."""
    person = await Person.first()
    assert person is not None
    await services.outbox.tell(person.id, _LATE, Topic.RESTORED, "late")
    return await Outgoing.get(chat_id=_LATE)


async def test_a_key_becomes_primary_only_when_every_living_process_knows_it(services: Services) -> None:
    await fill(services, 3)
    _, presence = await other_process(services)
    await presence.look()
    job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE)
    working = asyncio.create_task(finish(services, job_id))

    async def waits() -> bool:
        await presence._say(0)  # alive, and as it was
        return (await services.protection.view(COMMAND_LINE, job_id)).waiting_for == 1

    await until(waits)
    assert (await services.protection.view(COMMAND_LINE, job_id)).phase is Phase.WAITING
    assert {row.id: row.state.value for row in await DataKey.all()}[1] == "primary"

    async def is_done() -> bool:
        await presence.look()
        return working.done()

    await until(is_done)
    assert (await working).state is JobState.DONE
    assert len(await keys_in_use()) == 1


async def test_a_process_that_is_gone_is_not_waited_for(services: Services) -> None:
    _, presence = await other_process(services)
    await presence.look()
    done = await do(services, Deed.ROTATE)
    assert done.state is JobState.DONE


async def test_the_old_key_stays_until_every_living_process_has_let_go_of_it(services: Services) -> None:
    await fill(services, 3)
    sleeper, presence = await other_process(services)
    job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE)
    working = asyncio.create_task(finish(services, job_id))

    async def settles() -> bool:
        phase = (await services.protection.view(COMMAND_LINE, job_id)).phase
        if phase is Phase.WAITING:
            await presence.look()
        else:
            await presence._say(sleeper.protection._keyring.version)
        return phase is Phase.SETTLING and bool((await services.protection.view(COMMAND_LINE, job_id)).waiting_for)

    await until(settles)
    # It knows the new key and has not heard that it is primary: what it writes is found, and written anew.
    late = await tell_somebody(sleeper)
    assert 1 in await keys_in_use()

    async def is_done() -> bool:
        await presence.look()
        return working.done()

    await until(is_done)
    assert ("outgoing", late.id) in await opened(services)
    assert len(await keys_in_use()) == 1


async def test_a_stale_process_cannot_write_with_a_retired_key(services: Services) -> None:
    await fill(services, 3)
    sleeper, presence = await other_process(services)
    await do(services, Deed.ROTATE)
    with pytest.raises(IntegrityError) as refusal:
        await tell_somebody(sleeper)
    assert refused_by_reference(refusal.value)
    assert not await Outgoing.filter(chat_id=_LATE).exists()
    # It opens what was written meanwhile, because it reads the keys again; from then on it writes, too.
    await presence.look()
    await tell_somebody(sleeper)
    assert len(await keys_in_use()) == 1


async def test_a_stale_process_opens_what_others_have_written_since(services: Services) -> None:
    sleeper, _ = await other_process(services)
    await fill(services, 1)
    await do(services, Deed.ROTATE)
    account = await sleeper.accounts.find(1_000_000)
    assert account is not None
    assert account.record.first_name == "Имя 0"


async def test_a_key_in_use_cannot_be_removed(services: Services) -> None:
    await fill(services, 1)
    async with transaction():
        assert not await ring.remove(1)
    assert await DataKey.filter(id=1).exists()


async def test_no_other_refusal_is_taken_for_a_retired_key(services: Services) -> None:
    await fill(services, 1)
    row = await Person.first()
    assert row is not None
    with pytest.raises(IntegrityError) as refusal:
        await row.save(force_create=True)
    assert not refused_by_reference(refusal.value)
    assert not refused_by_reference(ValueError("FOREIGN KEY"))
