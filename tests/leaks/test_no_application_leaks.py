"""What somebody who waits has answered is shown to the staff, and readable nowhere else; their new role neither."""

import io
from pathlib import Path

import pytest

from school21_bot.app import Services
from school21_bot.people import Status
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows.answers import begin
from tests.flows.communities import eventually, staff_reads
from tests.leaks.forms import forms_of
from tests.leaks.places import in_files, in_redis, in_tables

OWNER = 7_001
NAME, LAST_NAME, OWNER_NAME = "Зюзибалда", "Хвощёваткина", "Ктулхуяна"
ANSWERS = ("qzxvwkjytrhm", "wqzkxv.PLYNTHORGA", "Отдел Ёфыкающих Щупов", "Senior Плотник-верхолаз", "Вычёсываю ыгдры")
PERSONAL = (NAME, LAST_NAME, OWNER_NAME, *ANSWERS[:3], "Плотник-верхолаз", ANSWERS[4])


@pytest.fixture
async def staff(sim: SimClient) -> int:
    """The staff's chat."""
    return await sim.save_group("Организаторы", bot="member")


@pytest.fixture
def settings(settings: Settings, staff: int) -> Settings:
    """The same settings; registrations wait."""
    return settings.model_copy(update={"staff_chat_id": staff, "admin_ids": (OWNER,), "registration": "approval"})


async def test_a_waiting_registration_is_readable_for_the_staff_alone(
    output: io.StringIO,
    bot: Services,
    worker: None,
    arrive: Arrive,
    sim: SimClient,
    staff: int,
    redis_url: str,
    tmp_path: Path,
) -> None:
    owner, person = await arrive(OWNER_NAME, id=OWNER), await arrive(NAME, last_name=LAST_NAME)
    await sim.put_in(staff, owner.id)
    await begin(person)
    for number, answer in enumerate(ANSWERS, start=1):
        await person.sees(f"Шаг {number} из 5")
        await person.send(answer)
    await person.press("Всё верно ›")
    await person.press("Подтвердить")
    await person.sees("Регистрация на проверке")
    card = await staff_reads(sim, staff, "Новая анкета")
    assert all(text in card for text in PERSONAL if text != OWNER_NAME)
    lying = await in_redis(redis_url)

    await sim.press_in_group(staff, owner.id, "Отклонить…")
    assert await sim.idle()
    await sim.press_in_group(staff, owner.id, "Другая причина")
    await staff_reads(sim, staff, f"Решение: {OWNER_NAME}")

    async def is_declined() -> bool:
        return (await Row.get(telegram_id=person.id)).status is Status.ABANDONED

    await eventually(is_declined)
    found = [
        ("the log", output.getvalue().encode()),
        *lying,
        *await in_redis(redis_url),
        *await in_tables(),
        *in_files(tmp_path),
    ]
    assert '"kind":"staff-application"' in output.getvalue()
    forms = {text: forms_of(text) for text in PERSONAL}
    assert {
        (place, text) for place, content in found for text in PERSONAL if any(form in content for form in forms[text])
    } == set()
