"""A statement that takes too long is given up, and whoever comes next finds the connection as it was."""

import asyncio

import pytest

from school21_bot.errors import TooSlow
from school21_bot.storage import fetch, fetch_within, transaction

pytestmark = pytest.mark.usefixtures("database")

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i > 0) SELECT max(i % $1) AS i FROM n"
LIMIT = 0.2
PATIENCE = 60.0


async def alive() -> bool:
    return bool([row["i"] for row in await fetch("SELECT 1 AS i")])


async def test_a_statement_in_time_gives_its_rows() -> None:
    assert [
        row["id"] for row in await fetch_within(LIMIT * 50, "SELECT id FROM level WHERE id < $1 ORDER BY id", 3)
    ] == [1, 2]


async def test_an_endless_statement_is_cut_and_the_next_one_is_not() -> None:
    for _ in range(3):
        with pytest.raises(TooSlow):
            await fetch_within(LIMIT, ENDLESS, 7)
        assert await alive()
    assert await fetch_within(PATIENCE, "SELECT 1 AS i") == [{"i": 1}]


async def test_others_are_not_cut_with_it() -> None:
    slow = asyncio.gather(*(fetch_within(LIMIT, ENDLESS, number + 2) for number in range(3)), return_exceptions=True)
    others = await asyncio.gather(*(alive() for _ in range(20)))
    assert all(others)
    assert {type(outcome) for outcome in await slow} == {TooSlow}


async def test_a_transaction_that_it_is_in_can_be_undone_and_another_begun() -> None:
    async def change() -> None:
        async with transaction():
            await fetch("UPDATE level SET name = 'gone' WHERE id = 1")
            await fetch_within(LIMIT, ENDLESS, 7)

    with pytest.raises(TooSlow):
        await change()
    async with transaction():
        assert await fetch("SELECT name FROM level WHERE id = 1") == [{"name": None}]


async def test_whoever_is_cancelled_leaves_nothing_running() -> None:
    """The connection is free long before the statement's own time is over."""
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(fetch_within(PATIENCE, ENDLESS, 7), LIMIT)
    async with asyncio.timeout(PATIENCE / 2):
        assert await alive()
