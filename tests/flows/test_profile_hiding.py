"""Hiding the card or single fields: gone for others at once, and back at once."""

import pytest

from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.people.models import Person as Row
from tests.flows.answers import press_twice
from tests.flows.conftest import Arrive
from tests.flows.facts import happened
from tests.flows.profiles import at_profile, find_everybody, known, looking


async def test_a_hidden_card_is_found_by_nobody_and_comes_back_at_once(bot: Services, arrive: Arrive) -> None:
    person, other = await at_profile(bot, arrive), await looking(bot, arrive)
    await find_everybody(other)
    assert "Иван Петров · Lab.SberPay.NFC" in await other.buttons()
    await person.press("Что видят участники")
    await person.press("Скрыть карточку")
    await person.sees("Карточка в поиске: скрыта")
    await other.press("Иван Петров · Lab.SberPay.NFC")
    await other.sees("Этого уже нет")
    await find_everybody(other)
    assert "Иван Петров · Lab.SberPay.NFC" not in await other.buttons()
    await other.press("Другая роль")
    await other.sees("Выберите роль")
    assert not any(label.startswith("golang") for label in await other.buttons())
    await person.press("Показать карточку")
    await person.sees("Карточка в поиске: видна")
    await find_everybody(other)
    assert "Иван Петров · Lab.SberPay.NFC" in await other.buttons()
    await other.press("Другая роль")
    await other.press("golang разработчик · 1")


async def test_the_own_profile_says_that_the_card_is_hidden_and_shows_what_it_would_be(
    bot: Services, arrive: Arrive
) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Что видят участники")
    await person.press("Скрыть карточку")
    await person.sees("скрыта")
    await person.press("‹ Назад")
    shown = await person.sees("Мой профиль · Карточка скрыта")
    assert "Команда: Lab.SberPay.NFC" in shown


@pytest.mark.parametrize(
    ("name", "line", "value", "label"),
    [
        ("ник в школе", "Ник в Школе 21: скрыто", "Школе 21: ivanpetr", "Иван Петров · Lab.SberPay.NFC"),
        ("ник в чате", "СберЧат: скрыто", "ivan.petrov", "Иван Петров · Lab.SberPay.NFC"),
        ("команду", "Команда: скрыто", "Lab.SberPay.NFC", "Иван Петров · ivan.petrov"),
        ("«О работе»", "Команда", "Нагрузочное", "Иван Петров · Lab.SberPay.NFC"),
    ],
)
async def test_a_hidden_field_is_gone_from_the_card_and_the_list_at_once_and_comes_back(
    name: str, line: str, value: str, label: str, bot: Services, arrive: Arrive
) -> None:
    person, other = await at_profile(bot, arrive), await looking(bot, arrive)
    await find_everybody(other)
    await other.press("Иван Петров · Lab.SberPay.NFC")
    await other.sees("Иван Петров")
    await person.press("Что видят участники")
    await person.press(f"Скрыть {name}")
    await person.sim.idle()
    await other.press("‹ К списку")
    await other.press(label)
    card = await other.sees("Иван Петров")
    assert value not in card
    assert line in card
    await person.press("‹ Назад")
    own = await person.sees("Так вас видят участники")
    assert "Скрыто от участников: " in own
    assert card in own, "the own card is what others see"
    await person.press("Что видят участники")
    await person.press(f"Показать {name}")
    await person.sim.idle()
    await other.press("‹ К списку")
    await other.press("Иван Петров · Lab.SberPay.NFC")
    assert value in await other.sees("Иван Петров")


async def test_several_fields_are_hidden_and_named(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Что видят участники")
    for label in ("Скрыть команду", "Скрыть ник в школе"):
        await person.press(label)
        await person.sim.idle()
    shown = await person.sees("Команда: скрыта")
    assert "Ник в Школе 21: скрыт" in shown
    assert "О работе: видно" in shown
    await person.press("‹ Назад")
    await person.sees("Скрыто от участников: ник в Школе 21, команда.")
    assert (await Row.get(telegram_id=person.id)).hidden_fields == ["school_nickname", "team"]


async def test_a_double_tap_hides_once(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Что видят участники")
    await person.sees("Карточка в поиске: видна")
    await press_twice(person, "Скрыть карточку")
    await press_twice(person, "Скрыть команду")
    await person.sim.idle()
    account = await known(bot, person)
    assert (account.listed, account.hidden) == (False, frozenset({"team"}))
    assert {fact: count for fact, count in (await happened()).items() if fact[0] == "hidden"} == {
        ("hidden", "card"): 1,
        ("hidden", "team"): 1,
    }


async def test_the_journal_says_what_was_hidden_and_shown(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Что видят участники")
    for label in ("Скрыть команду", "Показать команду", "Скрыть карточку", "Показать карточку"):
        await person.press(label)
        await person.sim.idle()
    account = await known(bot, person)
    found = await Event.filter(kind__in=["hidden", "shown"]).order_by("id")
    assert [(event.kind, event.step) for event in found] == [
        ("hidden", "team"),
        ("shown", "team"),
        ("hidden", "card"),
        ("shown", "card"),
    ]
    assert {event.person for event in found} == {account.id}


async def test_what_is_hidden_can_still_be_corrected(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await person.press("Что видят участники")
    await person.press("Скрыть команду")
    await person.sees("Команда: скрыта")
    await person.press("‹ Назад")
    await person.press("Изменить карточку")
    await person.sees("Команда: Lab.SberPay.NFC")
    await person.press("✎ Команда")
    await person.send("Core.Ledger")
    await person.sees("Команда: скрыто")
    assert (await known(bot, person)).record.team == "Core.Ledger"
