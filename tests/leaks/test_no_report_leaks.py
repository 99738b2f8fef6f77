"""What is typed in any chat, asked about somebody and reported of a card is readable nowhere."""

import io
from pathlib import Path

import pytest

from school21_bot.app import Services
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows.desks import card_in
from tests.flows.people import make_member
from tests.flows.profiles import looking
from tests.leaks.forms import forms_of
from tests.leaks.places import in_files, in_redis, in_tables

NAME, USERNAME = "Зюзибалда", "mukhlogryz"
LOOKED_FOR, ASKED, TEXT, TOO_LONG = "шлындопырь", "zhvalopryad", "вычёсываем ыгдры", "Ъёмконепробиваемость" * 30
PERSONAL = (NAME, USERNAME, LOOKED_FOR, ASKED, TEXT, TOO_LONG[:24])


@pytest.fixture
async def staff(sim: SimClient) -> int:
    """The staff's chat."""
    return await sim.save_group("Организаторы", bot="member")


@pytest.fixture
def settings(settings: Settings, staff: int) -> Settings:
    """A bot that tells its staff."""
    return settings.model_copy(update={"staff_chat_id": staff})


async def test_nothing_is_readable_but_by_those_whom_it_is_for(
    output: io.StringIO,
    bot: Services,
    worker: None,
    arrive: Arrive,
    sim: SimClient,
    staff: int,
    redis_url: str,
    tmp_path: Path,
) -> None:
    friend = await arrive(NAME, username=USERNAME)
    await make_member(bot, friend.id, name=NAME, username=USERNAME)
    person = await looking(bot, arrive)
    assert [one["title"] for one in (await person.types_inline(NAME))["results"]] == [NAME]
    assert (await person.types_inline(LOOKED_FOR))["results"] == []
    await person.send(f"@{ASKED}")
    await person.sees("Никого не нашлось")
    await person.send(f"@{USERNAME}")
    await person.sees(NAME)
    await person.forwards(friend.id, TEXT)
    await person.press("Сообщить об ошибке")
    await person.sees("Что не так")
    await person.send(TOO_LONG)
    await person.sees("Слишком длинно")
    lying = await in_redis(redis_url)
    await person.send(TEXT)
    await person.sees("Спасибо!")
    assert NAME not in str(await card_in(sim, staff, TEXT))
    assert await sim.idle()

    found = [
        ("the log", output.getvalue().encode()),
        *lying,
        *await in_redis(redis_url),
        *await in_tables(),
        *in_files(tmp_path),
    ]
    assert '"kind":"inline"' in output.getvalue()
    assert '"kind":"staff-report"' in output.getvalue()
    forms = {text: forms_of(text) for text in PERSONAL}
    assert {
        (place, text) for place, content in found for text in PERSONAL if any(form in content for form in forms[text])
    } == set()
