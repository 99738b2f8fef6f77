"""The bot dies at the worst moments, and Redis forgets: people go on where they were, and nothing happens twice."""

import signal
from collections import Counter
from dataclasses import dataclass

import pytest
from redis.asyncio import Redis

from school21_bot.app import Services
from school21_bot.sandbox.client import Person
from tests.flows.answers import ANSWERS
from tests.flows.conftest import Arrive, BotProcess
from tests.flows.facts import attempts_by_status, happened, people_by_status
from tests.flows.forks import ForkedBot, let_locks_run_out

_TYPED = ("answer:before-commit", "answer:after-commit", "form:before-edit")
_CHOSEN = ("answer:before-commit", "answer:after-commit")
_BEGUN = ("begin:before-commit", "begin:after-commit")
_CONFIRMED = ("confirm:before-commit", "confirm:after-commit")
_ALWAYS = ("window:shown", "update:handled")


@dataclass(frozen=True)
class Move:
    """What a person does, what they see then, and the points of the code that this leads through."""

    seen: str
    types: str = ""
    presses: str = ""
    points: tuple[str, ...] = ()

    async def make(self, person: Person) -> None:
        if self.types:
            await person.send(self.types)
        else:
            await person.press(self.presses)


MOVES = (
    Move(types="/start", seen="Добро пожаловать"),
    Move(presses="Зарегистрироваться", seen="Шаг 1 из 5", points=_BEGUN),
    Move(types="и", seen="только латинские буквы", points=("refusal:noted",)),
    Move(types=ANSWERS[0], seen="Шаг 2 из 5", points=_TYPED),
    Move(types=ANSWERS[1], seen="Шаг 3 из 5", points=_TYPED),
    Move(types=ANSWERS[2], seen="Шаг 4 из 5", points=_TYPED),
    Move(types="golang разработчик", seen="Какой у вас уровень", points=_TYPED),
    Move(presses="Senior", seen="Шаг 5 из 5", points=_CHOSEN),
    Move(types=ANSWERS[4], seen="Проверьте ответы", points=_TYPED),
    Move(presses="Всё верно ›", seen="вы соглашаетесь"),
    Move(presses="Подтвердить", seen="вы в сообществе", points=_CONFIRMED),
)
STEPS = ("school_nickname", "messenger_nickname", "team", "role", "level", "description")
EVERYTHING_ONCE = Counter(
    [
        ("arrived", None),
        ("registration_started", None),
        ("refused", "school_nickname"),
        *(("answered", step) for step in STEPS),
        ("registration_finished", None),
    ]
)


@pytest.mark.parametrize(
    ("point", "met_again"),
    [
        ("answer:before-commit", True),
        ("answer:after-commit", False),
        ("form:before-edit", True),
        ("begin:before-commit", True),
        ("begin:after-commit", True),
        ("refusal:noted", True),
        ("window:shown", True),
        ("update:handled", True),
        ("confirm:before-commit", True),
        ("confirm:after-commit", False),
    ],
)
async def test_killed_inside_the_handling_of_any_answer_the_person_goes_on_without_repeating_it(
    forked_bot: ForkedBot, database: None, arrive: Arrive, redis_url: str, point: str, met_again: bool
) -> None:
    person = await arrive("Иван")
    # The update that comes again may reach the same point: then the next one is to die there.
    armed_again = f"{point}:2=kill" if met_again else f"{point}=kill"
    await forked_bot.start(FAILPOINT=f"{point}=kill")
    for move in MOVES:
        await move.make(person)
        if point in move.points + _ALWAYS:
            assert await forked_bot.dies() == -signal.SIGKILL
            await let_locks_run_out(redis_url)
            await forked_bot.start(FAILPOINT=armed_again)
        await person.sees(move.seen)
        assert await person.sim.idle()
        shown = await person.sees(move.seen)  # also after the update has come again
        assert ("⚠️" in shown) == (move.types == "и")
        assert not (await person.messages())[-1]["outgoing"], "the form is the last message"
    assert await happened() == EVERYTHING_ONCE
    assert await attempts_by_status() == {"finished": 1}
    assert await people_by_status() == {"member": 1}


@pytest.mark.parametrize("point", ["restart:before-commit", "restart:after-commit", "window:shown", "update:handled"])
async def test_killed_while_starting_over_one_new_attempt_is_begun(
    forked_bot: ForkedBot, database: None, arrive: Arrive, redis_url: str, point: str
) -> None:
    person = await arrive("Иван")
    await forked_bot.start()
    for move in (*MOVES[:2], *MOVES[3:5]):
        await move.make(person)
        await person.sees(move.seen)
    await person.send("/start")
    await person.press("Начать заново")
    await person.sees("будут стёрты")
    assert await person.sim.idle()
    await forked_bot.kill()
    await forked_bot.start(FAILPOINT=f"{point}=kill")
    await person.press("Да, начать заново")
    assert await forked_bot.dies() == -signal.SIGKILL
    await let_locks_run_out(redis_url)
    await forked_bot.start()
    await person.sees("Шаг 1 из 5")
    assert await person.sim.idle()
    assert "Сейчас" not in await person.screen()
    assert await attempts_by_status() == {"active": 1, "restarted": 1}
    assert (await happened())["registration_restarted", None] == 1


async def test_killed_between_any_two_answers_the_person_goes_on(
    forked_bot: ForkedBot, database: None, arrive: Arrive
) -> None:
    person = await arrive("Иван")
    for move in MOVES:
        await forked_bot.start()
        await move.make(person)
        await person.sees(move.seen)
        assert await person.sim.idle()
        await forked_bot.kill()
    assert await happened() == EVERYTHING_ONCE


async def test_what_is_sent_while_the_bot_is_down_is_answered_when_it_is_back(
    forked_bot: ForkedBot, database: None, arrive: Arrive
) -> None:
    person = await arrive("Иван")
    await forked_bot.start()
    for move in MOVES[:2]:
        await move.make(person)
        await person.sees(move.seen)
    assert await person.sim.idle()
    await forked_bot.kill()
    for text in ANSWERS:
        await person.send(text)
    await forked_bot.start()
    shown = await person.sees("Проверьте ответы")
    assert "⚠️" not in shown


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_command_killed_in_the_middle_of_an_answer_goes_on_by_itself(
    bot_process: BotProcess, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("school21_bot.sandbox.client.PATIENCE_SECONDS", 90)
    person = await arrive("Иван")
    await bot_process.start(FAILPOINT="answer:after-commit=kill")
    for move in MOVES[:2]:
        await move.make(person)
        await person.sees(move.seen)
    await person.send(ANSWERS[0])
    assert await bot_process.dies() == -signal.SIGKILL
    await bot_process.start()
    await person.sees("Шаг 2 из 5")


@pytest.mark.parametrize("does", ["types", "presses"])
async def test_redis_emptied_between_any_two_answers_loses_nothing(
    bot: Services, arrive: Arrive, redis_url: str, does: str
) -> None:
    person = await arrive("Иван")
    for number, move in enumerate(MOVES):
        if number > 1:
            async with Redis.from_url(redis_url) as redis:
                await redis.flushall()
            if does == "types":
                await person.send("что теперь?")
            else:
                await person.press("Отмена" if number < len(MOVES) else "В меню")
            await person.sees("Продолжим с того же места")
            if move.presses == "Подтвердить":
                await person.press("Всё верно ›")
                await person.sees("вы соглашаетесь")
        await move.make(person)
        await person.sees(move.seen)
        assert await person.sim.idle()
    assert (await happened()) == EVERYTHING_ONCE
    assert await people_by_status() == {"member": 1}


async def test_redis_emptied_in_the_middle_keeps_every_answer_given(
    bot: Services, arrive: Arrive, redis_url: str
) -> None:
    person = await arrive("Иван")
    for move in MOVES[:-2]:
        await move.make(person)
        await person.sees(move.seen)
    assert await person.sim.idle()
    async with Redis.from_url(redis_url) as redis:
        await redis.flushall()
    await person.send("ещё здесь?")
    shown = await person.sees("Проверьте ответы")
    for given in (*ANSWERS[:3], "golang разработчик", "Senior", ANSWERS[4]):
        assert given in shown
