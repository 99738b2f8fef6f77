"""Who may do what, asked at every act, and every act written down for good."""

import asyncpg  # type: ignore[import-untyped]  # ships no types
import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from school21_bot import audit
from school21_bot.access import COMMAND_LINE, RIGHT_FOR, RIGHTS, Actor, Right, StaffRole, in_the_bot
from school21_bot.access.models import Staff
from school21_bot.app import Services
from school21_bot.audit import Action, Filter
from school21_bot.audit.models import AuditEntry
from school21_bot.errors import Conflict, NotAllowed, NotFound
from school21_bot.jobs.models import Job
from school21_bot.storage import fetch, transaction
from tests.flows.people import make_member
from tests.services import OWNER

BY_OWNER = in_the_bot(1, OWNER)
STRANGER = in_the_bot(2, 77)
REFUSED = (IntegrityError, OperationalError, asyncpg.RaiseError)
"""What the databases say to a change of the log."""


def test_every_act_needs_a_right_and_every_role_has_some() -> None:
    assert set(RIGHT_FOR) == set(Action)
    assert set(RIGHTS) == set(StaffRole)
    assert RIGHTS[StaffRole.OWNER] == set(Right)
    assert RIGHTS[StaffRole.ANALYST] < RIGHTS[StaffRole.ADMIN] < RIGHTS[StaffRole.OWNER]


async def test_owners_of_the_settings_may_everything_and_cannot_be_withdrawn(services: Services) -> None:
    assert await services.access.role_of(OWNER) is StaffRole.OWNER
    for right in Right:
        await services.access.require(BY_OWNER, right)
    with pytest.raises(Conflict):
        await services.access.withdraw(BY_OWNER, OWNER)
    with pytest.raises(Conflict):
        await services.access.grant(BY_OWNER, OWNER, StaffRole.ANALYST)


async def test_strangers_may_nothing(services: Services) -> None:
    assert await services.access.role_of(77) is None
    for right in Right:
        with pytest.raises(NotAllowed):
            await services.access.require(STRANGER, right)
    for action in Action:
        async with transaction():
            with pytest.raises(NotAllowed):
                await services.access.act(STRANGER, action)
    assert not await AuditEntry.exists()


async def test_the_command_line_may_everything(services: Services) -> None:
    for right in Right:
        await services.access.require(COMMAND_LINE, right)


@pytest.mark.parametrize("role", StaffRole)
async def test_a_role_that_was_granted_opens_its_rights_until_it_is_withdrawn(
    services: Services, role: StaffRole
) -> None:
    member = await make_member(services, 77)
    by = in_the_bot(member.id, 77)
    await services.access.grant(BY_OWNER, 77, role, person_id=member.id)
    assert {right for right in Right if await services.access.may(by, right)} == RIGHTS[role]
    await services.access.withdraw(BY_OWNER, 77, person_id=member.id)
    assert not [right for right in Right if await services.access.may(by, right)]
    told = [row["kind"] for row in await fetch("SELECT kind FROM outgoing WHERE person_id = $1 ORDER BY id", member.id)]
    assert told == ["staff-granted", "staff-withdrawn"]
    assert await Job.filter(kind="close").count() == 2


async def test_only_owners_make_staff(services: Services) -> None:
    await services.access.grant(BY_OWNER, 77, StaffRole.ADMIN)
    admin = in_the_bot(2, 77)
    for act in (
        services.access.grant(admin, 78, StaffRole.ANALYST),
        services.access.withdraw(admin, 77),
        services.access.staff(admin),
    ):
        with pytest.raises(NotAllowed):
            await act
    assert await Staff.all().count() == 1


async def test_the_same_role_twice_changes_nothing_and_nobodys_cannot_be_withdrawn(services: Services) -> None:
    await services.access.grant(BY_OWNER, 77, StaffRole.ADMIN)
    await services.access.grant(BY_OWNER, 77, StaffRole.ADMIN)
    with pytest.raises(NotFound):
        await services.access.withdraw(BY_OWNER, 78)
    await services.access.grant(BY_OWNER, 77, StaffRole.ANALYST)
    (_, one) = await services.access.staff(BY_OWNER)
    assert (one.telegram_id, one.role, one.fixed) == (77, StaffRole.ANALYST, False)
    assert await AuditEntry.all().count() == 2


async def test_whoever_is_deleted_is_staff_no_more(services: Services) -> None:
    member = await make_member(services, 77)
    await services.access.grant(BY_OWNER, 77, StaffRole.ADMIN, person_id=member.id)
    await services.deletion.delete(member.id)
    assert await services.access.role_of(77) is None


async def test_the_log_says_who_did_what_and_cannot_be_changed(services: Services) -> None:
    member = await make_member(services, 77)
    await services.access.grant(BY_OWNER, 77, StaffRole.ADMIN, person_id=member.id)
    (entry,) = (await audit.page(Filter(), 0)).lines
    assert (entry.via, entry.actor, entry.action, entry.target_kind, entry.target, entry.details) == (
        "bot",
        BY_OWNER.person_id,
        "staff-granted",
        "person",
        member.id,
        {"role": "admin"},
    )
    with pytest.raises(REFUSED):
        await AuditEntry.all().update(actor=3)
    with pytest.raises(REFUSED):
        await AuditEntry.all().delete()
    assert await AuditEntry.filter(actor=BY_OWNER.person_id).count() == 1


async def test_what_did_not_happen_is_not_in_the_log(services: Services) -> None:
    async def fail() -> None:
        async with transaction():
            await services.access.act(BY_OWNER, Action.ROLE_MERGED)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert not await AuditEntry.exists()


async def test_the_log_is_found_by_actor_action_and_date_in_pages(services: Services) -> None:
    async with transaction():
        for number in range(25):
            actor = Actor(BY_OWNER.via, 1 + number % 2, OWNER)
            await services.access.act(actor, Action.ROLE_MERGED if number % 5 else Action.ROLE_RENAMED)
    first, last = await audit.page(Filter(), 0), await audit.page(Filter(), 99)
    assert (first.total, first.pages, last.number, len(last.lines)) == (25, 3, 2, 5)
    assert first.lines[0].id > first.lines[1].id > last.lines[0].id
    assert (await audit.page(Filter(actor=1), 0)).total == 13
    assert (await audit.page(Filter(action=Action.ROLE_RENAMED), 0)).total == 5
    assert (await audit.page(Filter(actor=2, action=Action.ROLE_RENAMED), 0)).total == 2
    middle = first.lines[5].at
    assert (await audit.page(Filter(since=middle), 0)).total + (await audit.page(Filter(until=middle), 0)).total == 25
    assert sum([len(batch) async for batch in audit.everything(Filter())]) == 25
    assert await audit.actors() == [1, 2]
