"""The database is away, or somebody's record is damaged: people are told, and go on when it is repaired."""

from collections.abc import Iterator

import pytest

from school21_bot.app import Services
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from school21_bot.storage import current_connection
from tests.flows.answers import begin
from tests.flows.conftest import Arrive
from tests.flows.logging import as_in_production

TROUBLE = "Что-то сломалось с нашей стороны"


@pytest.fixture(autouse=True)
def _log() -> Iterator[None]:
    with as_in_production():
        yield


async def execute(statement: str) -> None:
    await current_connection().execute_script(statement)


async def form_shows(person: Person, text: str) -> None:
    """The form, which stays above the bad news, shows this."""
    await person.sim.idle()
    assert any(text in one.get("text", "") for one in await person.messages() if not one["outgoing"])


async def test_while_the_database_is_away_people_are_told_and_then_they_go_on(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await execute("ALTER TABLE person RENAME TO away")
    try:
        await person.send("ivanpetr")
        await person.sees(TROUBLE)
    finally:
        await execute("ALTER TABLE away RENAME TO person")
    await person.send("ivanpetr")
    await form_shows(person, "Шаг 2 из 5")


async def test_a_stranger_is_told_too_and_in_their_language(bot: Services, arrive: Arrive) -> None:
    person = await arrive(language_code="en")
    await execute("ALTER TABLE person RENAME TO away")
    try:
        await person.send("/start")
        await person.sees("Something broke")
    finally:
        await execute("ALTER TABLE away RENAME TO person")


async def test_somebody_whose_record_is_damaged_gets_an_answer_to_a_message_and_to_a_tap(
    bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    await begin(person)
    row = await Row.get(telegram_id=person.id)
    whole = bytes(row.record)
    await Row.filter(id=row.id).update(record=whole[:-1] + bytes([whole[-1] ^ 1]))
    await person.press((await person.buttons())[0])
    assert TROUBLE in await person.toast()
    await person.send("ivanpetr")
    await person.sees(TROUBLE)
    await Row.filter(id=row.id).update(record=whole)
    await person.send("ivanpetr")
    await form_shows(person, "Шаг 2 из 5")
