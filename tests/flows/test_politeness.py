"""The bot is polite to Telegram and to everybody who waits: floods, harmless refusals, people who block it."""

import asyncio

import pytest

from school21_bot.app import Services
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.running import RunningSandbox
from tests.bot import Arrive
from tests.flows.answers import begin

MOMENT = "Одну секунду"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten updates within five seconds are too many."""
    monkeypatch.setattr("school21_bot.telegram.throttle.MOST", 10)
    monkeypatch.setattr("school21_bot.telegram.throttle.SECONDS", 5.0)


async def test_a_flooder_is_asked_for_a_moment_and_the_others_do_not_notice(
    impatient: None, bot: Services, arrive: Arrive
) -> None:
    flooder, other = await arrive("Иван"), await arrive("Анна")
    await begin(flooder)
    await asyncio.gather(*(flooder.send("и") for _ in range(40)))
    await begin(other)
    assert await flooder.sim.idle()
    said = [one["text"] for one in await flooder.messages() if not one["outgoing"]]
    assert sum(MOMENT in text for text in said) == 1
    await asyncio.sleep(5.1)
    await flooder.send("ivanpetr")
    await flooder.sees("Шаг 2 из 5")


async def test_too_many_taps_each_get_an_answer(impatient: None, bot: Services, arrive: Arrive) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await person.sees("Добро пожаловать")
    pressed = [await person.press_data("garbage") for _ in range(25)]
    assert await person.sim.idle()
    answers = [await person.sim.callback(one["callback_id"]) for one in pressed]
    assert all(one["answered"] for one in answers)
    assert sum(MOMENT in one["text"] for one in answers) >= 10


@pytest.mark.parametrize(
    ("method", "description"),
    [
        ("answerCallbackQuery", "query is too old and response timeout expired or query ID is invalid"),
        ("deleteMessage", "message to delete not found"),
        ("deleteMessage", "message can't be deleted"),
        (
            "editMessageText",
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message",
        ),
        ("editMessageText", "message to edit not found"),
        ("editMessageText", "message can't be edited"),
    ],
)
async def test_a_harmless_refusal_of_any_call_costs_nothing(
    method: str, description: str, bot: Services, arrive: Arrive, sandbox: RunningSandbox
) -> None:
    person = await arrive("Иван")
    await begin(person)
    sandbox.fail_next(method, status=400, description=f"Bad Request: {description}")
    await person.send("и")
    await person.sees("⚠️")
    await person.send("ivanpetr")
    await person.sees("Шаг 2 из 5" if method != "editMessageText" else "")
    sandbox.mend(method)
    await person.press("‹ Назад") if method != "editMessageText" else await person.send("/start")
    await person.sees("Шаг 1 из 5" if method != "editMessageText" else "Вы не закончили регистрацию")
    await person.does_not_see("Что-то сломалось")


async def test_who_blocked_the_bot_is_marked_by_its_first_refused_answer(
    bot: Services, arrive: Arrive, sandbox: RunningSandbox
) -> None:
    person = await arrive("Иван")
    await begin(person)
    sandbox.fail_next("editMessageText", status=403, description="Forbidden: bot was blocked by the user")
    sandbox.fail_next("deleteMessages", status=403, description="Forbidden: bot was blocked by the user")
    await person.send("ivanpetr")
    assert await person.sim.idle()
    assert (await Row.get()).bot_blocked
    await person.send("/start")
    await person.sees("Остановились на шаге 2")
    assert not (await Row.get()).bot_blocked
