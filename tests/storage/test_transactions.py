"""Transactions: all or nothing, whoever else writes."""

import asyncio
import sqlite3
from contextlib import suppress
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError, TransactionManagementError

from school21_bot.people.models import Level, Role
from school21_bot.storage import DatabaseBusy, TransactionEscaped, after_commit, open_database, transaction
from school21_bot.storage.queries import current_connection
from school21_bot.tables import MODELS
from tests.storage import processes


async def roles() -> list[Any]:
    return await Role.all().order_by("id").values_list("id", flat=True)


async def add_role(number: int) -> None:
    await Role.create(id=number, name="role", key=f"role {number}")


async def add_together(*numbers: int, then: Exception | None = None) -> None:
    async with transaction():
        for number in numbers:
            await add_role(number)
        if then is not None:
            raise then


async def test_two_processes_that_read_and_then_write_never_fail(database_url: str) -> None:
    assert await processes.run("write", database_url, 2) == [(0, ""), (0, "")]
    async with open_database(database_url, MODELS):
        assert (await Level.get(id=1)).position == 1 + 2 * 100
        assert await Role.all().count() == 2 * 100


async def test_what_fails_leaves_nothing(database: None) -> None:
    with pytest.raises(KeyError):
        await add_together(1, then=KeyError())
    assert await roles() == []


async def test_a_transaction_inside_another_is_undone_alone(database: None) -> None:
    async with transaction():
        await add_role(1)
        with pytest.raises(IntegrityError):
            await add_together(2, 2)
        await add_together(3)
    assert await roles() == [1, 3]


async def test_a_transaction_inside_another_ends_with_it(database: None) -> None:
    async def outer() -> None:
        async with transaction():
            await add_together(1)
            raise KeyError

    with pytest.raises(KeyError):
        await outer()
    assert await roles() == []


async def test_statements_of_one_transaction_may_run_side_by_side(database: None) -> None:
    async with transaction():
        await asyncio.gather(*(add_role(number) for number in range(1, 6)))
    assert await roles() == [1, 2, 3, 4, 5]


async def test_a_task_that_outlives_its_transaction_is_refused(database: None) -> None:
    over = asyncio.Event()

    async def late(write: bool) -> None:
        await over.wait()
        if write:
            await add_role(1)
        async with transaction():
            await add_role(2)

    async with transaction():
        tasks = [asyncio.create_task(late(write)) for write in (True, False)]
    over.set()
    for task in tasks:
        with pytest.raises(TransactionEscaped, match="is over"):
            await task
    assert await roles() == []


async def test_a_task_must_not_open_a_transaction_inside_that_of_another(database: None) -> None:
    async def inner() -> None:
        async with transaction():
            await add_role(1)

    async with transaction():
        with pytest.raises(TransactionEscaped, match="must not open another"):
            await asyncio.create_task(inner())
        await add_role(2)
    assert await roles() == [2]


async def test_a_transaction_ends_after_the_statement_under_way(database: None) -> None:
    async with transaction():
        task = asyncio.create_task(add_role(1))
        await asyncio.sleep(0)
    await task
    assert await roles() == [1]


async def test_a_script_inside_a_transaction_is_undone_with_it(database: None) -> None:
    script = "INSERT INTO role (id, name, key) VALUES (1, 'a;b', 'c'); INSERT INTO nowhere VALUES (1);"
    with pytest.raises(Exception, match="nowhere"):
        async with transaction() as connection:
            await connection.execute_script(script)
    assert await roles() == []


async def test_many_rows_at_once_are_written_or_none(database: None) -> None:
    same = [Role(id=number, name="role", key="the same") for number in (1, 2)]
    with pytest.raises(IntegrityError):
        await Role.bulk_create(same)
    assert await roles() == []
    await Role.bulk_create([Role(id=number, name="role", key=str(number)) for number in (1, 2)])
    assert await roles() == [1, 2]


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_failure_swallowed_inside_a_transaction_is_not_silent(database: None) -> None:
    async def careless() -> None:
        async with transaction():
            await add_role(1)
            with suppress(IntegrityError):
                await add_role(1)

    with pytest.raises(TransactionManagementError, match="nothing of it was kept"):
        await careless()
    assert await roles() == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_writer_that_waited_too_long_is_told_so(database_url: str) -> None:
    other = sqlite3.connect(database_url.removeprefix("sqlite://"), isolation_level=None)
    async with open_database(f"{database_url}?busy_timeout=50", MODELS):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy, match="Nothing was changed"):
            async with transaction():
                await add_role(1)
        other.execute("COMMIT")
        async with transaction():
            await add_role(2)
        assert await roles() == [2]
    other.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_sqlite_is_set_up_for_several_processes(database: None) -> None:
    found = {}
    for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
        rows = await current_connection().execute_query_dict(f"PRAGMA {pragma}")
        (found[pragma],) = rows[0].values()
    assert found == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 5000}


async def note_roles(seen: list[Any]) -> None:
    seen.append(await roles())


async def test_what_waits_for_the_commit_sees_it_done(database: None) -> None:
    seen: list[Any] = []
    async with transaction():
        await add_role(1)
        async with transaction():
            await after_commit(lambda: note_roles(seen))
        assert seen == []
        await add_role(2)
    assert seen == [[1, 2]]


async def test_without_a_transaction_nothing_is_waited_for(database: None) -> None:
    seen: list[Any] = []
    await after_commit(lambda: note_roles(seen))
    assert seen == [[]]


async def test_what_waits_for_the_commit_is_forgotten_with_what_is_undone(database: None) -> None:
    async def add_and_fail(number: int) -> None:
        async with transaction():
            await add_role(number)
            await after_commit(lambda: note_roles(seen))
            raise KeyError

    seen: list[Any] = []
    with pytest.raises(KeyError):
        await add_and_fail(1)
    async with transaction():
        with pytest.raises(KeyError):
            await add_and_fail(2)
        await add_role(3)
    assert seen == []
    assert await roles() == [3]
