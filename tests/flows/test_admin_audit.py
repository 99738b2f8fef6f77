"""Admins read what staff did, narrow it down, and take it along."""

import json

import pytest

from school21_bot.access import COMMAND_LINE, StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.people import TelegramNames
from school21_bot.sandbox.client import Person
from tests.flows.answers import data_of, press_twice
from tests.flows.conftest import Arrive
from tests.flows.people import make_member, make_members
from tests.flows.staff import at_admin, line_with, make_admin, make_analyst, make_owner


@pytest.fixture
async def admin(bot: Services, arrive: Arrive) -> Person:
    """An admin called Анна, after a day's work: a role renamed, another merged into it, and a level moved."""
    person = await arrive("Анна")
    await make_member(bot, person.id, name="Анна")
    await make_members(bot, 2)
    by = await make_admin(bot, person.id)
    one, other = [await bot.dictionary.enter_role(name) for name in ("Тестировщик", "Тестер")]
    await bot.role_book.rename(by, one, "Инженер по тестированию")
    await bot.role_book.merge(by, other, one)
    await bot.level_book.rename(by, 4, "Эксперт")
    return person


async def test_an_entry_says_in_words_what_was_done_by_whom_and_to_what(admin: Person) -> None:
    await at_admin(admin, "Журнал действий")
    await admin.sees("4 записи, сначала новые")
    await admin.press(await line_with(admin, "Роль объединена · Анна"))
    shown = await admin.sees("Запись журнала")
    for words in ("Что: Роль объединена", "Кто: Анна", "Откуда: бот", "роль «Тестер»"):
        assert words in shown
    assert "Теперь это роль: Инженер по тестированию" in shown
    await admin.press("‹ Назад")
    await admin.press(await line_with(admin, "Доступ выдан · командная"))
    assert "Роль в команде: администратор" in await admin.sees("Кто: командная строка")


async def test_whom_it_was_done_to_is_one_tap_away(bot: Services, admin: Person) -> None:
    by = in_the_bot(1, admin.id)
    peer = await bot.accounts.find(5_000_001)
    assert peer is not None
    await bot.files.open(by, peer.id)
    await at_admin(admin, "Журнал действий")
    await admin.press(await line_with(admin, "Карточка открыта"))
    await admin.sees("С чем: участник Коллега 1")
    await admin.press("Открыть карточку")
    await admin.sees("Коллега 1 · участник")
    await admin.press("‹ Назад")
    await admin.sees("Запись журнала")
    await bot.deletion.delete(peer.id)
    await admin.press("‹ Назад")
    await admin.press(await line_with(admin, "Карточка открыта"))
    await admin.sees("Удалённый человек")
    assert "Открыть карточку" not in await admin.buttons()


async def test_the_list_is_narrowed_and_widened_again_one_by_one(bot: Services, arrive: Arrive, admin: Person) -> None:
    gone = await arrive("Пётр")
    account = await bot.accounts.arrive(gone.id, TelegramNames("Пётр"), "ru")
    by = await make_owner(bot, gone.id)
    await bot.access.grant(by, 555, StaffRole.ANALYST)
    await bot.deletion.delete(account.id)
    await at_admin(admin, "Журнал действий")
    await admin.sees("6 записей")
    await admin.press("Кто")
    await admin.press("Анна")
    await admin.sees("Кто: Анна")
    await admin.sees("3 записи")
    await admin.press("Что")
    await admin.press("Роль переименована")
    await admin.sees("1 запись")
    await admin.press("Когда")
    await admin.press("7 дней")
    await admin.sees("Когда: 7 дней")
    await admin.press("✕ Кто")
    await admin.press("✕ Что")
    await admin.sees("6 записей")
    await admin.press("✕ Когда")
    await admin.sim.idle()
    await admin.press("Когда")
    await admin.sees("За какие дни")
    for text in ("вчера", "31.02.2026", "01.01.0001", "1.1.2026-32.1.2026"):
        await admin.send(text)
        await admin.sees("Такой даты нет")
    await admin.send("02.01.2020-01.01.2020")
    await admin.sees("Первый день позже последнего")
    await admin.send("01.01.2020 - 31.01.2020")
    await admin.sees("Когда: 01.01.2020 — 31.01.2020")
    await admin.sees("Таких записей нет")
    assert "Скачать файлом" not in await admin.buttons()
    await admin.press("✕ Когда")
    await admin.press("Кто")
    await admin.press(await line_with(admin, "Удалённый человек"))
    await admin.sees("1 запись")
    await admin.press("✕ Кто")
    await admin.sees("6 записей")
    await admin.press("Кто")
    await admin.press("Командная строка")
    await admin.sees("2 записи")


async def test_what_is_shown_is_taken_along_as_a_file_of_numbers(bot: Services, admin: Person) -> None:
    await at_admin(admin, "Журнал действий", "Кто", "Анна")
    await admin.sees("3 записи")
    await press_twice(admin, "Скачать файлом")
    await admin.sim.idle()
    await admin.sees("4 записи")
    (message,) = [one for one in await admin.messages() if "document" in one]
    assert message["document"]["file_name"] == "audit.jsonl"
    content = await admin.sim.file(message["document"]["file_id"])
    lines = [json.loads(line) for line in content.splitlines()]
    assert [line["action"] for line in lines] == ["role-renamed", "role-merged", "level-renamed"]
    text = content.decode()
    assert not [word for word in ("Анна", "Тест", "Эксперт", str(admin.id)) if word in text]
    await admin.press(await line_with(admin, "Журнал скачан"))
    await admin.sees("Записей: 3")


async def test_analysts_members_and_whoever_lost_the_right_read_nothing(
    bot: Services, arrive: Arrive, admin: Person
) -> None:
    analyst, member = await arrive("Пётр"), await arrive("Олег")
    await make_analyst(bot, analyst.id)
    await make_members(bot, 1, first=7)
    await at_admin(admin, "Журнал действий")
    await admin.sees("5 записей")
    forged, _ = await data_of(admin, "Скачать файлом")
    await at_admin(analyst)
    assert "Журнал действий" not in await analyst.buttons()
    data, message_id = await data_of(analyst, "В меню")
    await analyst.press_data(data.replace("close", "audit"), message_id)
    await analyst.sees("⚠️")
    await member.send("/start")
    await member.press("Зарегистрироваться")
    await member.sees("Шаг 1 из 5")
    message_id = (await member.messages())[-1]["message_id"]
    await member.press_data(forged, message_id)
    await member.sim.idle()
    assert not [one for one in await member.messages() if "document" in one]
    await bot.access.withdraw(COMMAND_LINE, admin.id)
    await admin.press("Скачать файлом")
    await admin.sees("Это для организаторов")
    assert not [one for one in await admin.messages() if "document" in one]
