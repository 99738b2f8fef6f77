"""What people say of themselves lies sealed in their records and is readable nowhere else."""

import base64
import io
import json
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from urllib.parse import quote

import pytest

from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows.answers import begin
from tests.flows.people import make_applicant, make_member
from tests.leaks.forms import forms_of
from tests.leaks.places import in_files, in_redis, in_tables

FIRST_NAME, LAST_NAME, USERNAME = "Зюзибалда", "Хвощёваткина", "Zyuzibalda_Unmistakable"
SCHOOL, MESSENGER, TEAM = "qzxvwkjytrhm", "wqzkxv.PLYNTHORGA", "Отдел Ёфыкающих Щупов"
ROLE = "Плотник-верхолаз"
DESCRIPTION = "Вычёсываю ыгдрасильские кружева"
REFUSED = {
    Step.SCHOOL_NICKNAME: ("жуфлобык", "qjvxzvkkwwjjqqzzx"),
    Step.MESSENGER_NICKNAME: ("кыжлопщяк нюхач", "vzkwqplotz@@xyzzyqu"),
    Step.TEAM: ("Ъёмконепробиваемость" * 20,),
    Step.ROLE: ("Дрындулетчик эмпирейный " * 20,),
}
STRAY, CAPTION, IN_TROUBLE = "забрёл сюда шлындопырь", "подпись мухлогрызья", "у меня трындокрах"
OTHER_NAME, LOOKING_NAME = "Бздыхмурий", "Ктулхуяна"
NEW_TEAM, NEW_NAME, WRONG_TEAM = "Цех Жвалопрядов", "Щебетуния", "Ыщеглотный коллектив" * 20

PERSONAL = [
    *(FIRST_NAME, LAST_NAME, USERNAME, SCHOOL, MESSENGER, TEAM, DESCRIPTION),
    *(answer[:24].strip() for answers in REFUSED.values() for answer in answers),
    *(STRAY, CAPTION, IN_TROUBLE, OTHER_NAME, LOOKING_NAME, NEW_TEAM, NEW_NAME, WRONG_TEAM[:24]),
]
ANSWERS = {
    Step.SCHOOL_NICKNAME: SCHOOL,
    Step.MESSENGER_NICKNAME: MESSENGER,
    Step.TEAM: TEAM,
    Step.ROLE: f"Senior {ROLE}",
    Step.DESCRIPTION: DESCRIPTION,
}

Look = Callable[[], Awaitable[None]]


def leaks(found: Iterable[tuple[str, bytes]]) -> set[tuple[str, str]]:
    """Which of the personal texts lie in which place."""
    forms = {text: forms_of(text) for text in PERSONAL}
    return {
        (place, text) for place, content in found for text in PERSONAL if any(form in content for form in forms[text])
    }


@pytest.mark.parametrize("text", PERSONAL)
def test_a_leak_would_be_found_in_every_form(text: str) -> None:
    bytes_ = text.encode()
    hidden = [
        f"name={text}!".encode(),
        json.dumps({"name": text}).encode(),
        json.dumps({"name": text}, ensure_ascii=False).encode(),
        quote(f"/a b/{text}").encode(),
        *(base64.b64encode(b"x" * before + bytes_ + b"yz") for before in range(3)),
        *(base64.urlsafe_b64encode(b"x" * before + bytes_ + b"yz") for before in range(3)),
        f"told {bytes_!r}".encode(),
        text.casefold().encode(),
    ]
    assert [("here", text) in leaks([("here", content)]) for content in hidden] == [True] * len(hidden)


async def test_after_a_whole_life_with_the_bot_nothing_personal_can_be_read_anywhere(
    output: io.StringIO, bot: Services, settings: Settings, arrive: Arrive, redis_url: str, tmp_path: Path
) -> None:
    person = await arrive(FIRST_NAME, last_name=LAST_NAME, username=USERNAME)
    lying: list[tuple[str, bytes]] = []

    async def look() -> None:
        """Remember what lies in Redis at this moment; most of it is gone a moment later."""
        assert await person.sim.idle()
        lying.extend(await in_redis(redis_url))

    await _registers(person, look)
    await _strays(person, look)
    await _is_found(bot, await arrive(LOOKING_NAME), look)
    await _meets_a_fault(bot, await arrive(OTHER_NAME), look)
    await _corrects_and_takes_data(person, look)

    told = output.getvalue()
    assert '"event":"trouble"' in told, "the fault is in the log"
    rows = await in_tables()
    assert any(place == "table role" and ROLE.encode() in content for place, content in rows), "roles are readable"
    files = list(in_files(tmp_path))
    if settings.database_url.startswith("sqlite"):
        assert any(place.startswith("file .db-wal") for place, _ in files)
        assert any(ROLE.encode() in content for _, content in files)
    assert len(lying) > 10
    assert leaks([("the log", told.encode()), *lying, *rows, *files]) == set()


async def _registers(person: Person, look: Look) -> None:
    await begin(person)
    for number, (step, answer) in enumerate(ANSWERS.items(), start=1):
        await person.sees(f"Шаг {number} из 5")
        for wrong in REFUSED.get(step, ()):
            await person.send(wrong)
            await person.sees("⚠️")
            await look()
        await person.send(answer)
    shown = await person.sees("Проверьте ответы")
    assert all(text in shown for text in (SCHOOL, MESSENGER, TEAM, DESCRIPTION))
    await person.press("Всё верно ›")
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")
    await look()


async def _strays(person: Person, look: Look) -> None:
    await person.send(STRAY)
    await person.sees("⚠️")
    await person.sends("photo", caption=CAPTION)
    await person.send("/start")
    await person.sees("Здравствуйте")
    await look()


async def _is_found(bot: Services, looking: Person, look: Look) -> None:
    other = {Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "anna"}
    await make_member(bot, looking.id, name=LOOKING_NAME, answers=other)
    await looking.send("/start")
    await looking.press("Найти коллегу")
    await looking.press(f"{ROLE} · 1")
    await looking.press("Любой уровень")
    await looking.press(f"{FIRST_NAME} {LAST_NAME} · {TEAM}")
    shown = await looking.sees(f"{FIRST_NAME} {LAST_NAME}")
    assert all(text in shown for text in (USERNAME, SCHOOL, MESSENGER, TEAM, DESCRIPTION))
    await look()


async def _corrects_and_takes_data(person: Person, look: Look) -> None:
    await person.sim.save_user(id=person.id, first_name=NEW_NAME)
    await person.send("/profile")
    await person.sees(NEW_NAME)
    await person.press("Изменить карточку")
    await person.press("✎ Команда")
    await person.send(WRONG_TEAM)
    await person.sees("⚠️")
    await look()
    await person.send(NEW_TEAM)
    await person.sees(f"Команда: {NEW_TEAM}")
    await look()
    await person.press("Мои данные")
    await person.press("Получить файл")
    await person.sees("Бот пришлёт файл JSON")
    await look()
    assert any("document" in one for one in await person.messages())


async def _meets_a_fault(bot: Services, person: Person, look: Look) -> None:
    await make_applicant(bot, person.id, name=OTHER_NAME, until=Step.TEAM)
    await person.send("/start")
    await person.press("Продолжить")
    await person.sees("Шаг 3 из 5")
    await Row.filter(telegram_id=person.id).update(record=b"damaged")
    await person.send(IN_TROUBLE)
    await person.sees("Что-то сломалось")
    await look()
