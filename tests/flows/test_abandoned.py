"""A registration that rests for too long: the answers stay, the person is told once and goes on where they were."""

import asyncio
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from school21_bot import clock
from school21_bot.app import Services, work_of
from school21_bot.journal.models import Event
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people import Deadlines, Status, Step
from school21_bot.people.models import Attempt, Registration
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from school21_bot.storage import transaction
from school21_bot.telegram.opening import Opened
from school21_bot.telegram.worker import courier_of, work
from tests.bot import Arrive
from tests.flows.answers import ANSWERS, answer, begin
from tests.flows.communities import eventually, reads
from tests.flows.forks import ForkedCommand
from tests.flows.people import make_applicant

TOLD = "Регистрация не закончена"
NEVER_QUIET = QuietHours(0, 0)

Later = Callable[[timedelta], None]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody sleeps."""
    return settings.model_copy(update={"quiet_hours": NEVER_QUIET})


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Moves the clock of this process."""

    def move(by: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + by)

    return move


async def all_due() -> None:
    """Every deadline has passed."""
    await Registration.filter(status=Attempt.ACTIVE).update(deadline_at=clock.now() - timedelta(minutes=1))


async def told(person: Person) -> int:
    """How often the person was told."""
    messages = await person.messages()
    return sum(TOLD in one.get("text", "") for one in messages if not one["outgoing"])


async def sent() -> int:
    """How many messages have gone out; the one whose button is pressed makes way for the form."""
    return await Outgoing.filter(state=Delivery.SENT).count()


async def was_sent(number: int) -> None:
    """Wait until so many messages have gone out: each arrives before that is noted."""

    async def so_many() -> bool:
        return await sent() == number

    await eventually(so_many)


async def is_abandoned(number: int = 1) -> None:
    """Wait until so many people have abandoned."""

    async def so_many() -> bool:
        return await Row.filter(status=Status.ABANDONED).count() == number

    await eventually(so_many)


@pytest.mark.parametrize(
    ("answered", "question"),
    [
        (0, "ник в Школе 21"),
        (1, "ник в СберЧате"),
        (2, "команда"),
        (3, "роль"),
        (4, "чем вы занимаетесь"),
        (5, "Осталось проверить ответы"),
    ],
)
async def test_stopped_at_any_step_the_person_is_told_and_resumes_with_everything_given(
    answered: int, question: str, bot: Services, worker: None, arrive: Arrive, later: Later
) -> None:
    person = await arrive("Иван")
    await begin(person)
    await answer(person, answered)
    assert await person.sim.idle()
    later(timedelta(hours=6, minutes=1))
    assert question in (await reads(person, TOLD)).replace("\N{NO-BREAK SPACE}", " ")
    (attempt,) = await Registration.all()
    assert (attempt.status, attempt.deadline_at) == (Attempt.ABANDONED, None)
    event = await Event.get(kind="registration_abandoned")
    assert event.step == attempt.step
    assert event.seconds is not None
    assert 6 * 3600 <= event.seconds <= 6 * 3600 + 300
    await person.press("Продолжить")
    shown = await person.sees(f"Шаг {answered + 1} из 5" if answered < 5 else "Проверьте ответы")
    assert "⚠️" not in shown
    for number, text in enumerate(ANSWERS[answered:], start=answered + 1):
        await person.sees(f"Шаг {number} из 5")
        await person.send(text)
    shown = await person.sees("Проверьте ответы")
    assert all(text.removeprefix("Senior ") in shown for text in ANSWERS)
    await was_sent(1)


async def test_starting_over_from_the_message_asks_first(
    bot: Services, worker: None, arrive: Arrive, later: Later
) -> None:
    person = await arrive("Иван")
    await begin(person)
    await answer(person, 2)
    assert await person.sim.idle()
    later(timedelta(hours=7))
    await reads(person, TOLD)
    await person.press("Начать заново")
    await person.sees("будут стёрты")
    await person.press("Да, начать заново")
    shown = await person.sees("Шаг 1 из 5")
    assert "Сейчас" not in shown


async def test_who_resumes_and_drops_out_again_is_told_again(
    bot: Services, worker: None, arrive: Arrive, later: Later
) -> None:
    person = await arrive("Иван")
    await begin(person)
    later(timedelta(hours=7))
    await reads(person, TOLD)
    await person.press("Продолжить")
    await person.sees("Шаг 1 из 5")
    assert await person.sim.idle()
    later(timedelta(hours=14))
    await was_sent(2)


async def test_the_button_works_after_a_restart_of_everything_and_with_an_emptied_redis(
    bot: Services, worker: None, everything: Opened, arrive: Arrive, later: Later
) -> None:
    person = await arrive("Иван")
    await begin(person)
    await answer(person, 3)
    assert await person.sim.idle()
    later(timedelta(hours=7))
    await reads(person, TOLD)
    await everything.redis.flushall()
    await person.press("Продолжить")
    await person.sees("Шаг 4 из 5")


async def test_a_button_of_a_finished_registration_says_that_things_have_changed(
    bot: Services, worker: None, arrive: Arrive, later: Later
) -> None:
    person = await arrive("Иван")
    account = await make_applicant(bot, person.id)
    await person.send("/start")
    await person.sees("Осталось подтвердить")
    later(timedelta(hours=7))
    await reads(person, TOLD)
    await bot.registration.confirm(account.id, consent_version="2026-11")
    await person.press("Продолжить")
    await person.sees("всё изменилось")
    await person.sees("Кого поищем?")


async def test_every_action_moves_the_deadline(bot: Services, worker: None, arrive: Arrive, later: Later) -> None:
    person = await arrive("Иван")
    await begin(person)
    for hours, text in ((5, ANSWERS[0]), (10, ANSWERS[1])):
        later(timedelta(hours=hours))
        await asyncio.sleep(1.2)
        await person.send(text)
        assert await person.sim.idle()
    later(timedelta(hours=15))
    await asyncio.sleep(1.5)
    assert await told(person) == 0
    assert (await Row.get()).status is Status.APPLYING


async def test_nobody_is_told_in_the_quiet_hours(
    everything: Opened, bot: Services, worker: None, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await arrive("Иван")
    await begin(person)
    assert await person.sim.idle()
    this_hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    hour = this_hour.hour + 3  # in Moscow
    quiet = QuietHours(hour % 24, (hour + 2) % 24)
    bot.tuning.now = bot.tuning.now.model_copy(update={"quiet_hours": quiet})
    await all_due()
    await is_abandoned()
    assert await person.sim.idle(quiet=1.5)
    assert await told(person) == 0
    (waiting,) = await Outgoing.all()
    assert waiting.state is Delivery.WAITING
    assert waiting.due_at == this_hour + timedelta(hours=2)
    monkeypatch.setattr(clock, "now", lambda: waiting.due_at + timedelta(seconds=1))
    await reads(person, TOLD)


async def test_deadlines_that_passed_while_everything_was_down_fire_afterwards(
    everything: Opened, arrive: Arrive
) -> None:
    person = await arrive("Иван")
    await person.send("/start")  # Telegram lets the bot write back
    await make_applicant(everything.services, person.id, until=Step.TEAM)
    await all_due()
    stop = asyncio.Event()
    working = asyncio.create_task(work(everything, work_of(everything.services, courier_of(everything)), stop))
    await reads(person, TOLD)
    stop.set()
    await working


async def test_a_registration_finished_in_the_meantime_is_never_touched(
    everything: Opened, bot: Services, arrive: Arrive
) -> None:
    """The timer found it due, and then the person confirmed."""
    account = await make_applicant(bot, (await arrive("Иван")).id)
    await all_due()
    deadlines = Deadlines(bot.accounts, bot.tuning)
    (due,) = await deadlines.due(10)
    await bot.registration.confirm(account.id, consent_version="2026-11")
    async with transaction():
        assert await deadlines.abandon(due) is None
    assert (await Row.get()).status is Status.MEMBER
    assert not await Event.filter(kind="registration_abandoned").exists()


async def test_the_deadline_of_an_earlier_attempt_never_ends_a_later_one(bot: Services, arrive: Arrive) -> None:
    account = await make_applicant(bot, (await arrive("Иван")).id, until=Step.TEAM)
    await all_due()
    deadlines = Deadlines(bot.accounts, bot.tuning)
    (due,) = await deadlines.due(10)
    await bot.registration.restart(account.id, cause="tap:1")
    async with transaction():
        assert await deadlines.abandon(due) is None
    assert (await Row.get()).status is Status.APPLYING
    assert await Registration.filter(status=Attempt.ACTIVE).count() == 1


async def test_who_blocked_the_bot_is_marked_and_left_alone(
    bot: Services, worker: None, arrive: Arrive, sim: SimClient
) -> None:
    blocking, gone = await arrive("Иван"), await arrive("Анна")
    for person in (blocking, gone):
        await begin(person)
    assert await sim.idle()
    await sim.save_user(id=blocking.id, blocked=True)
    await sim.save_user(id=gone.id, deleted=True)

    async def both_are_marked() -> bool:
        return await Row.filter(bot_blocked=True).count() == 2

    await eventually(both_are_marked)
    # As if it had been missed: then the refusal tells.
    await Row.filter(telegram_id=gone.id).update(bot_blocked=False)
    await all_due()
    await is_abandoned(2)

    async def is_closed() -> bool:
        return [one.state for one in await Outgoing.all()] == [Delivery.BLOCKED]

    async def is_marked() -> bool:
        return (await Row.get(telegram_id=gone.id)).bot_blocked

    await eventually(is_closed)
    await eventually(is_marked)
    await sim.save_user(id=blocking.id, blocked=False)
    await blocking.send("/start")
    await blocking.sees("Вы не закончили регистрацию")
    assert not (await Row.get(telegram_id=blocking.id)).bot_blocked


async def test_two_workers_tell_each_person_once(
    everything: Opened, bot: Services, arrive: Arrive, sim: SimClient
) -> None:
    people = [await arrive(f"Иван{number}") for number in range(12)]
    for person in people:
        await person.send("/start")
    for person in people:
        await person.sees("Добро пожаловать")
        await make_applicant(bot, person.id, until=Step.TEAM)
    await all_due()
    stop = asyncio.Event()
    workers = [asyncio.create_task(work(everything, work_of(bot, courier_of(everything)), stop)) for _ in range(1)]
    abandoned = work_of(bot, courier_of(everything)).periodics
    await asyncio.gather(*(one.run() for one in abandoned), *(one.run() for one in abandoned))
    for person in people:
        await reads(person, TOLD)
    assert await sim.idle(quiet=0.7)
    stop.set()
    await asyncio.gather(*workers)
    assert [await told(person) for person in people] == [1] * len(people)
    assert await Event.filter(kind="registration_abandoned").count() == len(people)


@pytest.mark.parametrize(
    ("point", "messages", "state"),
    [
        ("abandon:before-commit", 1, Delivery.SENT),
        ("abandon:after-commit", 1, Delivery.SENT),
        ("delivery:claimed", 0, Delivery.UNKNOWN),
        ("delivery:sent", 1, Delivery.UNKNOWN),
    ],
)
async def test_a_worker_killed_at_any_point_tells_at_most_once_and_says_what_it_does_not_know(
    forked_worker: ForkedCommand, everything: Opened, arrive: Arrive, point: str, messages: int, state: Delivery
) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await make_applicant(everything.services, person.id, until=Step.TEAM)
    await all_due()
    await forked_worker.start(FAILPOINT=f"{point}=kill")
    assert await forked_worker.dies() == -signal.SIGKILL
    # Two minutes later.
    await Outgoing.filter(state=Delivery.CLAIMED).update(claimed_at=clock.now() - timedelta(minutes=3))
    await forked_worker.start()

    async def is_closed() -> bool:
        return [one.state for one in await Outgoing.all()] == [state]

    await eventually(is_closed)
    await asyncio.sleep(1.2)  # for as long as a second message might take
    assert await told(person) == messages
    assert await Event.filter(kind="registration_abandoned").count() == 1


async def test_a_message_that_may_have_arrived_is_not_sent_again(
    bot: Services, worker: None, arrive: Arrive, sandbox: RunningSandbox
) -> None:
    person = await arrive("Иван")
    await begin(person)
    assert await person.sim.idle()
    sandbox.lose_answer("sendMessage")
    await all_due()

    async def is_unknown() -> bool:
        return [one.state for one in await Outgoing.all()] == [Delivery.UNKNOWN]

    await eventually(is_unknown)
    assert await person.sim.idle(quiet=1.5)
    assert await told(person) == 1


async def test_telegram_asking_to_wait_delays_the_message_and_loses_nothing(
    bot: Services, worker: None, arrive: Arrive, sandbox: RunningSandbox
) -> None:
    person = await arrive("Иван")
    await begin(person)
    assert await person.sim.idle()
    sandbox.fail_next("sendMessage", 4, status=429, retry_after=1)
    await all_due()
    await reads(person, TOLD)
    assert await person.sim.idle(quiet=1)
    assert await told(person) == 1
