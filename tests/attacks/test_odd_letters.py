"""Invisible characters, combining marks, mixed scripts and letters that change their length make no nickname new."""

import pytest

from school21_bot.app import Services
from school21_bot.errors import RuleViolated
from school21_bot.people import Step
from tests.flows.people import make_applicant, make_member

# What is compared is made before any database sees it.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TAKEN = {Step.SCHOOL_NICKNAME: "ivanelka", Step.MESSENGER_NICKNAME: "Ivan.Elkin"}


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        (Step.SCHOOL_NICKNAME, "IVANELKA"),
        (Step.SCHOOL_NICKNAME, "ivan\u200belka"),
        (Step.SCHOOL_NICKNAME, "\ufeffivanelka\u2060"),
        (Step.SCHOOL_NICKNAME, "ivan\u00adelka"),
        (Step.SCHOOL_NICKNAME, "@ivan\u200d\u200celka\u00a0"),
        (Step.MESSENGER_NICKNAME, "ivan.elkin"),
        (Step.MESSENGER_NICKNAME, "IVAN.ELKIN@example.com"),
        (Step.MESSENGER_NICKNAME, "ivan\u200b.el\u2060kin"),
    ],
)
async def test_what_looks_the_same_is_taken(services: Services, step: Step, typed: str) -> None:
    await make_member(services, 1, answers=TAKEN)
    applicant = await make_applicant(services, 2, until=Step.SCHOOL_NICKNAME)
    if step is Step.MESSENGER_NICKNAME:
        await services.registration.answer(applicant.id, Step.SCHOOL_NICKNAME, "another", cause="0")
    with pytest.raises(RuleViolated, match="taken"):
        await services.registration.answer(applicant.id, step, typed, cause="1")


@pytest.mark.parametrize(
    "typed",
    ["ivаnelka", "ivane\u0301lka", "ıvanelka", "ivanelkß", "ivanﬁlka", "İvanelka", "ⅳanelka", "ﷺ"],
)
async def test_what_is_no_latin_letter_is_refused_whatever_it_looks_like(services: Services, typed: str) -> None:
    applicant = await make_applicant(services, 2, until=Step.SCHOOL_NICKNAME)
    with pytest.raises(RuleViolated) as refusal:
        await services.registration.answer(applicant.id, Step.SCHOOL_NICKNAME, typed, cause="1")
    assert refusal.value.reason in {"not-latin", "too-short"}


@pytest.mark.parametrize("team", ["İß ﷺ ſ ŉ", "e\u0301 é", "ёжик и е\u0308жик", "Ⓛⓐⓑ ℌ", "\u202eоткат\u202c", "क्‍ष"])
async def test_such_letters_are_kept_sealed_and_come_back(services: Services, team: str) -> None:
    member = await make_member(services, 1, answers={**TAKEN, Step.TEAM: team})
    again = await services.accounts.get(member.id)
    assert again is not None
    assert again.record.team == member.record.team
    assert again.record.team
