"""Two calls for one person at the same moment: both count, whatever would have kept them apart is gone."""

import asyncio

from school21_bot.app import Services
from school21_bot.people import CONSENT_VERSION, Status, Step
from school21_bot.people.models import Attempt, Registration, Role
from tests.flows.people import ANSWERS, make_applicant
from tests.people.conftest import reread


async def test_answers_to_two_questions_at_once_are_both_kept(services: Services) -> None:
    for telegram_id in range(1, 11):
        account = await make_applicant(services, telegram_id, until=Step.ROLE)
        await asyncio.gather(
            services.registration.answer(account.id, Step.ROLE, "Golang разработчик", cause="a"),
            services.registration.choose_level(account.id, 4, cause="b"),
            services.registration.answer(account.id, Step.DESCRIPTION, "Платежи", cause="c"),
        )
        draft = (await reread(services, account)).draft
        assert draft is not None
        assert draft.role is not None
        assert draft.role.name == "Golang разработчик"
        assert draft.level is not None
        assert draft.level.code == "senior"
        assert draft.answers.description == "Платежи"


async def test_two_beginnings_at_once_open_one_attempt(services: Services) -> None:
    for telegram_id in range(1, 11):
        account = await make_applicant(services, telegram_id, until=Step.SCHOOL_NICKNAME)
        await asyncio.gather(
            services.registration.restart(account.id, cause="a"),
            services.registration.begin(account.id, cause="b"),
            services.registration.restart(account.id, cause="c"),
        )
        attempts = await Registration.filter(person_id=account.id)
        assert [attempt.status for attempt in attempts].count(Attempt.ACTIVE) == 1


async def test_confirming_twice_at_once_makes_one_member(services: Services) -> None:
    account = await make_applicant(services, 1)
    confirmed = await asyncio.gather(
        *(services.registration.confirm(account.id, consent_version=CONSENT_VERSION) for _ in range(5))
    )
    assert {one.status for one in confirmed} == {Status.MEMBER}
    assert await Registration.filter(person_id=account.id, status=Attempt.FINISHED).count() == 1


async def test_a_new_role_enters_the_dictionary_with_the_member_who_has_it(services: Services) -> None:
    account = await make_applicant(services, 1, until=Step.DESCRIPTION, answers={Step.ROLE: "Повар-кондитер"})
    assert account.draft is not None
    assert account.draft.role is not None
    assert account.draft.role.name == "Повар-кондитер"
    assert await Role.all().count() == 0
    await services.registration.skip_description(account.id, cause="skip")
    await services.registration.confirm(account.id, consent_version=CONSENT_VERSION)
    assert [role.name for role in await Role.all()] == ["Повар-кондитер"]
    assert [role.name for role in await services.dictionary.roles_by_use()] == ["Повар-кондитер"]


async def test_a_new_role_confirmed_by_many_at_once_is_one_role(services: Services) -> None:
    accounts = [
        await make_applicant(
            services,
            number,
            answers={
                **ANSWERS,
                Step.SCHOOL_NICKNAME: f"nick{'abcdefgh'[number]}",
                Step.MESSENGER_NICKNAME: f"mail{number}",
                Step.ROLE: "Повар",
            },
        )
        for number in range(1, 8)
    ]
    await asyncio.gather(
        *(services.registration.confirm(account.id, consent_version=CONSENT_VERSION) for account in accounts)
    )
    assert [(role.name, role.members) for role in await services.dictionary.roles_by_use()] == [("Повар", 7)]
