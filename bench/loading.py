"""The databases' own ways of loading many rows, with nothing in their way.

No note for the counts, no look at what a row refers to, and no index until the end.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import asyncpg  # type: ignore[import-untyped]  # ships no types

from bench.lives import COLUMNS, Row
from school21_bot.storage.address import Address, parse_address

COUNTS = ("chart", "name", "role", "level", "day", "part", "count")

_TABLES = ", ".join(f"'{table}'" for table in COLUMNS)
_SQLITE_EXTRAS = f"""
    SELECT type, name, sql FROM sqlite_master
    WHERE sql NOTNULL AND type IN ('index', 'trigger') AND tbl_name IN ({_TABLES}, 'rollup')
"""
_POSTGRES_INDEXES = f"""
    SELECT indexname, indexdef FROM pg_indexes
    WHERE tablename IN ({_TABLES}, 'rollup') AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""
_POSTGRES_KEY = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'rollup_pkey'"
_ADD = f"""
    INSERT INTO rollup ({", ".join(COUNTS)}) VALUES ({", ".join("?" * len(COUNTS))})
    ON CONFLICT DO UPDATE SET count = count + excluded.count
"""
_ADDED = f"""
    INSERT INTO rollup ({", ".join(COUNTS)})
    SELECT chart, name, role, level, day, part, sum(count) FROM counted GROUP BY 1, 2, 3, 4, 5, 6
"""


class Loader(Protocol):
    """A new database that is being filled."""

    async def begin(self) -> None:
        """Make room."""

    async def rows(self, table: str, rows: Sequence[Row]) -> None:
        """Take rows of a table, with the columns of `COLUMNS`."""

    async def counts(self, rows: Sequence[Row]) -> None:
        """Take counts, which are added to those that are there."""

    async def finish(self) -> None:
        """Put everything in its place."""


def loader_of(url: str) -> Loader:
    """The loader of the database at an address."""
    address = parse_address(url)
    return _Sqlite(address) if address.dialect == "sqlite" else _Postgres(address)


class _Sqlite:
    def __init__(self, address: Address) -> None:
        self._file = address.file

    async def begin(self) -> None:
        # As the ORM writes them.
        sqlite3.register_adapter(datetime, lambda moment: moment.isoformat(" "))
        self._connection = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -600000", "temp_store = MEMORY"):
            self._connection.execute(f"PRAGMA {pragma}").fetchall()
        self._connection.execute("BEGIN")
        self._extras = self._connection.execute(_SQLITE_EXTRAS).fetchall()
        for kind, name, _ in self._extras:
            if name != "rollup":
                self._connection.execute(f'DROP {kind} "{name}"')

    async def rows(self, table: str, rows: Sequence[Row]) -> None:
        names, places = ", ".join(COLUMNS[table]), ", ".join("?" * len(COLUMNS[table]))
        await asyncio.to_thread(self._connection.executemany, f"INSERT INTO {table} ({names}) VALUES ({places})", rows)

    async def counts(self, rows: Sequence[Row]) -> None:
        await asyncio.to_thread(self._connection.executemany, _ADD, rows)

    async def finish(self) -> None:
        await asyncio.to_thread(self._finish)

    def _finish(self) -> None:
        for _, _, sql in self._extras:
            self._connection.execute(sql)
        self._connection.execute("COMMIT")
        self._connection.execute("PRAGMA journal_mode = WAL").fetchall()
        self._connection.close()


class _Postgres:
    def __init__(self, address: Address) -> None:
        told = address.credentials
        self._place = {"host": told["host"], "user": told["user"], "database": told["database"]}

    async def begin(self) -> None:
        self._connection = await asyncpg.connect(**self._place)
        await self._connection.execute("SET maintenance_work_mem = '512MB'; SET work_mem = '512MB'; BEGIN")
        await self._connection.execute("SET LOCAL session_replication_role = replica")
        self._indexes = await self._connection.fetch(_POSTGRES_INDEXES)
        for name, _ in self._indexes:
            await self._connection.execute(f'DROP INDEX "{name}"')
        self._key = await self._connection.fetchval(_POSTGRES_KEY)
        await self._connection.execute("ALTER TABLE rollup DROP CONSTRAINT rollup_pkey")
        await self._connection.execute("CREATE TEMP TABLE counted (LIKE rollup)")

    async def rows(self, table: str, rows: Sequence[Row]) -> None:
        await self._connection.copy_records_to_table(table, records=rows, columns=COLUMNS[table])

    async def counts(self, rows: Sequence[Row]) -> None:
        await self._connection.copy_records_to_table("counted", records=rows, columns=COUNTS)

    async def finish(self) -> None:
        await self._connection.execute(_ADDED)
        await self._connection.execute(f"ALTER TABLE rollup ADD CONSTRAINT rollup_pkey {self._key}")
        for _, sql in self._indexes:
            await self._connection.execute(sql)
        await self._connection.execute("DROP TABLE counted; COMMIT")
        await self._connection.execute("VACUUM ANALYZE")
        await self._connection.close()
