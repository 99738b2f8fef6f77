"""The database as it was left, every table of it, read without a way to change it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # ships no types

from school21_bot.storage.address import parse_address

Row = dict[str, Any]
Tables = dict[str, list[Row]]


async def read_tables(url: str) -> Tables:
    """Every row of every table."""
    address = parse_address(url)
    return _from_sqlite(address.file) if address.dialect == "sqlite" else await _from_postgres(url)


def _from_sqlite(file: Path) -> Tables:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in names}


async def _from_postgres(url: str) -> Tables:
    connection = await asyncpg.connect(url, server_settings={"default_transaction_read_only": "on"})
    try:
        named = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [row["tablename"] for row in named]
        # One moment for all of them.
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            return {name: [dict(row) for row in await connection.fetch(f'SELECT * FROM "{name}"')] for name in names}
    finally:
        await connection.close()
