"""Somebody who can write into the database swaps records between rows, columns and tables: none opens elsewhere."""

import pytest

from school21_bot.app import Services
from school21_bot.invites.models import Invite
from school21_bot.messages.models import Outgoing
from school21_bot.people.models import Person
from school21_bot.sealing import Place, Sealer, Unreadable
from tests.protection.kit import fill
from tests.sealing.forging import PLACE, Card


@pytest.mark.parametrize(
    "elsewhere",
    [
        PLACE._replace(row_id=PLACE.row_id + 1),
        PLACE._replace(row_id=-PLACE.row_id),
        PLACE._replace(column="draft"),
        PLACE._replace(table="invite"),
        Place("personr", "ecord", PLACE.row_id),
        Place("perso", "nrecord", PLACE.row_id),
        Place("person", "record1", int(str(PLACE.row_id)[1:])),
    ],
)
def test_a_record_moved_elsewhere_does_not_open(sealer: Sealer, record: bytes, elsewhere: Place) -> None:
    with pytest.raises(Unreadable) as refusal:
        sealer.open_now(elsewhere, record, Card)
    assert (refusal.value.table, refusal.value.row_id) == (elsewhere.table, elsewhere.row_id)


async def test_two_people_whose_records_are_swapped_are_both_unreadable_and_nobody_else(services: Services) -> None:
    await fill(services, 4)
    first, second, *others = await Person.all().order_by("id")
    await Person.filter(id=first.id).update(record=second.record)
    await Person.filter(id=second.id).update(record=first.record)
    for person in (first, second):
        with pytest.raises(Unreadable):
            await services.accounts.get(person.id)
    for person in others:
        assert await services.accounts.get(person.id) is not None


async def test_a_record_copied_into_another_table_does_not_open_there(services: Services) -> None:
    await fill(services, 1)
    (person,), link, message = await Person.all(), await Invite.first(), await Outgoing.first()
    assert link is not None
    assert message is not None
    await Person.filter(id=person.id).update(record=link.record)
    with pytest.raises(Unreadable):
        await services.accounts.get(person.id)
    with pytest.raises(Unreadable):
        await services.sealer.open(Place("outgoing", "record", message.id), person.record, Card)
