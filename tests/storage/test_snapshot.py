"""A long reading sees one moment, and nobody waits for it."""

import asyncio

import pytest

from school21_bot.people.models import Role
from school21_bot.storage import fetch, insert_rows, snapshot, transaction
from school21_bot.storage.snapshot import BATCH, Snapshot

ROLES = "SELECT id FROM role WHERE id > $1 ORDER BY id"


async def add_roles(*numbers: int) -> None:
    async with transaction():
        await insert_rows("role", ("id", "name", "key"), [(one, "role", f"role {one}") for one in numbers])


async def roles(then: Snapshot) -> list[int]:
    return [row["id"] async for rows in then.batches(ROLES, 0) for row in rows]


async def test_what_is_written_meanwhile_is_not_seen_and_waits_for_nobody(database: None) -> None:
    await add_roles(1, 2)
    now = asyncio.Event()

    async def add_another() -> None:
        await now.wait()
        await add_roles(3)

    adding = asyncio.create_task(add_another())
    async with snapshot() as then:
        now.set()
        await adding
        assert await roles(then) == [1, 2]
    async with snapshot() as then:
        assert await roles(then) == [1, 2, 3]


async def test_many_rows_come_some_at_a_time(database: None) -> None:
    await add_roles(*range(1, 2 * BATCH + 4))
    async with snapshot() as then:
        assert [len(rows) async for rows in then.batches(ROLES, 0)] == [BATCH, BATCH, 3]
        assert [rows async for rows in then.batches(ROLES, 10 * BATCH)] == []


async def test_nothing_can_be_written_by_it(database: None) -> None:
    async def write() -> None:
        async with snapshot() as then:
            async for _ in then.batches("DELETE FROM level RETURNING id"):
                pass

    with pytest.raises(Exception, match=r"readonly|read-only"):
        await write()
    assert await fetch("SELECT 1 FROM level")
    assert not await Role.exists()
