"""The language a person chose wins over that of their Telegram, everywhere."""

import pytest

from school21_bot.app import Services
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from tests.flows.conftest import Arrive
from tests.flows.facts import happened
from tests.flows.profiles import at_profile, known


async def choose_english(bot: Services, arrive: Arrive) -> Person:
    """A member with a Russian Telegram who has just chosen English."""
    person = await at_profile(bot, arrive)
    await person.press("Язык")
    await person.sees("Бот говорит на языке вашего Telegram.")
    await person.press("English")
    await person.sees("The bot speaks English with you.")
    return person


async def test_a_chosen_language_changes_the_window_the_menu_and_every_later_answer(
    bot: Services, arrive: Arrive
) -> None:
    person = await choose_english(bot, arrive)
    assert await person.buttons() == ["Русский", "English", "As in Telegram", "‹ Back", "Menu"]
    await person.press("‹ Back")
    await person.sees("What members see")
    for command, answer in (
        ("/start", "Hello, Иван"),
        ("/frobnicate", "Unknown command"),
        ("/cancel", "Hello, Иван"),
        ("/profile", "What members see"),
    ):
        await person.send(command)
        await person.sees(answer)
    await person.sends("sticker")
    await person.sees("This screen needs its buttons")
    for command, answer in (("/help", "What this bot can do"), ("/privacy", "What happens with your data")):
        await person.send(command)
        await person.sim.idle()
        assert any(answer in one.get("text", "") for one in await person.messages())


async def test_a_chosen_language_stays_whatever_telegram_says(bot: Services, arrive: Arrive, sim: SimClient) -> None:
    person = await choose_english(bot, arrive)
    await sim.save_user(id=person.id, language_code="ru", first_name="Пётр")
    await person.send("/start")
    await person.sees("Hello, Пётр")
    row = await Row.get(telegram_id=person.id)
    assert (row.language, row.language_chosen) == ("en", True)


async def test_whoever_follows_telegram_again_is_spoken_to_in_its_language_and_in_the_next(
    bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    person = await choose_english(bot, arrive)
    await person.press("As in Telegram")
    await person.sees("Бот говорит на языке вашего Telegram.")
    await sim.save_user(id=person.id, language_code="en")
    await person.press("‹ Назад")
    await person.sees("What members see")
    row = await Row.get(telegram_id=person.id)
    assert (row.language, row.language_chosen) == ("en", False)


async def test_the_language_already_spoken_can_be_chosen_too_and_chosen_twice_is_chosen_once(
    bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Язык")
    await person.press("Русский")
    await person.sees("Бот говорит с вами по-русски.")
    await person.press("Русский")
    await person.toast()
    await sim.save_user(id=person.id, language_code="en")
    await person.send("/start")
    await person.sees("Здравствуйте, Иван!")
    assert (await happened())["language_chosen", None] == 1


async def test_an_applicant_may_choose_a_language_too(bot: Services, arrive: Arrive) -> None:
    person = await arrive("Ivan", language_code="de")
    await person.send("/profile")
    await person.press("Язык")
    await person.press("English")
    await person.sees("The bot speaks English with you.")
    await person.press("Menu")
    await person.press("Register")
    await person.sees("What is your School 21 nickname?")
    await person.send("иван")
    await person.sees("Latin letters only")


@pytest.mark.parametrize("data", ["language_fr", "language_"])
async def test_a_language_that_does_not_exist_is_not_spoken(data: str, bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Язык")
    await person.sees("На каком языке говорить?")
    own = (await person.messages())[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await person.press_data(f"{own.partition(chr(0x1D))[0]}\x1d{data}")
    await person.toast()
    await person.sees("На каком языке говорить?")
    assert (await known(bot, person)).language == "ru"
