"""Removing, banning, moving: all rooms at once, and nobody of the staff by accident."""

import pytest

from school21_bot.access import StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.errors import Conflict, IsStaff, NotAllowed, NotFound
from school21_bot.jobs.models import Job
from school21_bot.journal.models import Event
from school21_bot.messages.models import Outgoing
from school21_bot.people import Status, Step, TelegramNames
from school21_bot.people.models import PersonTag
from tests.flows.people import make_applicant, make_member, set_status
from tests.people.conftest import reread
from tests.services import OWNER

BY = in_the_bot(1, OWNER)
STRANGER = in_the_bot(2, 77)


async def test_whoever_is_removed_may_register_again_and_the_nickname_is_free(services: Services) -> None:
    member = await make_member(services, 77)
    await services.membership.remove(BY, member.id)
    assert (await reread(services, member)).status is Status.REMOVED
    assert not await PersonTag.exists()
    assert await Outgoing.filter(person_id=member.id, kind="removed").exists()
    assert await Event.filter(person=member.id, kind="removed").exists()
    with pytest.raises(Conflict):
        await services.membership.remove(BY, member.id)
    again = await make_member(services, 77)
    assert (again.id, again.status) == (member.id, Status.MEMBER)


@pytest.mark.parametrize("until", [Step.SCHOOL_NICKNAME, Step.TEAM, Step.SUMMARY])
async def test_a_ban_stops_a_registration_and_survives_deletion(services: Services, until: Step) -> None:
    person = await make_applicant(services, 77, until=until)
    await services.membership.ban(BY, person.id)
    banned = await reread(services, person)
    assert (banned.status, banned.draft) == (Status.BANNED, None)
    with pytest.raises(NotAllowed):
        await services.registration.begin(person.id)
    await services.deletion.delete(person.id)
    assert (await services.roster.find(BY, "77")).banned_id == 77
    back = await services.accounts.arrive(77, TelegramNames("Иван"), "ru")
    assert back.status is Status.BANNED
    await services.membership.unban(BY, back.id)
    assert (await reread(services, back)).status is Status.NEW
    await services.deletion.delete(back.id)
    assert (await services.accounts.arrive(77, TelegramNames("Иван"), "ru")).status is Status.NEW


async def test_the_ban_of_somebody_who_is_deleted_can_be_lifted(services: Services) -> None:
    member = await make_member(services, 77)
    await services.membership.ban(BY, member.id)
    await services.deletion.delete(member.id)
    await services.membership.unban_telegram(BY, 77)
    assert (await services.roster.find(BY, "77")).banned_id is None
    with pytest.raises(NotFound):
        await services.membership.unban_telegram(BY, 77)


async def test_staff_have_to_lose_their_role_first(services: Services) -> None:
    member = await make_member(services, 77)
    await services.access.grant(BY, 77, StaffRole.ANALYST, person_id=member.id)
    with pytest.raises(IsStaff):
        await services.membership.remove(BY, member.id)
    with pytest.raises(IsStaff):
        await services.membership.ban(BY, member.id)
    with pytest.raises(IsStaff):
        await services.moving.move(BY, member.id, 78)
    assert (await reread(services, member)).status is Status.MEMBER


async def test_an_abandoned_registration_is_nudged_once_a_day(services: Services) -> None:
    person = await make_applicant(services, 77, until=Step.TEAM)
    with pytest.raises(Conflict):
        await services.membership.nudge(BY, person.id)
    await set_status(person, Status.ABANDONED)
    await services.membership.nudge(BY, person.id)
    with pytest.raises(Conflict):
        await services.membership.nudge(BY, person.id)
    assert await Outgoing.filter(person_id=person.id, kind="nudged").count() == 1
    assert await AuditEntry.filter(action="person-nudged").count() == 1


async def test_a_membership_moves_to_another_account_and_back(services: Services) -> None:
    member = await make_member(services, 77)
    newcomer = await services.accounts.arrive(78, TelegramNames("Иван"), "ru")
    await services.moving.move(BY, member.id, 78)
    found = await services.accounts.find(78)
    assert found is not None
    assert (found.id, found.status) == (member.id, Status.MEMBER)
    assert await services.accounts.find(77) is None
    assert await services.accounts.get(newcomer.id) is None
    assert (await services.moving.move(BY, member.id, 77)).telegram_id == 77


async def test_a_membership_does_not_move_to_an_account_that_is_somebodys(services: Services) -> None:
    member = await make_member(services, 77)
    await make_applicant(services, 78, until=Step.SCHOOL_NICKNAME)
    banned = await make_applicant(services, 79, until=Step.SCHOOL_NICKNAME)
    await services.membership.ban(BY, banned.id)
    await services.deletion.delete(banned.id)
    for taken in (77, 78, 79):
        with pytest.raises(Conflict):
            await services.moving.move(BY, member.id, taken)
    assert (await reread(services, member)).telegram_id == 77


async def test_strangers_do_nothing_to_anybody(services: Services) -> None:
    member = await make_member(services, 77)
    for act in (
        services.membership.remove(STRANGER, member.id),
        services.membership.ban(STRANGER, member.id),
        services.membership.unban(STRANGER, member.id),
        services.membership.unban_telegram(STRANGER, 77),
        services.membership.nudge(STRANGER, member.id),
        services.membership.reissue_invite(STRANGER, member.id),
        services.moving.move(STRANGER, member.id, 78),
        services.glance.numbers(STRANGER),
    ):
        with pytest.raises(NotAllowed):
            await act
    assert (await reread(services, member)).version == member.version
    assert not await AuditEntry.exists()
    assert not await Job.exists()
