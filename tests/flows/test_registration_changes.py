"""Changing one's mind while registering: back, correcting, cancelling, resuming, starting over."""

import pytest

from school21_bot.app import Services
from tests.flows.answers import ANSWERS, answer, begin, press_twice, reach_the_consent, reach_the_summary
from tests.flows.conftest import Arrive
from tests.flows.facts import attempts_by_status, happened


async def test_back_leads_to_every_earlier_answer_and_keep_leads_on(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await reach_the_summary(person)
    for step, shown in ((5, ANSWERS[4]), (4, "Senior"), (4, "golang разработчик"), (3, ANSWERS[2]), (2, ANSWERS[1])):
        await person.press("‹ Назад")
        await person.sees(f"Сейчас: {shown}")
        await person.sees(f"Шаг {step} из 5")
    await person.press("‹ Назад")
    await person.sees("Сейчас: ivanpetr")
    for kept in ("ivan.petrov", ANSWERS[2], "golang разработчик", "Senior", ANSWERS[4]):
        await person.press("Оставить как есть ›")
        await person.sees(f"Сейчас: {kept}")
    await person.press("Оставить как есть ›")
    await person.sees("Проверьте ответы")


async def test_back_to_an_earlier_answer_changes_it_and_leads_on(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 2)
    await person.sees("Шаг 3 из 5")
    await person.press("‹ Назад")
    await person.sees("Сейчас: ivan.petrov")
    await person.send("i.petrov")
    await person.sees("Шаг 3 из 5")
    await person.press("‹ Назад")
    await person.sees("Сейчас: i.petrov")
    await person.press("‹ Назад")
    await person.sees("Сейчас: ivanpetr")
    await person.press("Оставить как есть ›")
    await person.sees("Шаг 2 из 5")


async def test_back_from_the_first_question_leads_to_the_menu(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await person.press("‹ Назад")
    await person.sees("Остановились на шаге 1 из 5: ник в Школе 21")


@pytest.mark.parametrize(
    ("button", "correction", "shown"),
    [
        ("✎ Ник в школе", "petrivan", "Ник в Школе 21: petrivan"),
        ("✎ Ник в чате", "petr.ivanov@example.com", "Ник в СберЧате: petr.ivanov"),
        ("✎ Команда", "Core.Ledger", "Команда: Core.Ledger"),
        ("✎ Роль", "Senior QA", "Роль: QA\nУровень: Senior"),
        ("✎ Роль", "Junior QA", "Роль: QA\nУровень: Junior"),
        ("✎ Уровень", "Стажёр", "Роль: golang разработчик\nУровень: Стажёр"),
        ("✎ О работе", "Кафка", "О работе: Кафка"),
    ],
)
async def test_a_field_corrected_on_the_summary_leads_back_to_it(
    bot: Services, arrive: Arrive, button: str, correction: str, shown: str
) -> None:
    person = await arrive()
    await reach_the_summary(person)
    await person.press(button)
    await person.sees("Исправляем ответ")
    await person.send(correction)
    await person.sees("Проверьте ответы")
    await person.sees(shown)


async def test_a_correction_can_be_given_up_by_back_or_keep(unthrottled: None, bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await reach_the_summary(person)
    for button in ("✎ Ник в школе", "✎ Ник в чате", "✎ Команда", "✎ Роль", "✎ Уровень", "✎ О работе"):
        for way_back in ("‹ Назад", "Оставить как есть ›"):
            await person.press(button)
            await person.sees("Исправляем ответ")
            await person.press(way_back)
            await person.sees("Проверьте ответы")
    await person.press("‹ Назад")
    await person.sees("Шаг 5 из 5")


async def test_a_description_can_be_taken_back_on_the_summary(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await reach_the_summary(person)
    await person.press("✎ О работе")
    await person.press("Пропустить")
    await person.sees("О работе: пропущено")


async def test_cancel_closes_the_form_keeps_the_answers_and_start_offers_to_resume(
    bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 2)
    await person.sees("Шаг 3 из 5")
    await person.press("Отмена")
    await person.sees("Остановились на шаге 3 из 5: команда")
    await person.send("/start")
    await person.sim.idle()
    await person.sees("Остановились на шаге 3 из 5: команда")
    assert await person.buttons() == ["Продолжить", "Начать заново"]
    await person.press("Продолжить")
    await person.sees("Шаг 3 из 5")
    await person.press("‹ Назад")
    await person.sees("Сейчас: ivan.petrov")


@pytest.mark.parametrize("command", ["/cancel", "/start"])
async def test_a_command_in_the_middle_keeps_the_answers(bot: Services, arrive: Arrive, command: str) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 4)
    await person.sees("Шаг 5 из 5")
    await person.send(command)
    await person.sees("Остановились на шаге 5 из 5")
    await person.press("Продолжить")
    await person.press("Пропустить")
    await person.sees("Роль: golang разработчик\nУровень: Senior")


async def test_whoever_only_has_to_confirm_is_told_so_and_resumes_at_the_summary(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await reach_the_consent(person)
    await person.press("Отмена")
    await person.sees("Осталось подтвердить")
    await person.press("Продолжить")
    await person.sees("Проверьте ответы")


async def test_starting_over_asks_first_and_the_safe_answer_comes_first(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 2)
    await person.sees("Шаг 3 из 5")
    await person.send("/start")
    await person.press("Начать заново")
    await person.sees("Все ответы этой анкеты будут стёрты")
    assert await person.buttons() == ["Нет, продолжить", "Да, начать заново"]
    await person.press("Нет, продолжить")
    await person.sees("Шаг 3 из 5")
    assert await attempts_by_status() == {"active": 1}


async def test_starting_over_forgets_every_answer(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await reach_the_summary(person)
    await person.send("/start")
    await person.press("Начать заново")
    await person.sees("Все ответы этой анкеты будут стёрты")
    await press_twice(person, "Да, начать заново")
    for number, text in enumerate(("petrivan", "petr.ivanov", "Core"), start=1):
        shown = await person.sees(f"Шаг {number} из 5")
        assert "Сейчас" not in shown
        assert "Оставить как есть ›" not in await person.buttons()
        await person.send(text)
    await person.sees("Шаг 4 из 5")
    assert "Сейчас" not in await person.screen()
    await person.send("QA")
    shown = await person.sees("Какой у вас уровень")
    assert "Сейчас" not in shown
    assert await attempts_by_status() == {"active": 1, "restarted": 1}
    assert (await happened())["registration_restarted", None] == 1


async def test_another_role_without_a_level_asks_for_the_level_again(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await reach_the_summary(person)
    await person.press("✎ Роль")
    await person.send("Системный аналитик")
    await person.sees("Какой у вас уровень?")
    await person.press("Оставить как есть ›")
    shown = await person.sees("Проверьте ответы")
    assert "Роль: Системный аналитик" in shown
    assert "Уровень: Senior" in shown


async def test_a_level_alone_is_noted_and_said_to_be_when_the_role_is_known(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await reach_the_summary(person)
    await person.press("✎ Роль")
    await person.send("Стажёр")
    shown = await person.sees("Уровень записан: Стажёр")
    assert "Роль: golang разработчик" in shown


async def test_keeping_answers_walks_forward_one_question_at_a_time(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 2)
    await person.sees("Шаг 3 из 5")
    await person.press("‹ Назад")
    await person.sees("Шаг 2 из 5")
    await person.press("‹ Назад")
    await person.sees("Шаг 1 из 5")
    await person.press("Оставить как есть ›")
    await person.sees("Шаг 2 из 5")
    await person.press("Оставить как есть ›")
    await person.sees("Шаг 3 из 5")
