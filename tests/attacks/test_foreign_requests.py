"""Somebody who is not staff tries to read, close or answer requests for help that are not theirs."""

import pytest

from school21_bot.app import Services
from school21_bot.messages import Request, RequestState, Said
from school21_bot.messages.models import Outgoing, SupportMessage, SupportRequest
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from school21_bot.settings import Settings
from school21_bot.storage import fetch
from tests.bot import Arrive

OWNER = 7_001
SECRET = "Секрет Анны"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A bot that takes messages for its staff, who have no chat."""
    return settings.model_copy(update={"support_url": "", "admin_ids": (OWNER,)})


@pytest.fixture
async def foreign(bot: Services, arrive: Arrive) -> Request:
    """Somebody else's request."""
    other = await arrive("Анна")
    await other.send("/start")
    await other.sees("Добро пожаловать")
    account = await bot.accounts.find(other.id)
    assert account is not None
    return await bot.support.ask(account.id, Said(html=SECRET), cause="message:1")


@pytest.fixture
async def attacker(arrive: Arrive) -> Person:
    """Somebody in front of the menu."""
    person = await arrive("Ева")
    await person.send("/start")
    await person.sees("Добро пожаловать")
    return person


async def test_a_forged_button_closes_nothing(bot: Services, foreign: Request, attacker: Person) -> None:
    for data in (f"support:close:{foreign.id}", "support:close:1", "support:reopen:1", "support::"):
        await attacker.press_data(data)
        assert "могут владельцы и администраторы бота" in await attacker.toast()
    assert (await SupportRequest.get()).state is RequestState.OPEN


async def test_not_even_ones_own_request_is_closed_by_a_forged_button(bot: Services, attacker: Person) -> None:
    await attacker.send("/support")
    await attacker.send("Привет")
    await attacker.sees("Отправлено, обращение № 1")
    await attacker.press_data(f"support:close:{(await SupportRequest.get()).id}")
    assert "могут владельцы и администраторы бота" in await attacker.toast()
    assert (await SupportRequest.get()).state is RequestState.OPEN


async def test_a_reply_to_ones_own_message_of_the_number_of_a_card_answers_nobody(
    bot: Services, foreign: Request, attacker: Person
) -> None:
    form = (await attacker.messages())[-1]["message_id"]
    await Outgoing.all().update(message_id=form)  # the card lies under the same number in the owner's chat
    await attacker.replies(form, "Отвечаю вам как поддержка")
    await attacker.sees("Здесь нужны кнопки")
    assert await SupportMessage.all().count() == 1


async def test_even_in_the_chat_of_a_card_only_staff_answer(bot: Services, foreign: Request, attacker: Person) -> None:
    form = (await attacker.messages())[-1]["message_id"]
    await Outgoing.all().update(message_id=form, chat_id=attacker.id)  # as of somebody whose role was withdrawn
    await attacker.replies(form, "Отвечаю вам как поддержка")
    await attacker.sees("Это сообщение человек не получил")
    assert await SupportMessage.all().count() == 1


async def test_the_windows_of_the_staff_open_for_nobody_else(bot: Services, foreign: Request, attacker: Person) -> None:
    await attacker.send("/admin")
    await attacker.sees("Такой команды нет")
    await attacker.send("/support")
    await attacker.sees("Напишите сюда, что случилось")
    await attacker.does_not_see(SECRET)


async def test_a_message_that_is_put_under_another_request_does_not_open(
    bot: Services, foreign: Request, attacker: Person
) -> None:
    await attacker.send("/support")
    await attacker.send("Мой вопрос")
    await attacker.sees("Отправлено, обращение № 2")
    account = await Row.get(telegram_id=attacker.id)
    mine = await SupportMessage.get(request__person_id=account.id)
    theirs = await SupportMessage.get(request_id=foreign.id)
    await fetch("UPDATE support_message SET record = $2 WHERE id = $1", mine.id, theirs.record)
    await attacker.send("/support")
    await attacker.sees("это сообщение не читается")
    await attacker.does_not_see(SECRET)


async def test_an_old_button_under_an_answer_makes_no_row(bot: Services, attacker: Person) -> None:
    account = await bot.accounts.find(attacker.id)
    assert account is not None
    await bot.deletion.delete(account.id)
    await attacker.press_data("support:write")
    assert "Ваших данных у бота нет" in await attacker.toast()
    assert not await Row.all().exists()
