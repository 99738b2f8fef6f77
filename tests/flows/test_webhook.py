"""Updates that Telegram brings to two replicas: each handled once, in a person's order, whatever dies."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from redis.asyncio import Redis

from school21_bot.sandbox import webhooks
from school21_bot.settings import Settings
from school21_bot.telegram.webhook import LARGEST_UPDATE, SECRET_HEADER
from tests.balancer import Balancer
from tests.bot import Arrive
from tests.dashboards import free_port
from tests.flows.communities import eventually
from tests.flows.facts import attempts_by_status, happened, people_by_status
from tests.flows.forks import ForkedBot, let_locks_run_out
from tests.flows.test_survives import EVERYTHING_ONCE, MOVES

POINTS = (
    *("webhook:taken", "begin:before-commit", "answer:before-commit", "answer:after-commit", "form:before-edit"),
    *("window:shown", "confirm:after-commit", "update:handled", "webhook:done"),
)


@pytest.fixture
def ports() -> list[int]:
    return [free_port(), free_port(), free_port()]


@pytest.fixture
def settings(settings: Settings, ports: list[int]) -> Settings:
    """Of the first replica; Telegram knows the balancer."""
    return settings.model_copy(update={"webhook_url": f"http://127.0.0.1:{ports[0]}/telegram", "bot_port": ports[1]})


@pytest.fixture
async def balancer(ports: list[int]) -> AsyncIterator[Balancer]:
    async with Balancer(ports[1:]).running(ports[0]) as balancer:
        yield balancer


@pytest.fixture
async def replicas(settings: Settings, ports: list[int], balancer: Balancer) -> AsyncIterator[list[ForkedBot]]:
    """Two processes; not started yet."""
    found = [ForkedBot(settings.model_copy(update={"bot_port": port})) for port in ports[1:]]
    async with AsyncExitStack() as stack:
        for replica in found:
            stack.push_async_callback(replica.kill)
        yield found


@pytest.fixture(autouse=True)
def soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram brings again what was refused sooner than it really does."""
    monkeypatch.setattr(webhooks, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(webhooks, "LONGEST_PAUSE", 0.2)


async def serves(port: int) -> bool:
    """Whether a replica says that it is ready."""
    async with aiohttp.ClientSession() as client:
        try:
            async with client.get(f"http://127.0.0.1:{port}/readyz") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False


async def start(replicas: list[ForkedBot], ports: list[int], **environment: str) -> None:
    """Start both, and wait until they serve."""
    for replica in replicas:
        await replica.start(**environment)
    for port in ports[1:]:
        await eventually(lambda port=port: serves(port))  # type: ignore[misc]  # bound at once


async def let_updates_go(redis_url: str) -> None:
    """Move to the moment, a minute later, at which Redis forgets what a dead process was handling."""
    await let_locks_run_out(redis_url)
    async with Redis.from_url(redis_url) as redis:
        async for key in redis.scan_iter("update:*"):
            if await redis.get(key) != b"done":
                await redis.delete(key)


async def test_a_registration_goes_through_two_replicas(
    replicas: list[ForkedBot], ports: list[int], balancer: Balancer, database: None, arrive: Arrive
) -> None:
    person = await arrive("Иван")
    await start(replicas, ports)
    for move in MOVES:
        await move.make(person)
        await person.sees(move.seen)
    assert await person.sim.idle()
    assert await happened() == EVERYTHING_ONCE
    assert await people_by_status() == {"member": 1}
    assert min(balancer.asked.values()) >= 3, "both had their share"
    assert [await replica.stop() for replica in replicas] == [0, 0]


@pytest.mark.parametrize("point", POINTS)
async def test_one_replica_dies_in_the_middle_and_the_other_goes_on(
    replicas: list[ForkedBot],
    ports: list[int],
    balancer: Balancer,
    database: None,
    arrive: Arrive,
    redis_url: str,
    tmp_path: Path,
    point: str,
) -> None:
    person = await arrive("Иван")
    once = tmp_path / "once"
    at_the_second_time = "" if point.startswith(("begin", "confirm")) else ":2"
    await start(replicas, ports, FAILPOINT=f"{point}{at_the_second_time}=kill@{once}")
    for move in MOVES:
        were_alive = not one_died(once)
        await move.make(person)
        if were_alive:
            await _seen_or_dead(person, move.seen, once)
            if one_died(once):
                await let_updates_go(redis_url)
                # The window may stand there already, while Telegram has yet to bring the same update again.
                assert await person.sim.idle()
        await person.sees(move.seen)
    assert one_died(once)
    assert await person.sim.idle()
    assert await happened() == EVERYTHING_ONCE
    assert await attempts_by_status() == {"finished": 1}
    assert await people_by_status() == {"member": 1}


def one_died(once: Path) -> bool:
    """Whether a process left the file that it leaves when it dies."""
    return once.exists()


async def _seen_or_dead(person: Any, text: str, once: Path) -> None:
    # It is shown a moment before the update is handled to the end.
    async def so_or_so() -> bool:
        return one_died(once) or (text in await person.screen() and await person.sim.idle(seconds=0.5))

    await eventually(so_or_so)


async def test_restarts_one_after_the_other_lose_nothing(
    replicas: list[ForkedBot], ports: list[int], balancer: Balancer, database: None, arrive: Arrive
) -> None:
    person = await arrive("Иван")
    await start(replicas, ports)
    for number, move in enumerate(MOVES):
        restarting = replicas[number % 2]
        stopping = asyncio.create_task(restarting.stop())
        await move.make(person)
        assert await stopping == 0
        await restarting.start()
        await person.sees(move.seen)
        await eventually(lambda port=ports[1 + number % 2]: serves(port))  # type: ignore[misc]  # bound at once
    assert await person.sim.idle()
    assert await happened() == EVERYTHING_ONCE
    assert await people_by_status() == {"member": 1}


def update(number: int, text: str = "/start") -> dict[str, Any]:
    """A message as Telegram brings it."""
    user = {"id": 77, "is_bot": False, "first_name": "Иван", "language_code": "ru"}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    message = {"message_id": number, "date": 1_800_000_000, "chat": {"id": 77, "type": "private", "first_name": "Иван"}}
    return {"update_id": number, "message": message | {"from": user, "text": text, "entities": entities}}


async def test_who_does_not_know_the_secret_brings_nothing(
    replicas: list[ForkedBot], ports: list[int], settings: Settings, database: None, arrive: Arrive
) -> None:
    await start(replicas, ports)
    url = f"http://127.0.0.1:{ports[1]}/telegram"
    async with aiohttp.ClientSession() as client:
        for headers in ({}, {SECRET_HEADER: ""}, {SECRET_HEADER: "x" * 64}, {SECRET_HEADER: "пароль"}):
            async with client.post(url, json=update(1), headers=headers) as answer:
                assert answer.status == 403
        async with client.get(url) as answer:
            assert answer.status == 405
    assert await happened() == Counter()


async def test_odd_bodies_are_answered_and_hold_up_nobody(
    replicas: list[ForkedBot], ports: list[int], settings: Settings, database: None, arrive: Arrive
) -> None:
    await start(replicas, ports)
    url = f"http://127.0.0.1:{ports[1]}/telegram"
    headers = {SECRET_HEADER: settings.secret_of_webhook()}
    async with aiohttp.ClientSession() as client:
        for body in (b"", b"{", b"[]", b'{"update_id": "x"}', b"\xff\xfe"):
            async with client.post(url, data=body, headers=headers) as answer:
                assert answer.status == 200, "Telegram would bring it for ever"
        async with client.post(url, data=b" " * (LARGEST_UPDATE + 1), headers=headers) as answer:
            assert answer.status == 413


async def test_the_same_update_at_both_replicas_at_once_happens_once(
    replicas: list[ForkedBot], ports: list[int], settings: Settings, database: None, arrive: Arrive
) -> None:
    await arrive("Иван", id=77)
    await start(replicas, ports)
    headers = {SECRET_HEADER: settings.secret_of_webhook()}

    async def bring(client: aiohttp.ClientSession, port: int) -> int:
        url = f"http://127.0.0.1:{port}/telegram"
        async with client.post(url, json=update(5), headers=headers) as answer:
            return answer.status

    async with aiohttp.ClientSession() as client:
        statuses = await asyncio.gather(*(bring(client, port) for port in ports[1:] * 3))
        assert set(statuses) <= {200, 503}
        assert 200 in statuses
        assert await bring(client, ports[2]) == 200, "and is passed over when it comes again"
    assert await happened() == Counter([("arrived", None)])
