"""The verbs of the profile: at the same moment, delivered twice, by those who may not."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from school21_bot.app import Services
from school21_bot.errors import Conflict, NotAllowed, NotFound, RuleViolated
from school21_bot.journal.models import Event
from school21_bot.people import CONSENT_VERSION, Field, Status, Step
from school21_bot.people.models import PersonTag, Role
from tests.flows.people import make_applicant, make_member, set_status
from tests.flows.profiles import OTHER
from tests.people.conftest import reread

BOTH = pytest.mark.parametrize("step", [Step.SCHOOL_NICKNAME, Step.MESSENGER_NICKNAME])


@BOTH
async def test_of_many_who_take_a_nickname_at_once_one_gets_it(services: Services, step: Step) -> None:
    members = [
        await make_member(
            services,
            number,
            answers={Step.SCHOOL_NICKNAME: f"nick{'abcdef'[number]}", Step.MESSENGER_NICKNAME: f"mail{number}"},
        )
        for number in range(1, 6)
    ]
    ended = await asyncio.gather(
        *(services.profiles.edit(member.id, step, "wanted", cause="a") for member in members), return_exceptions=True
    )
    refused = [one for one in ended if isinstance(one, RuleViolated)]
    assert len(refused) == 4
    assert {(one.field, one.reason) for one in refused} == {(step.value, "taken")}
    records = [(await reread(services, member)).record for member in members]
    assert [getattr(record, step) for record in records].count("wanted") == 1
    assert await PersonTag.all().count() == 10


async def test_a_correction_delivered_twice_is_made_once(services: Services) -> None:
    member = await make_member(services, 1)
    await services.profiles.edit(member.id, Step.TEAM, "Core", cause="message:1")
    await services.profiles.edit(member.id, Step.TEAM, "Ledger", cause="message:2")
    again = await services.profiles.edit(member.id, Step.TEAM, "Core", cause="message:1")
    assert again.record.team == "Ledger"
    assert (await reread(services, member)).record.team == "Ledger"
    assert await Event.filter(kind="profile_edited").count() == 2


async def test_corrections_of_two_fields_at_once_are_both_kept(services: Services) -> None:
    member = await make_member(services, 1)
    for number in range(5):
        await asyncio.gather(
            services.profiles.edit(member.id, Step.TEAM, f"T-{number}", cause=f"a{number}"),
            services.profiles.edit(member.id, Step.DESCRIPTION, f"D-{number}", cause=f"b{number}"),
            services.profiles.edit(member.id, Step.SCHOOL_NICKNAME, f"nick{'abcde'[number]}", cause=f"c{number}"),
        )
        record = (await reread(services, member)).record
        assert (record.team, record.description) == (f"T-{number}", f"D-{number}")
        assert record.school_nickname == f"nick{'abcde'[number]}"
    assert await PersonTag.all().count() == 2


async def test_fields_hidden_at_once_are_all_hidden(services: Services) -> None:
    member = await make_member(services, 1)
    fields = [Field.TEAM, Field.SCHOOL_NICKNAME, Field.DESCRIPTION]
    await asyncio.gather(
        *(services.profiles.hide_field(member.id, field, hidden=True, cause=field) for field in fields)
    )
    assert (await reread(services, member)).hidden == frozenset(fields)


async def test_the_role_by_which_people_are_found_cannot_be_hidden(services: Services) -> None:
    member = await make_member(services, 1)
    with pytest.raises(NotAllowed):
        await services.profiles.hide_field(member.id, Field.ROLE, hidden=True, cause="a")


async def test_a_new_role_typed_by_many_at_once_is_one_role(services: Services) -> None:
    members = [
        await make_member(
            services,
            number,
            answers={Step.SCHOOL_NICKNAME: f"nick{'abcdef'[number]}", Step.MESSENGER_NICKNAME: f"mail{number}"},
        )
        for number in range(1, 6)
    ]
    await asyncio.gather(*(services.profiles.edit(member.id, Step.ROLE, "Lead Повар", cause="a") for member in members))
    assert await Role.filter(key="повар").count() == 1
    assert [(role.name, role.members) for role in await services.dictionary.roles_by_use()] == [("Повар", 5)]


async def test_the_own_nickname_may_be_typed_again_in_another_case(services: Services) -> None:
    member = await make_member(services, 1)
    changed = await services.profiles.edit(member.id, Step.SCHOOL_NICKNAME, "IVANPETR", cause="a")
    assert changed.record.school_nickname == "IVANPETR"


Verb = Callable[[Services, int], Awaitable[object]]
VERBS: dict[str, Verb] = {
    "edit": lambda services, who: services.profiles.edit(who, Step.TEAM, "Core", cause="a"),
    "role": lambda services, who: services.profiles.edit(who, Step.ROLE, "Lead Повар", cause="a"),
    "level": lambda services, who: services.profiles.choose_level(who, 4, cause="a"),
    "description": lambda services, who: services.profiles.remove_description(who, cause="a"),
    "list": lambda services, who: services.profiles.list_card(who, listed=False, cause="a"),
    "hide": lambda services, who: services.profiles.hide_field(who, Field.TEAM, hidden=True, cause="a"),
    "agree": lambda services, who: services.profiles.agree(who, CONSENT_VERSION, cause="a"),
}


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.MEMBER])
@pytest.mark.parametrize("verb", VERBS)
async def test_only_members_may(services: Services, status: Status, verb: str) -> None:
    account = await make_member(services, 1, answers=OTHER)
    await set_status(account, status)
    before = await reread(services, account)
    with pytest.raises(NotAllowed):
        await VERBS[verb](services, account.id)
    assert await reread(services, account) == before
    assert await Event.filter(kind__in=["profile_edited", "hidden", "consent_given"]).count() == 0


async def test_nobody_at_all_is_refused_kindly(services: Services) -> None:
    copy: Verb = lambda services, who: services.own_data.copy(who)  # noqa: E731
    for verb in (*VERBS.values(), copy):
        with pytest.raises(NotAllowed):
            await verb(services, 12345)
    with pytest.raises(NotAllowed):
        await services.profiles.choose_language(12345, "en", cause="a")


async def test_a_language_that_is_not_ours_and_a_version_that_is_not_present_are_refused(services: Services) -> None:
    applicant, member = await make_applicant(services, 1), await make_member(services, 2, answers=OTHER)
    with pytest.raises(NotFound):
        await services.profiles.choose_language(applicant.id, "fr", cause="a")
    with pytest.raises(Conflict):
        await services.profiles.agree(member.id, "1999-01", cause="a")


async def test_hiding_what_is_hidden_changes_nothing(services: Services) -> None:
    member = await make_member(services, 1)
    for cause in ("a", "b"):
        await services.profiles.hide_field(member.id, Field.TEAM, hidden=True, cause=cause)
        await services.profiles.list_card(member.id, listed=False, cause=f"{cause}2")
    assert (await reread(services, member)).version == member.version + 2
    assert await Event.filter(kind="hidden").count() == 2
