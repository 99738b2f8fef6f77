"""Registering, as people do it."""

from school21_bot.app import Services
from tests.flows.answers import ANSWERS, answer, begin, press_twice
from tests.flows.conftest import Arrive, register
from tests.flows.facts import attempts_by_status, happened


async def test_a_newcomer_registers_in_five_steps_and_is_welcomed(bot: Services, arrive: Arrive) -> None:
    person = await arrive("Иван")
    await register(person)
    await person.press("Найти коллегу")
    await person.sees("Кого вы ищете")


async def test_the_summary_shows_every_answer(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person)
    shown = await person.sees("Проверьте ответы")
    assert [line for line in shown.splitlines() if ": " in line] == [
        "Ник в Школе 21: ivanpetr",
        "Ник в СберЧате: ivan.petrov",
        "Команда: Lab.SberPay.NFC",
        "Роль: golang разработчик",
        "Уровень: Senior",
        "О работе: Нагрузочное тестирование",
    ]


async def test_what_people_type_is_shown_as_typed_and_never_as_markup(bot: Services, arrive: Arrive) -> None:
    person = await arrive("<b>Иван</b>")
    await begin(person)
    await answer(person, 2)
    await person.sees("Шаг 3 из 5")
    await person.send("R&D <i>Core</i>")
    await person.sees("Шаг 4 из 5")
    await person.send("C++ & <u>Rust</u>")
    await person.press("Middle")
    await person.sees("Шаг 5 из 5")
    await person.send("<script>1 < 2</script>")
    shown = await person.sees("Проверьте ответы")
    assert "R&D <i>Core</i>" in shown
    assert "C++ & <u>Rust</u>" in shown
    assert "<script>1 < 2</script>" in shown


async def test_a_role_without_a_level_leads_to_the_buttons_of_the_level(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 3)
    await person.sees("Шаг 4 из 5")
    await person.send("Golang разработчик")
    await person.sees("Роль: Golang разработчик.")
    levels = ["Стажёр", "Junior", "Middle", "Senior", "Lead", "Не указан"]
    assert (await person.buttons())[: len(levels)] == levels
    await person.press("Lead")
    await person.sees("Шаг 5 из 5")


async def test_the_level_may_be_typed_as_well(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 3)
    await person.sees("Шаг 4 из 5")
    await person.send("Golang разработчик")
    await person.sees("Какой у вас уровень")
    await person.send("самый лучший")
    await person.sees("Такого уровня нет")
    await person.send("мидл")
    await person.sees("Шаг 5 из 5")
    await person.press("Пропустить")
    await person.sees("Уровень: Middle")


async def test_a_level_typed_alone_is_kept_and_the_role_asked(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 3)
    await person.sees("Шаг 4 из 5")
    await person.send("Стажёр")
    await person.sees("Уровень записан: Стажёр")
    await person.send("аналитик")
    await person.sees("Шаг 5 из 5")
    await person.press("Пропустить")
    await person.sees("Роль: аналитик\nУровень: Стажёр")


async def test_known_roles_are_buttons_the_most_used_first(bot: Services, arrive: Arrive) -> None:
    for nickname, role in (("first", "Senior QA"), ("second", "Junior DevOps"), ("third", "Lead DevOps")):
        await register(await arrive(), school=nickname, messenger=nickname, role=role)
    person = await arrive()
    await begin(person)
    await answer(person, 3)
    await person.sees("Шаг 4 из 5")
    assert (await person.buttons())[:2] == ["DevOps", "QA"]
    await person.press("QA")
    await person.press("Junior")
    await person.press("Пропустить")
    await person.sees("Роль: QA\nУровень: Junior")


async def test_the_description_may_be_skipped(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 4)
    await person.sees("Шаг 5 из 5")
    await person.press("Пропустить")
    await person.sees("О работе: пропущено")
    await person.press("Всё верно ›")
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")


async def test_the_consent_can_be_read_in_full_and_one_gets_back(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person)
    await person.press("Всё верно ›")
    await person.sees("вы соглашаетесь на обработку")
    await person.press("Прочитать полностью")
    await person.sees("Что храним")
    await person.press("‹ Назад")
    await person.sees("вы соглашаетесь на обработку")
    await person.press("‹ Назад")
    await person.sees("Проверьте ответы")
    await person.press("Всё верно ›")
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")


async def test_what_was_typed_vanishes_and_the_form_stays_one_message(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    for refused in ("Иван", "iva"):
        await person.send(refused)
    await person.sees("Слишком коротко")
    typed = [message["text"] for message in await person.messages() if message["outgoing"]]
    assert typed[-2:] == ["Иван", "iva"], "a refused text stays, to be corrected"
    await answer(person)
    await person.sees("Проверьте ответы")
    await person.sim.idle()
    messages = await person.messages()
    assert [message.get("text") for message in messages if message["outgoing"]] == ["/start"]
    assert len(messages) == 2


async def test_answers_sent_in_a_burst_are_taken_in_their_order(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    for text in ANSWERS:
        await person.send(text)
    shown = await person.sees("Проверьте ответы")
    assert "Ник в Школе 21: ivanpetr\nНик в СберЧате: ivan.petrov\nКоманда: Lab.SberPay.NFC" in shown


async def test_somebody_whose_telegram_is_english_registers_in_english(bot: Services, arrive: Arrive) -> None:
    person = await arrive("John", language_code="en-GB")
    await person.send("/start")
    await person.sees("Welcome, John!")
    await person.press("Register")
    await person.sees("Step 1 of 5")
    await person.send("j")
    await person.sees("Too short: a nickname has at least 4 letters")
    await person.send("johnsnow")
    await person.sees("Step 2 of 5")
    await person.send("john.snow@example.com")
    await person.sees("Step 3 of 5")
    await person.send("Night.Watch")
    await person.sees("Step 4 of 5")
    await person.send("Product owner")
    await person.press("Not stated")
    await person.press("Skip")
    shown = await person.sees("About my work: skipped")
    assert "Role: Product owner\nLevel: Not stated" in shown
    assert not any("а" <= letter <= "я" for letter in (await person.screen()).lower())
    await person.press("Looks good ›")
    await person.press("Confirm")
    await person.sees("you are in the community")


async def test_a_double_tap_on_any_button_does_no_harm(bot: Services, arrive: Arrive) -> None:
    person = await arrive()

    await person.send("/start")
    await person.sees("Добро пожаловать")
    await press_twice(person, "Зарегистрироваться")
    await answer(person, 3)
    await person.sees("Шаг 4 из 5")
    await person.send("Golang разработчик")
    await person.sees("Какой у вас уровень")
    await press_twice(person, "Senior")
    await person.sees("Шаг 5 из 5")
    await press_twice(person, "Пропустить")
    await person.sees("Проверьте ответы")
    await press_twice(person, "Всё верно ›")
    await person.sees("вы соглашаетесь")
    await press_twice(person, "Подтвердить")
    await person.sees("вы в сообществе")
    await press_twice(person, "Найти коллегу")
    await person.sees("Кого вы ищете")
    await person.sim.idle()
    assert "⚠️" not in await person.screen()
    facts = await happened()
    assert facts["registration_started", None] == facts["registration_finished", None] == 1
    assert facts["answered", "level"] == facts["answered", "description"] == 1
    assert await attempts_by_status() == {"finished": 1}
