"""A task may be cancelled at any moment: every timeout of a webhook does it."""

import asyncio
import random
import sqlite3

import pytest

from school21_bot.ids import new_id
from school21_bot.people.models import Level, Role
from school21_bot.storage import open_database, transaction
from school21_bot.storage.postgres import SchoolPostgresClient
from school21_bot.storage.queries import current_connection
from school21_bot.storage.sqlite import SchoolSqliteClient
from school21_bot.tables import MODELS
from tests.patience import PATIENCE_SECONDS


async def count_up(*, nested: bool = False) -> None:
    """One transaction that keeps the counter and the number of rows equal."""
    async with transaction():
        level = await Level.all().select_for_update().get(id=1)
        identifier = new_id()
        await Role.create(id=identifier, name="role", key=f"role {identifier}")
        if nested:
            async with transaction():
                await Level.filter(id=1).update(position=level.position + 1)
        else:
            await Level.filter(id=1).update(position=level.position + 1)


async def rename_three() -> None:
    await Level.filter(id__in=[1, 2, 3]).update(name="new")


async def counted() -> int:
    counter = (await Level.get(id=1)).position - 1
    assert await Role.all().count() == counter
    return counter


async def whole() -> bool:
    """Whether every connection is free, outside any transaction."""
    client = current_connection()
    if isinstance(client, SchoolSqliteClient):
        assert client._connection is not None
        return not client._lock.locked() and not client._connection.in_transaction
    assert isinstance(client, SchoolPostgresClient)
    pool = await client.pool()
    # What was cancelled gives its connection back by itself: the pool resets it first, and that takes a moment.
    for _ in range(1000):
        if pool.get_idle_size() == pool.get_size():
            return True
        await asyncio.sleep(0.01)
    return False


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_hundreds_of_transactions_cancelled_at_random_keep_the_sums_right(database: None, seed: int) -> None:
    chance = random.Random(seed)
    loop = asyncio.get_running_loop()
    started = loop.time()
    await asyncio.gather(*(count_up() for _ in range(20)))
    time_of_one = (loop.time() - started) / 20

    tasks = []
    for number in range(300):
        task = asyncio.create_task(count_up(nested=number % 2 == 0))
        tasks.append(task)
        if chance.random() < 0.5:
            loop.call_later(chance.random() * 40 * time_of_one, task.cancel)
        if number % 10 == 9:
            await asyncio.sleep(10 * time_of_one)
    results = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), PATIENCE_SECONDS)

    assert {type(result) for result in results} == {type(None), asyncio.CancelledError}
    finished = sum(result is None for result in results)
    # A cancellation during COMMIT comes too late to undo it.
    assert 20 + finished <= await counted() <= 20 + len(results)
    assert finished < len(results)
    assert await whole()


async def test_every_step_of_a_transaction_may_be_the_one_that_is_cancelled(database: None) -> None:
    for steps in range(60):
        task = asyncio.create_task(count_up(nested=True))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait((task,))
        assert await whole(), steps
    await count_up()
    assert await counted() >= 1


async def test_a_task_cancelled_again_and_again_still_cleans_up(database: None) -> None:
    for steps in range(40):
        task = asyncio.create_task(count_up())
        for _ in range(steps):
            await asyncio.sleep(0)
        while not task.done():
            task.cancel()
            await asyncio.sleep(0)
        assert await whole(), steps
    await count_up()
    assert await counted() >= 1


async def test_many_rows_at_once_may_be_cancelled_too(database: None) -> None:
    async def add_many() -> None:
        await Role.bulk_create([Role(id=(key := new_id()), name="role", key=str(key)) for _ in range(10)])

    for steps in range(30):
        task = asyncio.create_task(add_many())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait((task,))
        assert await whole(), steps
    assert await Role.all().count() % 10 == 0


async def test_a_cancelled_statement_does_not_count_as_the_next_ones_doing(database: None) -> None:
    for _ in range(50):
        task = asyncio.create_task(rename_three())
        await asyncio.sleep(0)
        task.cancel()
        assert await Level.filter(id=4).update(name="other") == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_writer_cancelled_while_it_waits_for_another_process_leaves_the_database_usable(
    database_url: str,
) -> None:
    other = sqlite3.connect(database_url.removeprefix("sqlite://"), isolation_level=None)
    async with open_database(database_url, MODELS):
        other.execute("BEGIN IMMEDIATE")
        waiting = [asyncio.create_task(count_up()) for _ in range(3)]
        await asyncio.sleep(0.1)
        for task in waiting:
            task.cancel()
        other.execute("COMMIT")
        await asyncio.wait(waiting, timeout=PATIENCE_SECONDS)
        assert all(task.cancelled() for task in waiting)
        await count_up()
        assert await counted() == 1
        assert await whole()
    other.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_task_cancelled_while_it_waits_for_the_pool_leaves_it_whole(database_url: str) -> None:
    async with open_database(f"{database_url}&maxsize=1", MODELS):
        waiting = [asyncio.create_task(count_up()) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[1].cancel()
        await asyncio.wait_for(asyncio.gather(*waiting, return_exceptions=True), PATIENCE_SECONDS)
        assert waiting[1].cancelled()
        assert await counted() == 2
        assert await whole()
