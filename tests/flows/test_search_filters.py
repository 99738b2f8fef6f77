"""Several roles and levels at once, the own team, and the last searches."""

import msgspec
import pytest

from school21_bot.app import Services
from school21_bot.journal.models import Event
from school21_bot.people import Account
from school21_bot.people.accounts import place_of
from school21_bot.people.models import Person as Row
from school21_bot.people.models import Role
from school21_bot.sandbox.client import Person
from tests.flows.answers import data_of, press_twice
from tests.flows.conftest import Arrive
from tests.flows.people import make_members
from tests.flows.searches import make_four, people_in, seeker

ANNA, VERA = "Анна Смирнова · Core.Ledger", "Вера Кротова · Pay.Risk"
IVAN, PYOTR = "Иван Петров · lab sberpay", "Пётр Иванов · Core.Ledger"


@pytest.fixture
async def four(bot: Services) -> list[Account]:
    """Four people to be found."""
    return await make_four(bot)


async def at_filters(bot: Services, arrive: Arrive) -> Person:
    person = await seeker(bot, arrive)
    await person.press("Найти коллегу")
    await person.press("Фильтры")
    await person.sees("Поиск · Фильтры")
    return person


async def finds(person: Person) -> list[str]:
    assert await person.sim.idle()
    return people_in(await person.buttons())


@pytest.mark.usefixtures("four")
async def test_several_roles_and_levels_are_chosen_with_counts_and_shown(bot: Services, arrive: Arrive) -> None:
    person = await at_filters(bot, arrive)
    assert await person.buttons() == ["Роли", "Уровни", "Моя команда", "Показать · 5", "‹ Назад", "В меню"]
    await person.press("Роли")
    await person.press("Golang разработчик · 2")
    await person.press("QA · 1")
    await person.press("Показать · 3")
    assert await finds(person) == [ANNA, PYOTR, IVAN]
    assert await person.sees("Поиск · Golang разработчик, QA · Любой уровень")
    await person.press("Фильтры")
    await person.press("Роли · 2")
    await person.sees("Отметьте одну или несколько")
    buttons = await person.buttons()
    assert {"✓ Golang разработчик · 2", "✓ QA · 1", "DevOps · 1", "Любая роль", "Показать · 3"} <= set(buttons)
    await person.press("‹ К фильтрам")
    await person.press("Уровни")
    await person.sees("Отметьте один или несколько")
    assert (await person.buttons())[:2] == ["Middle · 1", "Senior · 2"], "counted among the chosen roles"
    await person.press("Senior · 2")
    await person.press("Показать · 2")
    assert await finds(person) == [ANNA, IVAN]
    await person.press("✕ QA")
    await person.sees("Поиск · Golang разработчик · Senior")
    assert await finds(person) == [IVAN]
    searched = await Event.filter(kind="searched").order_by("id")
    assert [(one.role is not None, one.level is not None) for one in searched] == [
        (False, False),
        (False, True),
        (True, True),
    ]


@pytest.mark.usefixtures("four")
async def test_filters_that_are_not_shown_change_nothing(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    await person.send("нагрузка")
    await person.sees("Нашлось 2 человека")
    await person.press("Фильтры")
    await person.sees("Слова: «нагрузка»")
    await person.press("Роли")
    await person.press("QA · 1")
    await person.press("Показать · 1")
    assert await finds(person) == [ANNA]
    await person.press("Фильтры")
    await person.press("Сбросить фильтры")
    await person.sees("Роли: любые")
    await person.press("‹ Назад")
    await person.sees("Поиск · «нагрузка» · QA")
    assert await finds(person) == [ANNA]
    searched = await Event.filter(kind="searched").count()
    await person.press("Фильтры")
    await person.press("Показать · 1")
    await person.sees("Поиск · «нагрузка» · QA")
    assert await Event.filter(kind="searched").count() == searched, "nothing has changed"


@pytest.mark.usefixtures("four")
async def test_words_written_in_front_of_the_filters_look_among_those_chosen(bot: Services, arrive: Arrive) -> None:
    person = await at_filters(bot, arrive)
    await person.press("Уровни")
    await person.press("Senior · 2")
    await person.sees("Отметьте")
    await person.send("нагрузка")
    await person.sees("Поиск · «нагрузка» · Senior")
    assert await finds(person) == [ANNA, IVAN]


@pytest.mark.usefixtures("four")
async def test_people_of_the_own_team_are_found_however_it_is_written(bot: Services, arrive: Arrive) -> None:
    person = await at_filters(bot, arrive)
    await press_twice(person, "Моя команда")
    await person.sees("Команда: моя")
    await person.press("✓ Моя команда")
    await person.sees("Команда: любая")
    await person.press("Моя команда")
    await person.sees("Команда: моя")
    await person.press("Показать · 2")
    assert await finds(person) == ["Ищущий · Lab.SberPay", IVAN]
    await person.press("✕ Моя команда")
    await person.sees("Нашлось 5 человек")


@pytest.mark.usefixtures("four")
async def test_two_taps_of_one_choice_choose_it_once(bot: Services, arrive: Arrive) -> None:
    person = await at_filters(bot, arrive)
    await person.press("Роли")
    await person.sees("Отметьте")
    await press_twice(person, "QA · 1")
    assert await person.sim.idle()
    assert "✓ QA · 1" in await person.buttons()
    await press_twice(person, "✓ QA · 1")
    assert await person.sim.idle()
    assert "QA · 1" in await person.buttons()
    await person.press("QA · 1")
    await person.press("Показать · 1")
    await person.sees("Нашёлся 1 человек")
    await press_twice(person, "✕ QA")
    await person.sees("Нашлось 5 человек")
    assert await person.sim.idle()
    assert await Event.filter(kind="searched").count() == 2


async def test_no_more_than_a_dozen_roles_at_once(bot: Services, arrive: Arrive) -> None:
    for n in range(13):
        await make_members(bot, 1, role=f"Роль {n:02}", first=100 + n)
    person = await at_filters(bot, arrive)
    await person.press("Роли")
    await person.sees("Страница 1 из 2")
    for n in range(7):
        await person.press(f"Роль {n:02} · 1")
    await person.press("Следующие ›")
    await person.sees("Страница 2 из 2")
    for n in range(7, 12):
        await person.press(f"Роль {n:02} · 1")
    await person.press("Роль 12 · 1")
    await person.sees("Больше 12 ролей сразу не выбрать")
    await person.press("Показать · 12")
    await person.sees("Нашлось 12 человек")
    assert len([label for label in await person.buttons() if label.startswith("✕")]) == 12


@pytest.mark.usefixtures("four")
async def test_a_role_that_is_merged_or_gone_while_it_is_a_filter_does_no_harm(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    await person.press("Найти коллегу")
    await person.press("QA · 1")
    await person.press("Любой уровень")
    assert await finds(person) == [ANNA]
    one, into = await bot.dictionary.role_called("QA"), await bot.dictionary.role_called("DevOps")
    assert one.id is not None
    assert into.id is not None
    await Role.filter(id=one.id).update(merged_into_id=into.id)
    bot.dictionary.forget()
    await person.press("✕ QA")
    await person.sees("Нашлось 5 человек")


@pytest.mark.usefixtures("four")
async def test_the_last_searches_are_repeated_by_a_tap_and_erased_by_another(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    await person.press("Найти коллегу")
    await person.sees("Кого вы ищете?")
    assert "Недавние поиски" not in await person.buttons()
    await person.press("QA · 1")
    await person.press("Senior · 1")
    await person.sees("Нашёлся 1 человек")
    await person.send("нагрузка")
    await person.sees("Поиск · «нагрузка» · QA · Senior")
    await person.press("Новый поиск")
    await person.send("иван")
    await person.sees("Поиск · «иван»")
    await person.press("Новый поиск")
    await person.press("Недавние поиски")
    await person.sees("видите их только вы")
    assert (await person.buttons())[:2] == ["«иван»", "«нагрузка» · QA · Senior"]
    data, _ = await data_of(person, "«нагрузка» · QA · Senior")
    await person.press_data(data)
    await person.press_data(data)
    await person.sees("Поиск · «нагрузка» · QA · Senior")
    assert await finds(person) == [ANNA]
    await person.press("Новый поиск")
    await person.press("Недавние поиски")
    await person.sees("видите их только вы")
    account = await bot.accounts.find(person.id)
    assert account is not None
    await bot.searching.forget(account)
    await person.press("«иван»")
    await person.sees("Этот поиск уже стёрт.")
    await person.sees("Здесь пока пусто.")
    await person.send("иван")
    await person.press("Новый поиск")
    await person.press("Недавние поиски")
    await person.press("Очистить")
    await person.sees("Недавние поиски стёрты.")
    assert "Недавние поиски" not in await person.buttons()
    assert await bot.searching.recent(account) == []


@pytest.mark.usefixtures("four")
async def test_somebody_without_a_team_is_not_offered_theirs(bot: Services, arrive: Arrive) -> None:
    person = await seeker(bot, arrive)
    account = await bot.accounts.find(person.id)
    assert account is not None
    sealed = bot.sealer.seal(place_of(account.id), msgspec.structs.replace(account.record, team=None))
    await Row.filter(id=account.id).update(record=sealed.record, key_id=sealed.key_id)
    await person.press("Найти коллегу")
    await person.press("Фильтры")
    await person.sees("Поиск · Фильтры")
    assert "Моя команда" not in await person.buttons()
