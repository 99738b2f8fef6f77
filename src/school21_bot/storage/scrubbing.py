"""Overwriting what was deleted: a database keeps old rows in free pages and logs until it is told to let go of them."""

import asyncio
import sqlite3
import time
from contextlib import closing
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # ships no types
from tortoise.backends.base.client import BaseDBAsyncClient

from school21_bot.storage.queries import current_connection, fetch
from school21_bot.storage.sqlite import SchoolSqliteClient

_BUSY_SECONDS = 10
_AGAIN_SECONDS = 0.1
_LOCK_SECONDS = 5
# A table of a million rows is written anew in some seconds.
_LONGEST_SECONDS = 3600

_MAY = """
    SELECT bool_and(pg_has_role(relowner, 'USAGE')) AS may FROM pg_class
    WHERE oid = ANY(SELECT unnest($1::text[])::regclass)
"""


async def scrub(*tables: str) -> bool:
    """Write these tables anew, without what their rows once held; False if that cannot be done now, or not by us.

    Whoever writes meanwhile waits. What PostgreSQL's own log and backups hold is out of reach.
    """
    connection = current_connection()
    if isinstance(connection, SchoolSqliteClient):
        return await asyncio.to_thread(_scrub_file, connection.filename)
    return await _scrub_tables(connection, tables)


def _scrub_file(name: str) -> bool:
    with closing(sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
        try:
            connection.execute("VACUUM")
            # The log can be emptied in a moment in which nobody reads it.
            deadline = time.monotonic() + _BUSY_SECONDS
            while connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                if time.monotonic() > deadline:
                    return False
                time.sleep(_AGAIN_SECONDS)
        except sqlite3.OperationalError:
            return False
    return True


async def _scrub_tables(connection: BaseDBAsyncClient, tables: tuple[str, ...]) -> bool:
    if not (await fetch(_MAY, list(tables)))[0]["may"]:
        return False
    async with connection.acquire_connection() as session:
        await session.execute(f"SET lock_timeout = '{_LOCK_SECONDS}s'")
        try:
            return all([await _vacuum(session, table) for table in tables])
        finally:
            if not session.is_closed():
                await session.execute("RESET lock_timeout")  # the pool hands a connection on as it is


async def _vacuum(session: Any, table: str) -> bool:
    try:
        await session.execute(f'VACUUM (FULL) "{table}"', timeout=_LONGEST_SECONDS)
    except asyncpg.PostgresError:
        return False
    return True
