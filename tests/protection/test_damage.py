"""A damaged record hurts only its owner: it is passed over, counted and named by its id, and never written over."""

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.jobs import JobState
from school21_bot.people.models import Person
from school21_bot.protection import Deed, Unreadable
from school21_bot.protection.tables import place
from school21_bot.sealing import KeyState
from school21_bot.sealing.models import DataKey
from tests.protection.kit import do, fill, keys_in_use


async def damage(*telegram_ids: int) -> list[Person]:
    """Flip a bit in each of these people's records."""
    people = []
    for telegram_id in telegram_ids:
        person = await Person.get(telegram_id=telegram_id)
        person.record = person.record[:-1] + bytes([person.record[-1] ^ 1])
        await person.save()
        people.append(person)
    return people


@pytest.mark.parametrize("deed", [Deed.ROTATE, Deed.UNSEAL])
async def test_damaged_records_are_passed_over_counted_named_and_left_as_they_are(
    services: Services, deed: Deed
) -> None:
    await fill(services)
    people = await damage(1_000_003, 1_000_030, 1_000_059)
    done = await do(services, deed)
    assert (done.state, done.unreadable) == (JobState.DONE, 3)
    assert set(done.named) == {Unreadable("person", person.id) for person in people}
    for person in people:
        assert (await Person.get(id=person.id)).record == person.record
    assert (await keys_in_use())[1] == 3
    assert (await DataKey.get(id=1)).state is KeyState.KEPT
    others = await Person.exclude(id__in=[person.id for person in people])
    for other in others:
        services.sealer.open_now(place("person", other.id), other.record, dict)  # type: ignore[type-var]  # anything


async def test_many_damaged_records_are_all_counted_and_the_first_named(services: Services) -> None:
    await fill(services)
    await damage(*range(1_000_010, 1_000_050))
    done = await do(services, Deed.ROTATE)
    assert (done.unreadable, len(done.named)) == (40, 20)


async def test_a_key_kept_for_a_damaged_record_goes_when_the_record_has_gone_or_opens_again(
    services: Services,
) -> None:
    await fill(services)
    deleted, mended = await damage(1_000_003, 1_000_004)
    await do(services, Deed.ROTATE)
    await services.deletion.delete(deleted.id)
    whole = mended.record[:-1] + bytes([mended.record[-1] ^ 1])
    await Person.filter(id=mended.id).update(record=whole)
    done = await do(services, Deed.SEAL)
    assert (done.unreadable, done.done) == (0, 1)
    assert not await DataKey.filter(id=1).exists()
    account = await services.accounts.get(mended.id)
    assert account is not None
    assert account.record.first_name == "Имя 4"


async def test_a_record_of_a_key_that_is_not_there_is_damaged_like_any_other(services: Services) -> None:
    await fill(services, 3)
    person = await Person.get(telegram_id=1_000_001)
    await Person.filter(id=person.id).update(record=person.record[:5] + b"\x63" + person.record[6:])
    done = await do(services, Deed.ROTATE)
    assert done.named == (Unreadable("person", person.id),)
    status = await services.protection.status(COMMAND_LINE)
    assert [key.records for key in status.keys if key.state is KeyState.KEPT] == [1]
