"""What somebody looks for lies sealed in one row, and is readable nowhere else."""

import io
from collections.abc import Awaitable, Callable
from pathlib import Path

from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.sandbox.client import Person
from school21_bot.search import other_layout
from school21_bot.storage import fetch
from tests.bot import Arrive
from tests.flows.people import make_member
from tests.leaks.forms import forms_of
from tests.leaks.places import in_files, in_redis, in_tables

NAME, LAST_NAME, TEAM = "Зюзибалда", "Хвощёваткина", "Отдел Ёфыкающих Щупов"
AT_THE_MENU, FOUND, NEARLY, AMONG_FILTERS = "бздыхмурий жвалопряд", "зюзибалд", "зюзибалга", "плынторга кыжлопщяк"
TURNED = "ёфыкающих"
TYPED_TURNED = other_layout(TURNED)
TOO_LONG = "Ъёмконепробиваемость " * 20
SIGNS = "🜁🜂🜃🜄 ※※"
TYPED = (AT_THE_MENU, NEARLY, AMONG_FILTERS, TYPED_TURNED, TURNED, TOO_LONG[:20], SIGNS)
PERSONAL = (*TYPED, NAME, LAST_NAME, TEAM)
ANSWERS = {Step.SCHOOL_NICKNAME: "qzxvwkjytrhm", Step.MESSENGER_NICKNAME: "wqzkxv.plyn", Step.TEAM: TEAM}


async def test_what_is_typed_in_the_search_can_be_read_nowhere(
    output: io.StringIO, bot: Services, arrive: Arrive, redis_url: str, tmp_path: Path
) -> None:
    person = await arrive("Ктулхуяна")
    await make_member(bot, person.id, name="Ктулхуяна")
    await make_member(bot, 77, name=NAME, last_name=LAST_NAME, answers=ANSWERS)
    lying: list[tuple[str, bytes]] = []

    async def look() -> None:
        assert await person.sim.idle()
        lying.extend(await in_redis(redis_url))

    await person.send("/start")
    await person.sees("Кого поищем?")
    for text, answer in ((SIGNS, "одни знаки"), (TOO_LONG, "Слишком длинно"), (AT_THE_MENU, "Никого не нашлось")):
        await person.send(text)
        await person.sees(answer)
        await look()
    for text, shown in ((TYPED_TURNED, TURNED), (NEARLY, NEARLY), (FOUND, FOUND)):
        await person.send(text)
        await person.sees(f"Поиск · «{shown}»")
        assert f"{NAME} {LAST_NAME}" in await person.screen()
        await look()
    await person.press(f"{NAME} {LAST_NAME} · {TEAM}")
    await person.sees(TEAM)
    await look()
    await person.press("‹ К списку")
    await _chooses(person, look)
    assert await fetch("SELECT 1 FROM recent_search"), "what was looked for is kept"

    told = output.getvalue()
    assert '"kind":"message/text"' in told
    found = [("the log", told.encode()), *lying, *await in_tables(), *in_files(tmp_path)]
    forms = {text: forms_of(text) for text in (*PERSONAL, FOUND)}
    assert {
        (place, text) for place, content in found for text in forms if any(form in content for form in forms[text])
    } == set()


async def _chooses(person: Person, look: Callable[[], Awaitable[None]]) -> None:
    await person.press("Фильтры")
    await person.press("Роли")
    await person.press("golang разработчик · 2")
    await person.sees("Отметьте")
    await person.send(AMONG_FILTERS)
    await person.sees("Никого не нашлось")
    await look()
    await person.press("Новый поиск")
    await person.press("Недавние поиски")
    await person.sees("видите их только вы")
    await look()
