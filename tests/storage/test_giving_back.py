"""A connection that comes back to the pool costs no round trip of its own, and nothing is left open on it."""

import asyncio

import pytest

from school21_bot.storage import fetch, transaction
from school21_bot.storage.queries import current_connection
from school21_bot.storage.scrubbing import scrub

pytestmark = pytest.mark.usefixtures("database")

OURS = "SELECT 40 + 2 AS answer"
OTHERS = "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture(autouse=True)
def _only_postgres(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("it has one connection, and no pool")


async def test_the_last_word_on_a_connection_is_the_statement_itself() -> None:
    await asyncio.gather(*(fetch(OURS) for _ in range(3)))
    async with transaction():
        assert OURS in [row["query"] for row in await fetch(OTHERS)]


async def test_a_transaction_that_was_left_open_is_undone(caplog: pytest.LogCaptureFixture) -> None:
    async with current_connection().acquire_connection() as connection:
        await connection.execute("BEGIN")
        await connection.execute("UPDATE level SET name = 'gone' WHERE id = 1")
        left = await connection.fetchval("SELECT pg_backend_pid()")
    assert await fetch("SELECT pg_backend_pid() AS pid") == [{"pid": left}]
    assert await fetch("SELECT name FROM level WHERE name = 'gone'") == []
    assert "active transaction" in caplog.text


async def test_what_a_single_deed_sets_for_itself_ends_with_it() -> None:
    assert await scrub("level")
    assert await fetch("SHOW lock_timeout") == [{"lock_timeout": "0"}]
