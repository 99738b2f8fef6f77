"""Empty, longest, NUL and halves of surrogate pairs are kept, cleaned or refused, and make no record unreadable."""

from contextlib import suppress

import pytest

from school21_bot.app import Services
from school21_bot.errors import RuleViolated
from school21_bot.people import Step, TelegramNames
from school21_bot.people.models import Person
from school21_bot.people.rules import LONGEST, LONGEST_TYPED, Field
from tests.flows.people import make_applicant, make_member

ODD = {
    "empty": "",
    "blank": " \u200b\u3164\n",
    "NUL": "La\0b",
    "a high half": "Lab\ud83c",
    "a low half": "\udf84Lab",
    "halves the wrong way round": "Lab\udf84\ud83c",
    "longest": "x" * LONGEST[Field.TEAM],
    "longer": "x" * (LONGEST[Field.TEAM] + 1),
    "longest in bytes": "𝕿" * LONGEST[Field.TEAM],
    "more than a message": "x" * (LONGEST_TYPED + 1),
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in ODD.items()])
async def test_whatever_is_typed_is_refused_or_comes_back_without_what_cannot_be_kept(
    services: Services, text: str
) -> None:
    applicant = await make_applicant(services, 1, until=Step.TEAM)
    with suppress(RuleViolated):
        await services.registration.answer(applicant.id, Step.TEAM, text, cause="1")
    again = await services.accounts.get(applicant.id)
    assert again is not None
    kept = again.record.team or ""
    kept.encode()
    assert "\0" not in kept


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in ODD.items()])
async def test_whatever_telegram_calls_somebody_they_arrive_and_can_be_read(services: Services, text: str) -> None:
    await services.accounts.arrive(1, TelegramNames(text, text, text), "ru")
    again = await services.accounts.find(1)
    assert again is not None
    again.record.full_name.encode()


async def test_the_shortest_record_tells_its_length_no_more_than_a_longer_one(services: Services) -> None:
    short = await services.accounts.arrive(1, TelegramNames("А"), "ru")
    longer = await services.accounts.arrive(2, TelegramNames("Александра"), "ru")
    member = await make_member(services, 3)
    sizes = {person.id: len(person.record) for person in await Person.all()}
    assert sizes[short.id] == sizes[longer.id] < sizes[member.id]
    assert {(size - 6 - 12 - 16) % 64 for size in sizes.values()} == {0}
