"""When the consent changes, members are asked again; until they agree the search is closed."""

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.errors import ConsentDue
from school21_bot.journal.models import Event
from school21_bot.people import Query
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from school21_bot.tuning import Tunable
from tests.flows.answers import press_twice
from tests.flows.conftest import Arrive, register
from tests.flows.facts import happened
from tests.flows.profiles import at_profile, find_everybody, known, looking


async def change(bot: Services, version: str = "2027-05") -> None:
    """Ask for another consent from now on."""
    await bot.changes.save(COMMAND_LINE, Tunable.CONSENT_VERSION, version)


async def asked_again(bot: Services, arrive: Arrive) -> Person:
    """A member in front of the question."""
    person = await looking(bot, arrive)
    await change(bot)
    await person.send("/start")
    await person.sees("Согласие изменилось")
    return person


async def test_start_asks_again_and_after_agreeing_everything_goes_on(bot: Services, arrive: Arrive) -> None:
    person = await asked_again(bot, arrive)
    shown = await person.sees("вы соглашаетесь на обработку своих персональных данных")
    assert "поиск закрыт" in shown
    assert await person.buttons() == ["Прочитать полностью", "Соглашаюсь", "Мой профиль", "Удалить мои данные"]
    await press_twice(person, "Соглашаюсь")
    await person.sees("Кого поищем?")
    row = await Row.get(telegram_id=person.id)
    assert row.consent_version == "2027-05"
    assert row.consent_at is not None
    assert row.joined_at is not None
    assert row.consent_at > row.joined_at
    await find_everybody(person)
    await person.send("/start")
    await person.sees("Кого поищем?")
    (event,) = await Event.filter(kind="consent_given")
    assert event.details == {"version": "2027-05"}


async def test_the_whole_text_can_be_read_first(bot: Services, arrive: Arrive) -> None:
    person = await asked_again(bot, arrive)
    await person.press("Прочитать полностью")
    await person.sees("личные поля зашифрованы")
    await person.press("‹ Назад")
    await person.press("Соглашаюсь")
    await person.sees("Кого поищем?")


async def test_a_menu_or_a_search_left_open_leads_to_the_question(bot: Services, arrive: Arrive) -> None:
    await at_profile(bot, arrive)
    person = await looking(bot, arrive)
    await change(bot)
    await person.press("Найти коллегу")
    await person.sees("Сначала согласие: без него поиск закрыт.")
    await person.sees("Согласие изменилось")
    await person.press("Соглашаюсь")
    await find_everybody(person)
    await change(bot, "2028-01")
    await person.press("Иван Петров · Lab.SberPay.NFC")
    await person.sees("Согласие изменилось")
    await person.does_not_see("Ник в Школе 21: ivanpetr")


async def test_the_services_of_the_search_refuse_until_then(bot: Services, arrive: Arrive) -> None:
    person = await asked_again(bot, arrive)
    account, query = await known(bot, person), Query()
    for asking in (
        bot.directory.roles(account),
        bot.directory.levels(account, None),
        bot.directory.levels_of(account, (1, 2)),
        bot.searching.begin(account, query),
        bot.searching.recent(account),
        bot.finding.page(account, query),
        bot.directory.card(account, account.id),
        bot.directory.open_card(account, account.id),
    ):
        with pytest.raises(ConsentDue):
            await asking
    account = await bot.profiles.agree(account.id, "2027-05", cause="a")
    assert await bot.finding.count(account, query) == 1


async def test_the_profile_and_the_deletion_are_reached_without_agreeing(bot: Services, arrive: Arrive) -> None:
    person = await asked_again(bot, arrive)
    await person.press("Мой профиль")
    await person.sees("Так вас видят участники")
    await person.press("В меню")
    await person.sees("Согласие изменилось")
    await person.press("Удалить мои данные")
    await person.sees("Удалить мои данные?")
    await person.press("Нет, оставить")
    await person.sees("Так вас видят участники")
    await person.press("В меню")
    await person.press("Удалить мои данные")
    await person.press("Да, удалить")
    await person.sees("Готово, ваши данные удалены")
    assert await Row.all().count() == 0


async def test_a_version_that_was_replaced_while_it_was_read_is_not_agreed_to(bot: Services, arrive: Arrive) -> None:
    person = await asked_again(bot, arrive)
    await change(bot, "2028-01")
    await person.press("Соглашаюсь")
    await person.sees("Пока сообщение было открыто, всё изменилось")
    await person.sees("Согласие изменилось")
    assert ("consent_given", None) not in await happened()
    await person.press("Соглашаюсь")
    await person.sees("Кого поищем?")
    assert (await known(bot, person)).consent_version == "2028-01"


async def test_whoever_registers_today_agrees_to_the_present_version(bot: Services, arrive: Arrive) -> None:
    await change(bot)
    person = await arrive()
    await register(person)
    await person.press("В меню")
    await person.sees("Кого поищем?")
    assert (await known(bot, person)).consent_version == "2027-05"


async def test_the_cards_of_those_who_are_asked_are_still_found(bot: Services, arrive: Arrive) -> None:
    await at_profile(bot, arrive)
    person = await asked_again(bot, arrive)
    await person.press("Соглашаюсь")
    await person.sees("Кого поищем?")
    await find_everybody(person)
    assert "Иван Петров · Lab.SberPay.NFC" in await person.buttons()
