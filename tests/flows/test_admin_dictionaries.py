"""Admins look after roles and levels, while others search and register as ever."""

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.people.models import Level, Role
from school21_bot.sandbox.client import Person
from tests.flows.answers import data_of, press_twice
from tests.flows.conftest import Arrive
from tests.flows.people import make_member, make_members
from tests.flows.staff import at_admin, make_admin, make_analyst, make_owner


@pytest.fixture
async def roles(bot: Services) -> None:
    """Two spellings of one role, and a third role."""
    await make_members(bot, 2, role="Python разработчик")
    await make_members(bot, 1, role="Python developer", first=3)
    await make_members(bot, 1, role="QA", first=4)


async def admin(bot: Services, arrive: Arrive, *labels: str) -> Person:
    person = await arrive("Анна")
    await make_admin(bot, person.id)
    await at_admin(person, "Роли и уровни", *labels)
    return person


@pytest.mark.usefixtures("roles")
async def test_a_role_is_merged_while_somebody_searches_and_everybody_is_found(bot: Services, arrive: Arrive) -> None:
    looking = await arrive("Пётр")
    await make_member(bot, looking.id, answers={Step.SCHOOL_NICKNAME: "looking", Step.MESSENGER_NICKNAME: "looking"})
    await looking.send("/start")
    await looking.press("Найти коллегу")
    await looking.press("Python developer · 1")
    await looking.press("Любой уровень")
    await looking.sees("Нашёлся 1 человек")

    person = await admin(bot, arrive, "Роли")
    await person.sees("Всего 4 роли")
    await person.press("Python developer · 1")
    await person.press("Объединить с другой")
    await person.sees("С чем объединить «Python developer»?")
    assert "Python developer · 1" not in await person.buttons()
    await person.send("разраб")
    await person.sees("По запросу «разраб» нашлись 2 роли")
    await person.press("Python разработчик · 2")
    shown = await person.sees("Объединить роли?")
    assert "«Python developer» · 1" in shown
    assert "«Python разработчик» · 2" in shown
    assert "будет 3 участника" in shown
    await press_twice(person, "Объединить")
    await person.sees("Роли объединены")
    assert "Python developer" in await person.sees("3 участника")

    await looking.press("Другой уровень")
    await looking.sees("Python разработчик")
    await looking.press("Любой уровень")
    await looking.sees("Нашлось 3 человека")
    await looking.press("Коллега 3 · T-3")
    await looking.sees("Python разработчик")
    assert await Role.exclude(merged_into_id=None).count() == 1


@pytest.mark.usefixtures("roles")
async def test_the_name_that_stays_can_be_the_other_one(bot: Services, arrive: Arrive) -> None:
    person = await admin(bot, arrive, "Роли", "Python developer · 1", "Объединить с другой", "Python разработчик · 2")
    await person.press("Поменять местами")
    await person.press("Объединить")
    await person.sees("Роли объединены")
    assert (await bot.dictionary.role_called("python разработчик")).name == "Python developer"


@pytest.mark.usefixtures("roles")
async def test_a_role_is_renamed_and_wrong_names_are_refused_with_advice(bot: Services, arrive: Arrive) -> None:
    person = await admin(bot, arrive, "Роли")
    await person.send("дырка")
    await person.sees("По запросу «дырка» ничего нет")
    await person.press("Показать все")
    await person.press("QA · 1")
    await person.press("Переименовать")
    await person.send("python developer")
    await person.sees("нажмите «Объединить с другой»")
    await person.send("Senior тестировщик")
    await person.sees("не нужен уровень")
    await person.send("Тестировщик <b>")
    await person.sees("Роль переименована")
    assert "QA" in await person.sees("Тестировщик <b>")
    await person.press("‹ Назад")
    await person.press("Тестировщик <b> · 1")
    await person.sees("1 участник")
    newcomer = await arrive("Олег")
    await make_member(
        bot,
        newcomer.id,
        answers={Step.ROLE: "qa", Step.SCHOOL_NICKNAME: "newcomer", Step.MESSENGER_NICKNAME: "newcomer"},
    )
    await person.press("‹ Назад")
    await person.press("Тестировщик <b> · 2")
    await person.sees("2 участника")
    await person.press("Управление")
    await person.sees("Управление сообществом")


async def test_levels_are_named_ordered_and_added_and_a_newcomer_may_type_them(bot: Services, arrive: Arrive) -> None:
    person = await admin(bot, arrive, "Уровни", "Senior · 0")
    await person.press("▼ Ниже")
    await person.sees("Уровень 5 из 6")
    await person.press("Переименовать")
    await person.send("лид")
    await person.sees("уже называется или понимается другой уровень")
    await person.send("Эксперт")
    await person.sees("Обычное название: Senior")
    await person.press("‹ Назад")
    await person.press("+ Добавить уровень")
    await person.send("Гуру отдела")
    await person.sees("Уровень 6 из 7")

    newcomer = await arrive("Олег")
    await newcomer.send("/start")
    await newcomer.press("Зарегистрироваться")
    for number, answer in enumerate(("newcomer", "newcomer", "Team", "Гуру отдела golang"), start=1):
        await newcomer.sees(f"Шаг {number} из 5")
        await newcomer.send(answer)
    await newcomer.sees("Шаг 5 из 5")
    await newcomer.press("Пропустить")
    shown = await newcomer.sees("Проверьте ответы")
    assert "Гуру отдела" in shown
    assert "golang" in shown

    await person.press("‹ Назад")
    await person.press("Эксперт · 0")
    await person.press("Переименовать")
    await person.press("Вернуть обычное")
    await person.sees("Уровень 5 из 7")
    levels = await Level.all().order_by("position")
    assert [level.name or level.code for level in levels] == [
        "intern",
        "junior",
        "middle",
        "lead",
        "senior",
        "Гуру отдела",
        "unstated",
    ]


@pytest.mark.usefixtures("roles")
async def test_whoever_lost_the_right_merges_nothing_with_the_window_still_open(bot: Services, arrive: Arrive) -> None:
    person = await admin(bot, arrive, "Роли", "Python developer · 1", "Объединить с другой", "Python разработчик · 2")
    await person.sees("Объединить роли?")
    await bot.access.withdraw(COMMAND_LINE, person.id)
    await person.press("Объединить")
    await person.sees("Это для организаторов")
    assert not await Role.exclude(merged_into_id=None).exists()


async def test_analysts_and_members_come_to_no_dictionary(bot: Services, arrive: Arrive) -> None:
    owner, analyst, member = await arrive("Анна"), await arrive("Пётр"), await arrive("Олег")
    await make_owner(bot, owner.id)
    await make_analyst(bot, analyst.id)
    await make_member(bot, member.id)
    await at_admin(owner)
    await owner.press("Роли и уровни")
    await owner.sees("Что посмотреть?")
    forged, _ = await data_of(owner, "Роли")

    await at_admin(analyst)
    assert await analyst.buttons() == ["Панель", "В меню"]
    data, message_id = await data_of(analyst, "В меню")
    await analyst.press_data(data.replace("close", "dictionaries"), message_id)
    await analyst.sees("⚠️")
    assert "Роли" not in await analyst.buttons()

    await member.send("/start")
    await member.press("Найти коллегу")
    await member.sees("Кого вы ищете?")
    _, message_id = await data_of(member, "В меню")
    await member.press_data(forged, message_id)
    await member.sim.idle()
    await member.does_not_see("Всего")
    assert "Роли" not in await member.buttons()
