"""Reminders as people get them: what they say, how they are answered, put off, and never said twice."""

import asyncio
import signal
from datetime import timedelta

import pytest

from school21_bot import clock
from school21_bot.app import Services, work_of
from school21_bot.journal.models import Event
from school21_bot.messages import DeliveryService, Feeding
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people import Category, Status, Step
from school21_bot.people.models import Attempt, Registration
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from school21_bot.telegram.opening import Opened
from school21_bot.telegram.worker import courier_of, work
from tests.bot import Arrive
from tests.flows.answers import ANSWERS, answer, begin
from tests.flows.communities import eventually, reads
from tests.flows.forks import ForkedCommand
from tests.flows.people import make_applicant, set_status

REMINDED = "Регистрация вас ждёт"
DAY = timedelta(days=1)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody sleeps, and there are two reminders."""
    update = {"quiet_hours": QuietHours(0, 0), "reminders": (DAY, 7 * DAY)}
    return settings.model_copy(update=update)


async def abandoned(person: Person, services: Services, *, until: Step = Step.TEAM) -> None:
    """Let the person have stopped at a step a day ago, so that a reminder is due."""
    assert await person.sim.idle()  # what the bot answered is there
    await make_abandoned(person, services, until=until)


async def make_abandoned(person: Person, services: Services, *, until: Step = Step.TEAM) -> None:
    """The same without a bot that answers."""
    account = await make_applicant(services, person.id, until=until)
    await set_status(account, Status.ABANDONED)
    await Event.create(id=account.id, kind="registration_abandoned", at=clock.now() - DAY, person=account.id)
    await Registration.filter(person_id=account.id).update(
        status=Attempt.ABANDONED, deadline_at=None, remind_at=clock.now() - timedelta(minutes=1)
    )


async def letters(person: Person, text: str = REMINDED) -> int:
    """How many messages with this text the person has got."""
    return sum(text in one.get("text", "") for one in await person.messages() if not one["outgoing"])


async def kinds(prefix: str) -> list[str]:
    """What the journal holds of a kind."""
    return [event.kind for event in await Event.filter(kind__startswith=prefix).order_by("id")]


async def off(person: Person) -> bool:
    """Whether the person gets no reminders."""
    return (await Row.get(telegram_id=person.id)).reminders_off


async def test_whoever_is_reminded_goes_on_and_finishes(
    bot: Services, worker: None, arrive: Arrive, unthrottled: None
) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await abandoned(person, bot)
    letter = (await reads(person, REMINDED)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Вы остановились на вопросе: команда" in letter
    assert "Больше бот сам не напомнит" not in letter
    assert await person.buttons() == ["Продолжить", "Начать заново", "Больше не напоминать"]
    await person.press("Продолжить")
    for number, text in enumerate(ANSWERS[2:], start=3):
        await person.sees(f"Шаг {number} из 5")
        await person.send(text)
    await person.press("Всё верно ›")
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")
    assert await kinds("came_back") == ["came_back", "came_back_finished"]
    assert not await Registration.exclude(remind_at=None).exists()


async def test_the_last_reminder_says_so(bot: Services, worker: None, arrive: Arrive) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await abandoned(person, bot, until=Step.SUMMARY)
    await Event.filter(kind="registration_abandoned").update(at=clock.now() - 7 * DAY)
    await Registration.all().update(reminders=1)
    letter = (await reads(person, "Регистрация всё ещё вас ждёт")).replace("\N{NO-BREAK SPACE}", " ")
    assert "осталось проверить ответы и подтвердить" in letter
    assert "Больше бот сам не напомнит" in letter


async def test_one_tap_puts_reminders_off_and_another_on_again(
    bot: Services, worker: None, everything: Opened, arrive: Arrive
) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await abandoned(person, bot)
    await reads(person, REMINDED)
    await everything.redis.flushall()
    await person.press("Больше не напоминать")
    assert "Больше не напомним" in (await person.toast()).replace("\N{NO-BREAK SPACE}", " ")
    await person.press("Напоминать снова")
    assert "будем напоминать" in (await person.toast()).replace("\N{NO-BREAK SPACE}", " ")
    assert await person.sim.idle()
    assert await person.buttons() == ["Продолжить", "Начать заново", "Больше не напоминать"]
    assert not await off(person)
    await person.press("Больше не напоминать")
    await person.toast()
    assert await off(person)
    await person.press("Продолжить")
    await person.sees("Шаг 3 из 5")
    events = await Event.filter(kind__startswith="opted").order_by("id")
    assert [(one.kind, one.details) for one in events] == [
        (kind, {"category": "reminders"}) for kind in ("opted_out", "opted_in", "opted_out")
    ]


async def test_the_button_of_somebody_whose_data_are_deleted_makes_nobody_of_them(
    bot: Services, worker: None, arrive: Arrive
) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await abandoned(person, bot)
    await reads(person, REMINDED)
    await bot.deletion.delete((await Row.get()).id)
    await person.press("Больше не напоминать")
    await person.toast()
    assert not await Row.exists()


@pytest.mark.parametrize("member", [False, True])
async def test_the_profile_turns_reminders_and_news_off_and_on(
    unthrottled: None, bot: Services, arrive: Arrive, member: bool
) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    if member:
        account = await make_applicant(bot, person.id)
        await bot.registration.confirm(account.id, consent_version=bot.settings.consent_version)
    await person.send("/profile")
    await person.press("Сообщения")
    shown = await person.sees("Новости и приглашения")
    assert shown.count("не приходят") == 0
    assert await person.buttons() == ["Не напоминать", "Без рассылок", "‹ Назад", "В меню"]
    await person.press("Без рассылок")
    await person.press("Получать рассылки")
    await person.press("Без рассылок")
    await person.press("Не напоминать")
    await person.press("Напоминать")
    await person.press("Не напоминать")
    await person.press("‹ Назад")
    assert await person.sim.idle()
    found = await bot.accounts.find(person.id)
    assert found is not None
    assert found.unwanted == set(Category)
    assert len(await kinds("opted")) == 6


async def test_who_blocked_the_bot_is_marked_and_not_reminded_again(
    bot: Services, worker: None, arrive: Arrive, sim: SimClient
) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await sim.save_user(id=person.id, blocked=True)
    await abandoned(person, bot)

    async def is_marked() -> bool:
        return (await Row.get()).bot_blocked and (await Outgoing.get()).state is Delivery.BLOCKED

    await eventually(is_marked)
    await Registration.all().update(remind_at=clock.now() - timedelta(minutes=1))

    async def is_passed_over() -> bool:
        return not await Registration.filter(remind_at__lt=clock.now()).exists()

    await eventually(is_passed_over)
    assert await Outgoing.all().count() == 1


async def test_a_letter_that_the_person_has_overtaken_is_never_sent(
    everything: Opened, bot: Services, arrive: Arrive
) -> None:
    """The worker has it in its hands while the person comes back: it looks once more before it sends."""
    person = await arrive("Иван")
    await person.send("/start")
    await abandoned(person, bot)
    await bot.reminders.tick()
    assert await Outgoing.filter(state=Delivery.WAITING).count() == 1
    await Row.all().update(status=Status.APPLYING)
    delivery = DeliveryService(bot.sealer, bot.accounts, courier_of(everything), Feeding(bot.sealer, bot.tuning))
    await delivery.deliver()
    assert await person.sim.idle()
    assert await letters(person) == 0
    assert not await Outgoing.exists()


@pytest.mark.parametrize("way", ["presses", "answers", "starts over"])
async def test_a_letter_that_waits_is_taken_back(bot: Services, arrive: Arrive, way: str) -> None:
    person = await arrive("Иван")
    await begin(person)
    await answer(person, 2)
    assert await person.sim.idle()
    account = await bot.accounts.find(person.id)
    assert account is not None
    await set_status(account, Status.ABANDONED)
    await Registration.all().update(status=Attempt.ABANDONED, deadline_at=None, remind_at=clock.now())
    await bot.reminders.tick()
    assert await Outgoing.all().count() == 1
    match way:
        case "presses":
            await person.send("/start")
            await person.press("Продолжить")
            await person.sees("Шаг 3 из 5")
        case "answers":
            await person.send(ANSWERS[2])
            await person.sees("Шаг 4 из 5")
        case "starts over":
            await person.send("/start")
            await person.press("Начать заново")
            await person.press("Да, начать заново")
            await person.sees("Шаг 1 из 5")
    assert not await Outgoing.exists()
    assert not await kinds("came_back")


@pytest.mark.parametrize(
    ("point", "messages", "state"),
    [
        ("remind:before-commit", 1, Delivery.SENT),
        ("remind:after-commit", 1, Delivery.SENT),
        ("delivery:claimed", 0, Delivery.UNKNOWN),
        ("delivery:sent", 1, Delivery.UNKNOWN),
    ],
)
async def test_a_worker_killed_at_any_point_reminds_at_most_once_and_loses_nothing(
    forked_worker: ForkedCommand, everything: Opened, arrive: Arrive, point: str, messages: int, state: Delivery
) -> None:
    person = await arrive("Иван")
    await person.send("/start")  # Telegram lets the bot write back
    await make_abandoned(person, everything.services)
    await forked_worker.start(FAILPOINT=f"{point}=kill", REMINDERS="1d,7d", QUIET_HOURS="00-00")
    assert await forked_worker.dies() == -signal.SIGKILL
    # Two minutes later.
    await Outgoing.filter(state=Delivery.CLAIMED).update(claimed_at=clock.now() - timedelta(minutes=3))
    await forked_worker.start(REMINDERS="1d,7d", QUIET_HOURS="00-00")

    async def is_closed() -> bool:
        return [one.state for one in await Outgoing.all()] == [state]

    await eventually(is_closed)
    await asyncio.sleep(1.2)  # for as long as a second message might take
    assert await letters(person) == messages
    assert await kinds("reminded") == ["reminded"]
    attempt = await Registration.get()
    assert attempt.reminders == 1
    assert attempt.remind_at is not None
    assert attempt.remind_at > clock.now()


async def test_several_workers_remind_each_person_once(everything: Opened, bot: Services, arrive: Arrive) -> None:
    people = [await arrive(f"Иван {number}") for number in range(6)]
    for person in people:
        await person.send("/start")
        await person.sees("Добро пожаловать")
        await abandoned(person, bot, until=Step.SCHOOL_NICKNAME)
    stop = asyncio.Event()
    workers = [asyncio.create_task(work(everything, work_of(bot, courier_of(everything)), stop)) for _ in range(3)]
    for person in people:
        await reads(person, REMINDED)
    assert await people[0].sim.idle(quiet=0.7)
    stop.set()
    await asyncio.gather(*workers)
    assert [await letters(person) for person in people] == [1] * len(people)


async def test_telegram_asking_to_wait_delays_the_reminder_and_loses_nothing(
    bot: Services, worker: None, arrive: Arrive, sandbox: RunningSandbox
) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await person.sees("Добро пожаловать")
    sandbox.fail_next("sendMessage", 4, status=429, retry_after=1)
    await abandoned(person, bot)
    await reads(person, REMINDED)
    assert await person.sim.idle(quiet=1)
    assert await letters(person) == 1


async def test_an_answer_that_is_lost_leaves_unknown_and_nothing_twice(
    bot: Services, worker: None, arrive: Arrive, sandbox: RunningSandbox
) -> None:
    person = await arrive("Иван")
    await person.send("/start")
    await person.sees("Добро пожаловать")
    sandbox.lose_answer("sendMessage")
    await abandoned(person, bot)

    async def is_unknown() -> bool:
        return [one.state for one in await Outgoing.all()] == [Delivery.UNKNOWN]

    await eventually(is_unknown)
    assert await person.sim.idle(quiet=1.5)
    assert await letters(person) == 1
