"""The database as it is at one moment, for readings that take long: nobody waits for them, and they for nobody."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol

import aiosqlite

from school21_bot.storage.engine import to_the_end
from school21_bot.storage.queries import current_connection, fetch, in_dialect
from school21_bot.storage.sqlite import SchoolSqliteClient
from school21_bot.storage.transactions import transaction

BATCH = 500
"""So many rows at once: what is done with them between two batches stays short."""


class Snapshot(Protocol):
    """Reads; whatever is written meanwhile is not seen."""

    def batches(self, sql: str, *values: Any) -> AsyncIterator[list[dict[str, Any]]]:
        """The rows of a SELECT, some at a time."""


@asynccontextmanager
async def snapshot() -> AsyncIterator[Snapshot]:
    """Keep this moment until the block ends; nothing can be written inside.

    On SQLite it has a connection and a thread of its own, on PostgreSQL one of the pool's connections.
    """
    connection = current_connection()
    if isinstance(connection, SchoolSqliteClient):
        apart = await aiosqlite.connect(connection.filename, isolation_level=None)
        try:
            yield await _SqliteSnapshot.take(apart)
        finally:
            await to_the_end(apart.close())
    else:
        async with transaction():
            await fetch("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            await fetch("SELECT 1")  # the first statement decides on the moment
            yield _PostgresSnapshot()


class _SqliteSnapshot:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    @classmethod
    async def take(cls, connection: aiosqlite.Connection) -> "_SqliteSnapshot":
        await connection.execute_fetchall("PRAGMA query_only = ON")
        await connection.execute_fetchall("BEGIN")
        await connection.execute_fetchall("SELECT 1 FROM sqlite_master")  # the first read does
        return cls(connection)

    async def batches(self, sql: str, *values: Any) -> AsyncIterator[list[dict[str, Any]]]:
        async with self._connection.execute(in_dialect(sql, "sqlite"), values) as cursor:
            names = [column[0] for column in cursor.description]
            while rows := await cursor.fetchmany(BATCH):
                yield [dict(zip(names, row, strict=True)) for row in rows]


class _PostgresSnapshot:
    async def batches(self, sql: str, *values: Any) -> AsyncIterator[list[dict[str, Any]]]:
        cursor = await current_connection()._connection.cursor(sql, *values)
        while rows := await cursor.fetch(BATCH):
            yield [dict(row) for row in rows]
