"""What another version of the consent means is known beforehand, to those who may change it."""

import pytest

from school21_bot.access import COMMAND_LINE, StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.errors import NotAllowed
from school21_bot.people import CONSENT_VERSION, Status
from school21_bot.people.models import Person
from tests.flows.people import make_applicant, make_members, set_status


async def test_members_are_counted_who_have_not_agreed_to_that_version(services: Services) -> None:
    members = await make_members(services, 3)
    await set_status(await make_applicant(services, 9), Status.WAITING)
    await Person.filter(id=members[0].id).update(consent_version="2027-01")
    await Person.filter(id=members[1].id).update(consent_version=None)
    for version, number in ((CONSENT_VERSION, 2), ("2027-01", 2), ("2028", 3)):
        assert await services.consents.asked_again(COMMAND_LINE, version) == number
    assert await services.consents.waiting(COMMAND_LINE) == 1


async def test_others_are_told_nothing(services: Services) -> None:
    await services.access.grant(COMMAND_LINE, 78, StaffRole.ANALYST)
    for asking in (services.consents.asked_again(in_the_bot(1, 78), "x"), services.consents.waiting(in_the_bot(2, 79))):
        with pytest.raises(NotAllowed):
            await asking
