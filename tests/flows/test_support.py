"""/support in its three shapes: a link, an address, and, without either, the bot itself."""

from typing import Any

import pytest

from school21_bot.app import Services
from school21_bot.sandbox.client import Person
from school21_bot.settings import Settings
from tests.flows.conftest import Arrive
from tests.flows.people import make_member


@pytest.fixture
def support_url(request: pytest.FixtureRequest) -> str:
    """SUPPORT_URL of the bot under test."""
    return str(request.param)


@pytest.fixture
def settings(settings: Settings, support_url: str) -> Settings:
    """The bot's settings with that address."""
    return settings.model_copy(update={"support_url": support_url})


async def answer(person: Person) -> dict[str, Any]:
    """What /support says; the menu stays below it."""
    await person.send("/support")
    await person.sim.idle()
    said, form = [one for one in await person.messages() if not one["outgoing"]]
    assert "Кого поищем?" in form["text"]
    return said


async def member(bot: Services, arrive: Arrive) -> Person:
    person = await arrive()
    await make_member(bot, person.id)
    await person.send("/start")
    await person.sees("Кого поищем?")
    return person


@pytest.mark.parametrize("support_url", ["https://t.me/your_support"], indirect=True)
async def test_a_link_is_a_button(bot: Services, arrive: Arrive) -> None:
    person = await member(bot, arrive)
    said = await answer(person)
    assert "Нажмите на кнопку" in said["text"]
    ((button,),) = said["reply_markup"]["inline_keyboard"]
    assert (button["text"], button["url"]) == ("Открыть поддержку", "https://t.me/your_support")


@pytest.mark.parametrize("support_url", ["help@example.com"], indirect=True)
async def test_an_address_is_shown(bot: Services, arrive: Arrive) -> None:
    said = await answer(await member(bot, arrive))
    assert "Напишите сюда, вам помогут: help@example.com" in said["text"]
    assert "reply_markup" not in said


@pytest.mark.parametrize("support_url", ["http://helpdesk/form"], indirect=True)
async def test_a_link_that_telegram_takes_for_none_is_shown_as_text(bot: Services, arrive: Arrive) -> None:
    said = await answer(await member(bot, arrive))
    assert "http://helpdesk/form" in said["text"]
    assert "reply_markup" not in said


@pytest.mark.parametrize("support_url", [""], indirect=True)
async def test_without_it_the_bot_takes_messages_itself(bot: Services, arrive: Arrive) -> None:
    person = await member(bot, arrive)
    await person.send("/support")
    await person.sees("Напишите сюда, что случилось")
    await person.press("‹ Назад")
    await person.sees("Кого поищем?")


@pytest.mark.parametrize("support_url", [""], indirect=True)
async def test_a_taken_nickname_leads_there_too(bot: Services, arrive: Arrive) -> None:
    await member(bot, arrive)
    person = await arrive("Анна")
    await person.send("/start")
    await person.press("Зарегистрироваться")
    await person.send("ivanpetr")
    shown = await person.sees("Этот ник уже зарегистрирован")
    assert "напишите в поддержку: /support" in shown
