"""Admins see how the encryption stands, seal, unseal and change keys, while everybody goes on as ever."""

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.protection import Deed
from school21_bot.protection.tables import SEALED
from school21_bot.sandbox.client import Person
from school21_bot.storage import fetch
from tests.flows.conftest import Arrive
from tests.flows.people import make_member
from tests.flows.staff import at_admin, line_with, make_admin, make_analyst

TEAM = "Core.Nowhere.Else"


@pytest.fixture
async def admin(bot: Services, arrive: Arrive) -> Person:
    """An admin in front of the encryption; somebody whose team is like no other is a member."""
    person = await arrive("Анна")
    await make_admin(bot, person.id)
    await make_member(bot, 700, answers={Step.TEAM: TEAM})
    await at_admin(person, "Шифрование")
    await person.sees("Зашифровано записей")
    return person


async def is_readable() -> bool:
    """Whether the team can be read in the records as they lie in the database."""
    rows = [row for table in SEALED for row in await fetch(f'SELECT record FROM "{table}" WHERE record IS NOT NULL')]
    return any(TEAM.encode() in bytes(row["record"]) for row in rows)


async def test_the_key_is_changed_and_everything_opens(bot: Services, admin: Person, worker: None) -> None:
    text = await admin.sees("Всё, что сохраняет бот, шифруется")
    assert "Открытых: 0" in text
    assert "Зашифровать всё" not in await admin.buttons()
    before = (await bot.protection.status(COMMAND_LINE)).primary.id
    await admin.press("Сменить ключ")
    await admin.sees("Всё зашифровано новым ключом")
    status = await bot.protection.status(COMMAND_LINE)
    assert status.primary.id != before
    assert before not in {key.id for key in status.keys}
    await admin.press("‹ Назад")
    await admin.sees(f"Ключ № {status.primary.id}, создан")


async def test_everything_is_decrypted_only_for_whoever_writes_the_word_and_encrypted_again(
    bot: Services, admin: Person, worker: None
) -> None:
    await admin.press("Расшифровать всё…")
    await admin.sees("открытым текстом")
    await admin.send("да")
    await admin.sees("Это другое слово")
    assert not await is_readable()
    await admin.send(" Расшифровать ")
    await admin.sees("Теперь всё лежит открытым текстом")
    assert await is_readable()
    await admin.press("‹ Назад")
    await admin.sees("Сейчас бот сохраняет данные открытыми")
    assert "Сменить ключ" not in await admin.buttons()
    await admin.press("Зашифровать всё")
    await admin.sees("Теперь всё зашифровано")
    assert not await is_readable()


async def test_the_work_is_paused_looked_at_again_and_stopped(bot: Services, admin: Person) -> None:
    # Without a worker it waits.
    await admin.press("Сменить ключ")
    await admin.sees("Смена ключа данных")
    await admin.press("Пауза")
    await admin.sees("Пауза:")
    await admin.press("‹ Назад")
    await admin.sees("Зашифровано записей")
    assert "Сменить ключ" not in await admin.buttons()
    await admin.press("Идёт работа…")
    await admin.press("Продолжить")
    await line_with(admin, "Пауза")
    await admin.press("Прекратить")
    await admin.sees("Прекращено на середине")


async def test_a_second_one_who_begins_is_told_that_it_is_under_way(bot: Services, admin: Person) -> None:
    await bot.protection.start(COMMAND_LINE, Deed.ROTATE)
    await admin.press("Сменить ключ")
    await admin.sees("Такая работа уже идёт")
    await line_with(admin, "Идёт работа…")


async def test_an_analyst_has_no_such_button(bot: Services, arrive: Arrive) -> None:
    analyst = await arrive("Пётр")
    await make_analyst(bot, analyst.id)
    await analyst.send("/admin")
    await analyst.sees("Управление сообществом")
    assert "Шифрование" not in await analyst.buttons()
