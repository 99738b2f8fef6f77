"""The faults of the system that this one replaces, each with the test that keeps it away."""

import asyncio
import time

import pytest

from school21_bot.app import Services
from school21_bot.people import Status, Step
from school21_bot.people.models import Registration
from school21_bot.sandbox.client import Person
from school21_bot.settings import Settings
from tests.flows.answers import ANSWERS, answer, begin, data_of, reach_the_consent
from tests.flows.conftest import Arrive, register
from tests.flows.facts import happened, people_by_status
from tests.flows.forks import ForkedBot
from tests.flows.people import make_applicant, make_member, make_members, set_status


async def searching(services: Services, arrive: Arrive) -> Person:
    """A member in front of the roles."""
    person = await arrive("Анна")
    await make_member(
        services,
        person.id,
        name="Анна",
        answers={Step.SCHOOL_NICKNAME: "searcher", Step.MESSENGER_NICKNAME: "searcher", Step.ROLE: "архитектор"},
    )
    await person.send("/start")
    await person.press("Найти коллегу")
    await person.sees("Кого вы ищете")
    return person


async def test_an_earlier_start_does_not_overwrite_a_finished_registration(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    cancelling, _ = await data_of(person, "Отмена")
    await person.send("/start")
    await person.sees("Вы не закончили регистрацию")
    resuming, _ = await data_of(person, "Продолжить")
    await register_on(person)
    assert await Registration.filter(deadline_at__isnull=False).count() == 0, "no timer is left to run out"
    for stale in (cancelling, resuming):
        await person.press_data(stale)
        await person.toast()
    await person.send("/start")
    await person.sees("Вы участник сообщества")
    assert await people_by_status() == {"member": 1}
    assert await Registration.filter(status="finished").count() == await Registration.all().count() == 1


async def register_on(person: Person) -> None:
    """From the menu of somebody who has not answered anything to the welcome."""
    await person.press("Продолжить")
    await answer(person)
    await person.press("Всё верно ›")
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")


async def test_a_person_interrupted_at_the_first_step_leaves_a_row(bot: Services, arrive: Arrive) -> None:
    await begin(await arrive())
    assert await people_by_status() == {"applying": 1}
    assert await happened() == {("arrived", None): 1, ("registration_started", None): 1}


async def test_the_answer_being_typed_survives_a_restart(settings: Settings, arrive: Arrive) -> None:
    bot = ForkedBot(settings)
    try:
        await bot.start()
        person = await arrive()
        await begin(person)
        await answer(person, 2)
        await person.sees("Шаг 3 из 5")
        assert await person.sim.idle()
        await bot.kill()
        await person.send(ANSWERS[2])
        await bot.start()
        shown = await person.sees("Шаг 4 из 5")
        assert "⚠️" not in shown
        await person.press("‹ Назад")
        await person.sees(f"Сейчас: {ANSWERS[2]}")
    finally:
        await bot.kill()


@pytest.mark.parametrize(("line", "level"), [("Стажёр", "Стажёр"), ("Senior golang разработчик", "Senior")])
async def test_a_resume_keeps_the_level(bot: Services, arrive: Arrive, line: str, level: str) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 3)
    await person.sees("Шаг 4 из 5")
    await person.send(line)
    if line == "Стажёр":
        await person.sees("Уровень записан: Стажёр")
    else:
        await person.sees("Шаг 5 из 5")
    await person.press("Отмена")
    await person.press("Продолжить")
    if line == "Стажёр":
        await person.sees("Шаг 4 из 5")
        await person.send("аналитик")
    await person.sees("Шаг 5 из 5")
    await person.press("Пропустить")
    await person.sees(f"Уровень: {level}")


async def test_a_taken_messenger_nickname_is_refused_at_its_own_step(bot: Services, arrive: Arrive) -> None:
    await register(await arrive("Иван"), messenger="ivan.petrov")
    person = await arrive("Пётр")
    await begin(person)
    await person.send("petrivan")
    await person.sees("Шаг 2 из 5")
    await person.send("IVAN.PETROV")
    shown = await person.sees("Этот ник уже зарегистрирован")
    assert "Шаг 2 из 5" in shown


async def test_dots_and_an_at_sign_do_not_hang_the_bot(bot: Services, arrive: Arrive) -> None:
    stranger, somebody = await arrive("Чужой"), await arrive("Иван")
    await begin(stranger)
    await answer(stranger, 1)
    await stranger.sees("Шаг 2 из 5")
    began = time.monotonic()
    for hostile in ("." * 40 + "@", "a." * 2000 + "@", "a" * 4095 + "@", "@" * 4096, "a@" + "a-" * 2000):
        await stranger.send(hostile)
    await somebody.send("/start")
    await somebody.sees("Добро пожаловать")
    assert await stranger.sim.idle()
    assert time.monotonic() - began < 20
    await stranger.send("ivan.petrov")
    await stranger.sees("Шаг 3 из 5")


async def test_a_long_cyrillic_role_does_not_break_the_search_for_everybody(bot: Services, arrive: Arrive) -> None:
    role = "Главный специалист по сопровождению " * 7
    await register(await arrive("Иван"), role=f"Senior {role}")
    person = await searching(bot, arrive)
    (label,) = [label for label in await person.buttons() if label.startswith("Главный специалист")]
    assert label.endswith("… · 1")
    await person.press(label)
    await person.press("Senior · 1")
    await person.sees("Нашёлся 1 человек")
    await person.press("Иван · Lab.SberPay.NFC")
    await person.sees(role.strip())


@pytest.mark.parametrize("kind", ["photo", "sticker", "voice", "video_note", "location", "contact", "dice"])
async def test_photos_and_stickers_get_an_answer(bot: Services, arrive: Arrive, kind: str) -> None:
    person = await arrive()
    await person.sends(kind)
    await person.sees("Добро пожаловать")
    await person.press("Зарегистрироваться")
    await person.sees("Шаг 1 из 5")
    await person.sends(kind)
    await person.sees("Это не текст")
    await answer(person)
    await person.sees("Проверьте ответы")
    await person.sends(kind)
    await person.sees("Здесь нужны кнопки")
    await person.press("Всё верно ›")
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")
    await person.sends(kind)
    await person.sees("Здесь нужны кнопки")


@pytest.mark.parametrize("status", [None, Status.APPLYING, Status.LEFT, Status.REMOVED, Status.BANNED])
async def test_an_unregistered_person_cannot_read_cards_by_typing_or_forging(
    bot: Services, arrive: Arrive, status: Status | None
) -> None:
    (peer,) = await make_members(bot, 1)
    member = await searching(bot, arrive)
    finding, _ = await data_of(member, "QA · 1")
    await member.press("QA · 1")
    await member.press("Любой уровень")
    opening, _ = await data_of(member, "Коллега 1 · T-1") if await member.sees("Нашёлся 1 человек") else ("", 0)
    outsider = await arrive("Чужой")
    if status is Status.APPLYING:
        await make_applicant(bot, outsider.id, until=Step.TEAM)
    elif status is not None:
        await set_status(await make_member(bot, outsider.id), status)
    await outsider.send("/start")
    await outsider.sees("")
    assert await outsider.sim.idle()
    own = (await outsider.buttons())[:1]
    forged = [finding, opening, "find", f"person:{peer.id}"]
    if own:
        prefix = (await data_of(outsider, own[0]))[0].partition("\x1d")[0]
        forged += [f"{prefix}\x1dfind", f"{prefix}\x1dperson:{peer.id}"]
    for data in forged:
        await outsider.press_data(data)
        await outsider.toast()
    for text in ("Найти коллегу", "QA", "QA · 1", "Любой уровень", "Коллега 1 · T-1", "/search", "peer.1"):
        await outsider.send(text)
    for seen in ("peer.1", "T-1", "Коллега", "Кого вы ищете", "Нашёлся"):
        await outsider.does_not_see(seen)
    assert (await happened())["card_opened", None] == 0


async def test_pages_zero_and_minus_one_show_the_first_page(bot: Services, arrive: Arrive) -> None:
    await make_members(bot, 21)
    person = await searching(bot, arrive)
    await person.press("QA · 21")
    await person.press("Любой уровень")
    first = await person.sees("Страница 1 из 3")
    ten = (await person.buttons())[:10]
    turning, message_id = await data_of(person, "Следующие ›")
    for page in (0, -1, -1000):
        await person.press_data(f"{turning.rpartition(':')[0]}:{page}", message_id)
        await person.toast()
        assert await person.sees("Страница 1 из 3") == first
        assert (await person.buttons())[:10] == ten
    await person.press_data(f"{turning.rpartition(':')[0]}:999", message_id)
    await person.sees("Страница 2 из 3")  # the furthest that can be turned to from there


async def test_interrupted_people_are_not_listed(bot: Services, arrive: Arrive) -> None:
    for step in (Step.SCHOOL_NICKNAME, Step.DESCRIPTION, Step.SUMMARY):
        await make_applicant(bot, 6_000_000 + len(step), until=step)
    at_the_consent = await arrive("Пётр")
    await reach_the_consent(at_the_consent, school="petrivan", messenger="petr")
    person = await searching(bot, arrive)
    assert [label for label in await person.buttons() if "·" in label] == ["архитектор · 1"]
    await person.press("Любая роль")
    await person.press("Любой уровень")
    await person.sees("Нашёлся 1 человек")


async def test_two_members_without_a_user_name_are_both_found_and_can_be_written_to(
    bot: Services, arrive: Arrive
) -> None:
    await make_members(bot, 2)
    person = await searching(bot, arrive)
    await person.press("QA · 2")
    await person.press("Любой уровень")
    for number in (1, 2):
        await person.sees("Нашлось 2 человека")
        await person.press(f"Коллега {number} · T-{number}")
        await person.sees("Telegram: без имени пользователя")
        assert await person.press("Написать") == {"url": f"tg://user?id={5_000_000 + number}"}
        await person.press("‹ К списку")


@pytest.mark.parametrize(
    ("line", "role", "level"),
    [
        ("Senior C++ разработчик", "C++ разработчик", "Senior"),
        ("Senior 1С", "1С", "Senior"),
        ("Стажёр 1С", "1С", "Стажёр"),
        ("senior C++ developer", "C++ developer", "Senior"),
    ],
)
async def test_such_roles_are_understood(bot: Services, arrive: Arrive, line: str, role: str, level: str) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 3)
    await person.sees("Шаг 4 из 5")
    await person.send(line)
    await person.press("Пропустить")
    await person.sees(f"Роль: {role}\nУровень: {level}")


async def test_a_level_alone_is_no_reason_to_refuse(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, 3)
    await person.sees("Шаг 4 из 5")
    await person.send("Стажёр")
    await person.sees("Уровень записан: Стажёр. Теперь выберите или напишите роль.")
    await person.send("Владелец продукта")
    await person.press("Пропустить")
    await person.sees("Роль: Владелец продукта\nУровень: Стажёр")


async def test_fifty_first_starts_do_not_race(bot: Services, arrive: Arrive) -> None:
    people = [await arrive(f"Иван {number}") for number in range(10)]
    await asyncio.gather(*(person.send("/start") for person in people for _ in range(5)))
    await asyncio.gather(*(person.sees("Добро пожаловать") for person in people))
    assert await people[0].sim.idle()
    assert await people_by_status() == {"new": 10}
    await asyncio.gather(*(person.does_not_see("Что-то сломалось") for person in people))
