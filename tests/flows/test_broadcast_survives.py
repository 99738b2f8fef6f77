"""A broadcast whatever happens: Telegram refuses, answers are lost, processes are killed; nobody gets it twice."""

import signal
from datetime import timedelta
from typing import Any

import pytest

from school21_bot import clock
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.jobs.models import Job
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from school21_bot.telegram.opening import Opened
from tests.flows.broadcasting import TEXT, a_member, an_admin, gets, is_over, posts, writes
from tests.flows.conftest import Arrive
from tests.flows.forks import ForkedBot, ForkedCommand, let_locks_run_out


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody sleeps."""
    return settings.model_copy(update={"quiet_hours": QuietHours(0, 0)})


FAULTS: list[tuple[dict[str, Any], Delivery, str]] = [
    (
        {"status": 403, "description": "Forbidden: bot was blocked by the user"},
        Delivery.BLOCKED,
        "Заблокировали бота: 1",
    ),
    ({"status": 403, "description": "Forbidden: user is deactivated"}, Delivery.BLOCKED, "Заблокировали бота: 1"),
    ({"status": 400, "description": "Bad Request: chat not found"}, Delivery.FAILED, "Не приняты Telegram: 1"),
    ({"status": 500}, Delivery.UNKNOWN, "Неизвестно, дошло ли: 1"),
    ({"status": 502, "body": b"<html>"}, Delivery.UNKNOWN, "Неизвестно, дошло ли: 1"),
    ({"status": 429, "retry_after": 1}, Delivery.SENT, "Доставлено: 2"),
    ({"status": 429, "retry_after": 7}, Delivery.SENT, "Доставлено: 2"),
    ({"status": 401}, Delivery.SENT, "Доставлено: 2"),
]


@pytest.mark.parametrize(("fault", "state", "report"), FAULTS, ids=[str(number) for number in range(len(FAULTS))])
async def test_whatever_telegram_says_to_one_the_others_get_it_and_nobody_twice(
    fault: dict[str, Any],
    state: Delivery,
    report: str,
    bot: Services,
    arrive: Arrive,
    worker: None,
    sandbox: RunningSandbox,
) -> None:
    people = [await a_member(bot, arrive, name) for name in ("Иван", "Пётр")]
    admin = await an_admin(bot, arrive)
    await writes(admin)
    assert await admin.sim.idle()
    sandbox.fail_next("sendMessage", **fault)
    await admin.press("Отправить сейчас")
    await admin.sees("✓ Отправлена")
    await admin.sees(report)
    told = [len(await posts(person, TEXT)) for person in people]
    assert sorted(told) == [0 if state is not Delivery.SENT else 1, 1]
    blocked = await Row.filter(bot_blocked=True).count()
    assert blocked == (state is Delivery.BLOCKED)


async def test_a_lost_answer_is_unknown_and_whoever_it_is_can_be_looked_up(
    bot: Services, arrive: Arrive, worker: None, sandbox: RunningSandbox
) -> None:
    member = await a_member(bot, arrive, "Иннокентий")
    admin = await an_admin(bot, arrive)
    await writes(admin)
    assert await admin.sim.idle()
    sandbox.lose_answer("sendMessage")
    await admin.press("Отправить сейчас")
    await admin.sees("Неизвестно, дошло ли: 1")
    await admin.sees("✓ Отправлена")
    await gets(member, TEXT)
    await admin.press("Кому неизвестно")
    await admin.press("Иннокентий")
    await admin.sees("Иннокентий · участник")


@pytest.mark.parametrize(
    "point", ["campaign:fed", "job:after-commit", "delivery:claimed", "delivery:sent", "job:before-commit"]
)
async def test_killed_anywhere_it_goes_on_and_nobody_gets_it_twice(
    point: str, bot: Services, arrive: Arrive, forked_worker: ForkedCommand, redis_url: str
) -> None:
    people = [await a_member(bot, arrive, name) for name in ("Иван", "Пётр", "Яна", "Зоя", "Лев")]
    admin = await an_admin(bot, arrive)
    await writes(admin)
    await forked_worker.start(FAILPOINT=f"{point}=kill")
    await admin.press("Отправить сейчас")
    assert await forked_worker.dies() == -signal.SIGKILL
    await let_locks_run_out(redis_url)
    await Job.all().update(lease_until=None)
    await Outgoing.filter(state=Delivery.CLAIMED).update(claimed_at=clock.now() - timedelta(minutes=5))
    await forked_worker.start()
    await is_over()
    counts = {state: await Outgoing.filter(state=state).count() for state in Delivery}
    told = [len(await posts(person, TEXT)) for person in people]
    assert set(told) <= {0, 1}
    assert counts[Delivery.SENT] + counts[Delivery.UNKNOWN] == len(people)
    # Up to four are on their way at once.
    assert counts[Delivery.UNKNOWN] <= (4 if point.startswith("delivery") else 0)
    assert counts[Delivery.SENT] <= sum(told) <= len(people)


async def test_a_bot_killed_while_one_is_started_or_paused_does_it_once_when_it_is_back(
    everything: Opened, arrive: Arrive, forked_bot: ForkedBot, redis_url: str
) -> None:
    await forked_bot.start(FAILPOINT="campaign:starting=kill")
    services = everything.services
    await a_member(services, arrive)
    admin = await an_admin(services, arrive)
    await writes(admin)
    for point, label, shown in (
        ("campaign:turning", "Отправить сейчас", "Отправляется: 0 из 1"),
        ("campaign:never", "Пауза", "Пауза: 0 из 1"),
    ):
        await admin.press(label)
        assert await forked_bot.dies() == -signal.SIGKILL
        await let_locks_run_out(redis_url)
        await forked_bot.start(FAILPOINT=f"{point}=kill")
        await admin.sees(shown)
    assert await Job.filter(kind="broadcast").count() == 1
    acts = [one.action for one in await AuditEntry.filter(action__startswith="broadcast").order_by("id")]
    assert acts == ["broadcast-started", "broadcast-paused"]
