"""Rows of tags that somebody else has written: they may block a nickname, and never show or give away anybody's."""

import os

import pytest
from tortoise.exceptions import IntegrityError

from school21_bot.app import Services
from school21_bot.errors import RuleViolated
from school21_bot.ids import new_id
from school21_bot.people import Step
from school21_bot.people.models import PersonTag, TagKind
from school21_bot.protection import Deed
from tests.flows.people import make_applicant
from tests.protection.kit import do
from tests.protection.members import community, generations, nickname

pytestmark = pytest.mark.usefixtures("impatient")


async def test_a_tag_cannot_be_given_to_a_second_person(services: Services) -> None:
    first, second = await community(services, 2)
    tag = await PersonTag.filter(person_id=first.id).first()
    assert tag is not None
    with pytest.raises(IntegrityError):
        await PersonTag.create(id=new_id(), kind=tag.kind, generation=tag.generation, tag=tag.tag, person_id=second.id)


async def test_tags_made_up_take_nobodys_nickname_and_are_gone_with_the_next_claim(services: Services) -> None:
    (person,) = await community(services, 1)
    for generation in (2, 99):
        for kind in (TagKind.SCHOOL_NICKNAME, TagKind.MESSENGER_NICKNAME):
            await PersonTag.create(
                id=new_id(), kind=kind, generation=generation, tag=os.urandom(16), person_id=person.id
            )
    applicant = await make_applicant(services, 50, until=Step.SCHOOL_NICKNAME)
    with pytest.raises(RuleViolated):
        await services.registration.answer(applicant.id, Step.SCHOOL_NICKNAME, nickname(0), cause="1")
    await services.registration.answer(applicant.id, Step.SCHOOL_NICKNAME, nickname(1), cause="2")
    await services.profiles.edit(person.id, Step.TEAM, "Lab", cause="3")
    await services.profiles.edit(person.id, Step.SCHOOL_NICKNAME, nickname(2), cause="4")
    assert await generations() == {2: 2}


async def test_a_change_of_the_index_key_comes_to_its_end_whatever_tags_were_made_up(services: Services) -> None:
    people = await community(services, 5)
    for person in people:
        await PersonTag.create(
            id=new_id(),
            kind=TagKind.SCHOOL_NICKNAME,
            generation=2,
            tag=os.urandom(16),
            person_id=person.id,
        )
        await PersonTag.create(id=new_id(), kind=TagKind.SCHOOL_NICKNAME, generation=2, tag=os.urandom(16))
    await do(services, Deed.ROTATE_INDEX)
    assert (await generations())[3] == 10
    assert await PersonTag.filter(generation=2).exclude(person_id=None).count() == 0
