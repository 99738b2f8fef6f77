"""What Telegram calls a person is refreshed whenever it changes, at no cost when it does not."""

import asyncio
from collections.abc import Iterator

import pytest

from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import SimClient
from tests.flows.conftest import Arrive
from tests.flows.profiles import at_profile, known
from tests.statements import statements_asked


@pytest.mark.parametrize("how", ["a tap", "a text", "a sticker", "a command"])
async def test_names_and_user_name_are_refreshed_by_whatever_somebody_does(
    how: str, bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    person = await at_profile(bot, arrive)
    await sim.save_user(id=person.id, first_name="Иоанн", last_name="", username="ioann")
    match how:
        case "a tap":
            await person.press("Изменить карточку")
        case "a text":
            await person.send("привет")
        case "a sticker":
            await person.sends("sticker")
        case _:
            await person.send("/help")
    await person.sim.idle()
    record = (await known(bot, person)).record
    assert (record.first_name, record.last_name, record.username) == ("Иоанн", "", "ioann")
    assert record.team == "Lab.SberPay.NFC"
    await person.send("/profile")
    await person.sim.idle()
    shown = await person.sees("Иоанн")
    assert "@ioann" in shown
    assert "Петров" not in shown


async def test_names_are_refreshed_in_the_middle_of_the_registration_and_no_answer_is_lost(
    bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await person.press("Зарегистрироваться")
    await person.send("ivanpetr")
    await person.sees("Шаг 2 из 5")
    await sim.save_user(id=person.id, first_name="Иоанн")
    await person.send("ivan.petrov")
    await person.sees("Шаг 3 из 5")
    record = (await known(bot, person)).record
    assert (record.first_name, record.school_nickname, record.messenger_nickname) == (
        "Иоанн",
        "ivanpetr",
        "ivan.petrov",
    )


async def test_the_language_of_telegram_is_kept_for_messages_that_the_bot_sends_by_itself(
    bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    person = await at_profile(bot, arrive)
    await sim.save_user(id=person.id, language_code="en")
    await person.press("Язык")
    await person.sees("Which language shall it be?")
    assert (await Row.get(telegram_id=person.id)).language == "en"


async def test_whoever_had_blocked_the_bot_is_known_to_be_back(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await Row.filter(telegram_id=person.id).update(bot_blocked=True)
    await person.press("Язык")
    await person.sees("На каком языке говорить?")
    assert not (await Row.get(telegram_id=person.id)).bot_blocked


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """What the database is asked for."""
    with statements_asked() as found:
        yield found


async def test_nothing_is_written_and_nothing_more_is_read_while_nothing_changes(
    bot: Services, arrive: Arrive, statements: list[str]
) -> None:
    person = await at_profile(bot, arrive)
    before = (await Row.get(telegram_id=person.id)).version
    await person.sim.idle()
    statements.clear()
    await person.press("Язык")
    await person.sees("На каком языке говорить?")
    await person.sim.idle()
    assert len(statements) == 1, "one read for the update, none for the window"
    assert (await Row.get(telegram_id=person.id)).version == before


async def test_a_name_that_changes_while_an_answer_is_saved_costs_neither(
    bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    person = await at_profile(bot, arrive)
    account = await known(bot, person)
    await sim.save_user(id=person.id, first_name="Иоанн")
    await asyncio.gather(
        person.press("Язык"),
        bot.profiles.edit(account.id, Step.TEAM, "Core.Ledger", cause="elsewhere"),
    )
    await person.sees("На каком языке говорить?")
    record = (await known(bot, person)).record
    assert (record.first_name, record.team) == ("Иоанн", "Core.Ledger")
