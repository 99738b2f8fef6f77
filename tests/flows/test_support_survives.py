"""Whatever dies between a question and its answer: each is carried once, or the staff learn that nobody knows."""

import signal
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from school21_bot import clock
from school21_bot.audit.models import AuditEntry
from school21_bot.journal.models import Event
from school21_bot.messages import RequestState
from school21_bot.messages.models import Delivery, Outgoing, SupportMessage, SupportRequest
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows import communities
from tests.flows.communities import eventually, reads
from tests.flows.desks import Json, card_in, card_of, labels, plain
from tests.flows.forks import ForkedCommand, let_locks_run_out

staff = communities.staff

OWNER = 7_001
QUESTION, ANSWER = "Не вижу чата", "Отправьте /invite"


@pytest.fixture
def settings(settings: Settings, staff: int) -> Settings:
    """A bot without another support, with a staff chat and one owner."""
    update = {"support_url": "", "staff_chat_id": staff, "admin_ids": (OWNER,), "quiet_hours": QuietHours(0, 0)}
    return settings.model_copy(update=update)


@pytest.fixture
async def processes(settings: Settings) -> AsyncIterator[dict[str, ForkedCommand]]:
    """A bot and a worker to kill; not started yet."""
    both = {name: ForkedCommand(name, settings) for name in ("bot", "worker")}
    yield both
    for process in both.values():
        await process.kill()


@pytest.fixture
async def person(
    processes: dict[str, ForkedCommand], database: None, arrive: Arrive, sim: SimClient, staff: int
) -> Person:
    """Somebody in front of the support, with bot and worker running and an owner in the staff's group."""
    for process in processes.values():
        await process.start()
    owner = await arrive("Ольга", id=OWNER)
    await sim.put_in(staff, owner.id)
    person = await arrive("Иван")
    await person.send("/support")
    await person.sees("Напишите сюда, что случилось")
    assert await sim.idle()
    return person


async def asks(person: Person, sim: SimClient, staff: int) -> Json:
    """Write, and wait for the card."""
    await person.send(QUESTION)
    await person.sees("Отправлено, обращение № 1")
    card = await card_in(sim, staff, QUESTION)
    assert await sim.idle()
    return card


async def all_is_sent() -> bool:
    """Whether nothing waits to be said."""
    return not await Outgoing.filter(state__in=[Delivery.WAITING, Delivery.CLAIMED]).exists()


async def comes_back(process: ForkedCommand, redis_url: str) -> None:
    """Die at the failpoint, and start again after whatever a dead process holds has run out."""
    assert await process.dies() == -signal.SIGKILL
    await let_locks_run_out(redis_url)
    await Outgoing.filter(state=Delivery.CLAIMED).update(claimed_at=clock.now() - timedelta(minutes=3))
    await process.start()


def times(messages: list[Json], text: str) -> int:
    """How many messages of the bot's begin with a line and hold the text."""
    return sum(not one["outgoing"] and text in plain(one.get("text", "")) for one in messages)


@pytest.mark.parametrize("point", ["support:before-commit", "support:after-commit", "window:shown"])
async def test_a_question_is_carried_once(
    processes: dict[str, ForkedCommand], person: Person, sim: SimClient, staff: int, redis_url: str, point: str
) -> None:
    await processes["bot"].kill()
    await let_locks_run_out(redis_url)
    await processes["bot"].start(FAILPOINT=f"{point}=kill")
    await person.send(QUESTION)
    await comes_back(processes["bot"], redis_url)
    await person.sees("обращение № 1 · ждёт ответа")
    await card_in(sim, staff, QUESTION)
    await eventually(all_is_sent)
    assert times(await sim.group(staff), QUESTION) == 1
    assert await SupportMessage.all().count() == 1
    assert await Event.filter(kind="support_asked").count() == 1


@pytest.mark.parametrize("point", ["support-answer:before-commit", "support-answer:after-commit"])
async def test_an_answer_is_carried_once(
    processes: dict[str, ForkedCommand], person: Person, sim: SimClient, staff: int, redis_url: str, point: str
) -> None:
    card = await asks(person, sim, staff)
    await processes["bot"].kill()
    await processes["bot"].start(FAILPOINT=f"{point}=kill")
    await sim.send_to_group(staff, OWNER, ANSWER, reply_to=card["message_id"])
    await comes_back(processes["bot"], redis_url)
    await reads(person, ANSWER)
    await card_in(sim, staff, QUESTION, "Отвечено")
    await eventually(all_is_sent)
    assert times(await person.messages(), "Ответ поддержки") == 1
    assert await AuditEntry.filter(action="support-answered").count() == 1
    assert await Event.filter(kind="support_answered").count() == 1


@pytest.mark.parametrize("point", ["support-close:before-commit", "support-close:after-commit"])
async def test_a_request_is_closed_once(
    processes: dict[str, ForkedCommand], person: Person, sim: SimClient, staff: int, redis_url: str, point: str
) -> None:
    card = await asks(person, sim, staff)
    await processes["bot"].kill()
    await processes["bot"].start(FAILPOINT=f"{point}=kill")
    await sim.press_in_group(staff, OWNER, "Закрыть", message_id=card["message_id"])
    await comes_back(processes["bot"], redis_url)
    assert labels(await card_in(sim, staff, QUESTION, "Закрыто")) == []
    await reads(person, "Обращение № 1 закрыто")
    await eventually(all_is_sent)
    assert times(await person.messages(), "Обращение № 1 закрыто") == 1
    assert await AuditEntry.filter(action="support-closed").count() == 1
    assert (await SupportRequest.get()).state is RequestState.CLOSED


@pytest.mark.parametrize(("point", "arrived"), [("delivery:claimed", 0), ("delivery:sent", 1)])
async def test_an_answer_of_which_nobody_knows_is_not_repeated_and_the_staff_learn_of_it(
    processes: dict[str, ForkedCommand],
    person: Person,
    sim: SimClient,
    staff: int,
    redis_url: str,
    point: str,
    arrived: int,
) -> None:
    card = await asks(person, sim, staff)
    await processes["worker"].kill()
    await processes["worker"].start(FAILPOINT=f"{point}=kill")
    await sim.send_to_group(staff, OWNER, ANSWER, reply_to=card["message_id"])
    await comes_back(processes["worker"], redis_url)
    await card_in(sim, staff, "Ответ по обращению № 1 не дошёл", "Неизвестно, дошёл ли")
    await card_in(sim, staff, QUESTION, "Отвечено")
    await eventually(all_is_sent)
    assert times(await person.messages(), ANSWER) == arrived
    assert times(await sim.group(staff), "не дошёл") == 1


async def test_a_card_that_nobody_noted_can_be_answered_all_the_same(
    processes: dict[str, ForkedCommand], person: Person, sim: SimClient, staff: int, redis_url: str
) -> None:
    await processes["worker"].kill()
    await processes["worker"].start(FAILPOINT="delivery:sent=kill")
    await person.send(QUESTION)
    await comes_back(processes["worker"], redis_url)
    await card_in(sim, staff, "Обращение № 1: новое сообщение", "Посмотрите в боте")
    card = await card_in(sim, staff, QUESTION)
    await sim.send_to_group(staff, OWNER, ANSWER, reply_to=card["message_id"])
    letter = await card_of(person, "Ответ поддержки по обращению № 1", ANSWER)
    await Outgoing.filter(person_id__isnull=False).update(message_id=None)  # as if that had not been noted either
    await person.replies(letter["message_id"], "Спасибо")
    await person.sees("Отправлено, обращение № 1")
