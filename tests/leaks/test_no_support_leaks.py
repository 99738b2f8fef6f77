"""What people and staff say to each other is carried, and readable nowhere else."""

import io
from pathlib import Path

import pytest

from school21_bot.app import Services
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows.communities import reads
from tests.flows.desks import Colleague, card_in
from tests.flows.staff import at_admin, line_with
from tests.leaks.forms import forms_of
from tests.leaks.places import in_files, in_redis, in_tables

OWNER = 7_001
NAME, OWNER_NAME = "Зюзибалда", "Ктулхуяна"
TEXT, CAPTION, FILE = "забрёл сюда шлындопырь", "подпись мухлогрызья", "Ёфыкающий_Щуп.pdf"
ANSWER, TYPED, TOO_LONG = "вычёсываем ыгдры", "ещё жвалопряды", "Ъёмконепробиваемость" * 200
PERSONAL = (NAME, OWNER_NAME, TEXT, CAPTION, FILE, ANSWER, TYPED, TOO_LONG[:24])


@pytest.fixture
async def staff(sim: SimClient) -> int:
    """The staff's chat."""
    return await sim.save_group("Организаторы", bot="member")


@pytest.fixture
def settings(settings: Settings, staff: int) -> Settings:
    """A bot that takes messages for its staff."""
    return settings.model_copy(update={"support_url": "", "staff_chat_id": staff, "admin_ids": (OWNER,)})


async def test_what_is_said_in_a_request_is_readable_for_its_two_sides_alone(
    output: io.StringIO,
    bot: Services,
    worker: None,
    arrive: Arrive,
    sim: SimClient,
    staff: int,
    redis_url: str,
    tmp_path: Path,
) -> None:
    owner, person = await arrive(OWNER_NAME, id=OWNER), await arrive(NAME)
    await sim.put_in(staff, owner.id)
    await person.send("/support")
    await person.sees("Напишите сюда, что случилось")
    await person.send(TOO_LONG)
    await person.sees("Слишком длинно")
    await person.send(TEXT)
    await person.sees("Отправлено, обращение № 1")
    await person.sends("photo", caption=CAPTION)
    await person.sees("[фото]")
    await sim.send_document(person.id, FILE, b"content")
    await person.sees(FILE)
    card = await card_in(sim, staff, TEXT)
    await card_in(sim, staff, CAPTION)
    lying = await in_redis(redis_url)
    await Colleague(sim, staff, owner.id).replies(card, ANSWER)
    await reads(person, ANSWER)
    await at_admin(owner, "Поддержка", "Отвечены · 1")
    await owner.press(await line_with(owner, "№ 1 · "))
    await owner.press("Ответить")
    await owner.sees("Ответ на обращение № 1")
    await owner.send(TYPED)
    await reads(person, TYPED)
    await owner.press("‹ Назад")
    await owner.press("Закрыть")
    await owner.sees("Обращение закрыто")
    assert await sim.idle()

    found = [
        ("the log", output.getvalue().encode()),
        *lying,
        *await in_redis(redis_url),
        *await in_tables(),
        *in_files(tmp_path),
    ]
    assert '"kind":"staff-support"' in output.getvalue()
    forms = {text: forms_of(text) for text in PERSONAL}
    assert {
        (place, text) for place, content in found for text in PERSONAL if any(form in content for form in forms[text])
    } == set()
