"""Staff correct and enter what people have told, by the same rules."""

import pytest

from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.errors import Conflict, NotAllowed, NotFound, RuleViolated
from school21_bot.people import QUESTIONS, Status, Step
from school21_bot.people.models import Person, Registration, Role
from tests.flows.people import ANSWERS, make_applicant, make_member, set_status
from tests.people.conftest import reread
from tests.services import OWNER

BY = in_the_bot(1, OWNER)
STRANGER = in_the_bot(2, 77)


async def test_a_member_is_corrected_and_the_old_nickname_is_free(services: Services) -> None:
    member = await make_member(services, 77)
    await services.editing.edit(BY, member.id, Step.SCHOOL_NICKNAME, "petrivan", cause="1")
    await services.editing.edit(BY, member.id, Step.ROLE, "Junior повар", cause="2")
    changed = await reread(services, member)
    assert changed.record.school_nickname == "petrivan"
    row = await Person.get(id=member.id).select_related("role", "level")
    assert row.role is not None
    assert row.level is not None
    assert (row.role.name, row.level.code) == ("повар", "junior")
    other = await make_member(services, 78, answers={Step.MESSENGER_NICKNAME: "other"})
    assert other.record.school_nickname == "ivanpetr"
    with pytest.raises(RuleViolated, match="taken"):
        await services.editing.edit(BY, other.id, Step.SCHOOL_NICKNAME, "PetrIvan", cause="3")
    assert await AuditEntry.filter(action="person-edited").count() == 2


@pytest.mark.parametrize("status", [Status.APPLYING, Status.ABANDONED])
async def test_a_draft_is_corrected_without_waking_its_timer(services: Services, status: Status) -> None:
    person = await make_applicant(services, 77, until=Step.ROLE)
    await set_status(person, status)
    before = await Registration.get(person_id=person.id)
    await services.editing.edit(BY, person.id, Step.TEAM, "Another", cause="1")
    await services.editing.edit(BY, person.id, Step.ROLE, "Senior невиданный", cause="2")
    after = await Registration.get(person_id=person.id)
    changed = await reread(services, person)
    assert changed.status is status
    assert changed.record.team == "Another"
    assert changed.draft is not None
    assert changed.draft.next_step is Step.DESCRIPTION
    assert (after.deadline_at, after.status) == (before.deadline_at, before.status)
    assert not await Role.filter(name="невиданный").exists()


async def test_what_breaks_a_rule_is_refused_and_changes_nothing(services: Services) -> None:
    member = await make_member(services, 77)
    for step, text in ((Step.SCHOOL_NICKNAME, "яя"), (Step.TEAM, ""), (Step.DESCRIPTION, "x" * 1025)):
        with pytest.raises(RuleViolated):
            await services.editing.edit(BY, member.id, step, text, cause=step.value)
    assert (await reread(services, member)).record == member.record
    assert not await AuditEntry.exists()


async def test_the_same_tap_twice_corrects_once(services: Services) -> None:
    member = await make_member(services, 77)
    for _ in range(2):
        await services.editing.edit(BY, member.id, Step.TEAM, "Another", cause="same")
    assert await AuditEntry.all().count() == 1


async def test_who_has_told_nothing_cannot_be_corrected(services: Services) -> None:
    member = await make_member(services, 77)
    await set_status(member, Status.REMOVED)
    with pytest.raises(Conflict):
        await services.editing.edit(BY, member.id, Step.TEAM, "Another", cause="1")
    with pytest.raises(NotFound):
        await services.editing.edit(BY, 5, Step.TEAM, "Another", cause="1")


async def test_somebody_is_entered_by_hand_and_becomes_a_member(services: Services) -> None:
    added = await services.editing.add(BY, "Анна", "ru")
    assert (await Registration.get(person_id=added.id)).deadline_at is None
    with pytest.raises(Conflict):
        await services.editing.admit(BY, added.id)
    for step in QUESTIONS:
        await services.editing.edit(BY, added.id, step, ANSWERS[step], cause=step.value)
    admitted = await services.editing.admit(BY, added.id)
    assert (admitted.status, admitted.telegram_id, admitted.consent_is_due) == (Status.MEMBER, None, True)
    viewer = await make_member(
        services, 78, answers={Step.SCHOOL_NICKNAME: "viewer", Step.MESSENGER_NICKNAME: "viewer"}
    )
    assert (await services.directory.card(viewer, added.id)).name == "Анна"


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "я" * 65, "я" * 5000])
async def test_a_name_that_nobody_could_have_is_refused(services: Services, name: str) -> None:
    with pytest.raises(RuleViolated):
        await services.editing.add(BY, name, "ru")
    assert not await Person.exists()


async def test_two_entered_with_one_nickname_are_told_apart_at_the_end(services: Services) -> None:
    drafts = [await services.editing.add(BY, "Анна", "ru") for _ in range(2)]
    for draft in drafts:
        for step in QUESTIONS:
            await services.editing.edit(BY, draft.id, step, ANSWERS[step], cause=step.value)
    await services.editing.admit(BY, drafts[0].id)
    with pytest.raises(RuleViolated, match="taken"):
        await services.editing.admit(BY, drafts[1].id)


async def test_strangers_change_nothing(services: Services) -> None:
    member = await make_member(services, 77)
    level, role = (await services.dictionary.levels())[0], await Role.all().first()
    assert role is not None
    for act in (
        services.editing.edit(STRANGER, member.id, Step.TEAM, "X", cause="1"),
        services.editing.choose_role(STRANGER, member.id, role.id, cause="1"),
        services.editing.choose_level(STRANGER, member.id, level.id, cause="1"),
        services.editing.leave_out(STRANGER, member.id, cause="1"),
        services.editing.add(STRANGER, "X", "ru"),
        services.editing.admit(STRANGER, member.id),
    ):
        with pytest.raises(NotAllowed):
            await act
    assert (await reread(services, member)).version == member.version
