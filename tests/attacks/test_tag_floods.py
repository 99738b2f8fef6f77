"""However often somebody edits, and whatever they type, they have two tags a generation, and their row one record."""

from contextlib import suppress

from school21_bot.app import Services
from school21_bot.errors import RuleViolated
from school21_bot.people import Step
from school21_bot.people.models import Person, PersonTag
from school21_bot.people.rules import LONGEST, LONGEST_TYPED
from tests.protection.members import community, nickname


async def test_edits_without_end_leave_two_tags(services: Services) -> None:
    (person,) = await community(services, 1)
    for number in range(60):
        await services.profiles.edit(person.id, Step.SCHOOL_NICKNAME, nickname(number), cause=f"s{number}")
        await services.profiles.edit(person.id, Step.MESSENGER_NICKNAME, f"peer.{number}", cause=f"m{number}")
    assert await PersonTag.all().count() == 2


async def test_the_longest_that_can_be_typed_makes_a_record_of_bounded_size(services: Services) -> None:
    (person,) = await community(services, 1)
    for number, (step, text) in enumerate(
        (
            (Step.MESSENGER_NICKNAME, "m" * 256),
            (Step.TEAM, "𝕿" * 256),
            (Step.DESCRIPTION, "🎄" * 1024),
            (Step.DESCRIPTION, "e\u0301\u0301" * (LONGEST_TYPED // 3)),
        )
    ):
        with suppress(RuleViolated):
            await services.profiles.edit(person.id, step, text, cause=f"{number}")
    row = await Person.get(id=person.id)
    assert len(row.record) < 4 * sum(LONGEST.values()) + 1024
