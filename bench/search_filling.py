"""Fills a database with people who are searched, with their tokens and with the same in the clear."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

import asyncpg  # type: ignore[import-untyped]  # ships no types
import numpy as np

from bench.chart_work import settings_of
from bench.loading import Loader, loader_of
from bench.rivals import CLEAR, INDEXES, TABLES
from bench.search_rows import Chunk, Source, chunks
from school21_bot.app import open_services
from school21_bot.ids import new_ids
from school21_bot.people.listed import Listed
from school21_bot.people.spelling import role_key
from school21_bot.sample.work import ROLES
from school21_bot.storage import as_moment, fetch, insert_rows, migrate, open_database, transaction
from school21_bot.storage.address import Address, parse_address
from school21_bot.tables import MODELS

_KEY = ("id", "purpose", "state", "wrapped", "created_at")
_ROLE = ("id", "name", "key")
_TOKEN = ("generation", "token", "person")
Tokens = "np.ndarray[Any, np.dtype[np.int64]]"


async def fill(urls: Sequence[str], folder: Path, members: int) -> None:
    """Put so many members into new databases of one folder."""
    source = Source(f"sqlite://{folder / 'keys.db'}", folder)
    roles = [(one, role.name, role_key(role.name)) for one, role in zip(new_ids(len(ROLES)), ROLES, strict=True)]
    async with open_services(settings_of(source.url, folder)) as services:
        async with transaction():
            await insert_rows("role", _ROLE, roles)
        forms = services.reindexing._index.newest.number
        rows = await fetch(f"SELECT {', '.join(_KEY)} FROM data_key")
    keys = [tuple((row | {"created_at": as_moment(row["created_at"])}).values()) for row in rows]
    for url in urls:
        await migrate(url, MODELS)
        async with open_database(url, MODELS), transaction():
            await insert_rows("data_key", _KEY, keys)
            await insert_rows("role", _ROLE, roles)
            await fetch("INSERT INTO search_generation (id, is_complete) VALUES ($1, $2)", forms, True)
    fillers = [_filler(url) for url in urls]
    for filler in fillers:
        await filler.begin()
    async for chunk in _ahead(source, members):
        await asyncio.gather(*(filler.take(chunk) for filler in fillers))
    await asyncio.gather(*(filler.finish() for filler in fillers))
    for url in urls:
        async with open_database(url, MODELS):
            await Listed().mend()  # nothing was noted while the rows were loaded


async def _ahead(source: Source, members: int) -> AsyncIterator[Chunk]:
    made = chunks(source, members)
    while (chunk := await asyncio.to_thread(next, made, None)) is not None:
        yield chunk


class _Filler(Protocol):
    async def begin(self) -> None: ...
    async def take(self, chunk: Chunk) -> None: ...
    async def finish(self) -> None: ...


def _filler(url: str) -> _Filler:
    address = parse_address(url)
    people = loader_of(url)
    return _Sqlite(address, people) if address.dialect == "sqlite" else _Postgres(address, people)


class _Sqlite:
    """The people first: one connection writes at a time."""

    def __init__(self, address: Address, people: Loader) -> None:
        self._file, self._people = address.file, people
        self._tokens: list[Any] = []
        self._clear: list[Any] = []

    async def begin(self) -> None:
        await self._people.begin()

    async def take(self, chunk: Chunk) -> None:
        await self._people.rows("person", chunk.person)
        self._tokens.append(chunk.tokens)
        self._clear.append(chunk.clear)

    async def finish(self) -> None:
        await self._people.finish()
        await asyncio.to_thread(self._finish)

    def _finish(self) -> None:
        connection = sqlite3.connect(self._file, isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "temp_store = FILE"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("BEGIN")
        (index,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'search_token_of_person'").fetchone()
        connection.execute("DROP INDEX search_token_of_person")
        tokens = np.concatenate(self._tokens)
        self._tokens.clear()
        # In the order of the key every page of the table is written once.
        for part in np.array_split(np.lexsort((tokens[:, 2], tokens[:, 1], tokens[:, 0])), 100):
            connection.executemany("INSERT INTO search_token VALUES (?, ?, ?)", tokens[part].tolist())
        del tokens
        connection.execute(index)
        for statement in TABLES["sqlite"]:
            connection.execute(statement)
        for rows in self._clear:
            connection.executemany(f"INSERT INTO clear VALUES ({', '.join('?' * len(CLEAR))})", rows)
        self._clear.clear()
        for statement in INDEXES["sqlite"]:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.close()


class _Postgres:
    def __init__(self, address: Address, people: Loader) -> None:
        told = address.credentials
        self._place = {"host": told["host"], "user": told["user"], "database": told["database"]}
        self._people = people

    async def begin(self) -> None:
        self._connection = await asyncpg.connect(**self._place)
        self._indexes = await self._connection.fetch(
            "SELECT indexdef FROM pg_indexes WHERE tablename = 'search_token' AND indexname <> 'search_token_pkey'"
        )
        await self._connection.execute(
            "SET maintenance_work_mem = '1GB'; DROP INDEX search_token_of_person;"
            "ALTER TABLE search_token DROP CONSTRAINT search_token_pkey"
        )
        for statement in TABLES["postgres"]:
            await self._connection.execute(statement)
        await self._people.begin()

    async def take(self, chunk: Chunk) -> None:
        await self._people.rows("person", chunk.person)
        await self._connection.copy_to_table(
            "search_token", source=BytesIO(_as_copied(chunk.tokens)), columns=_TOKEN, format="binary"
        )
        await self._connection.copy_records_to_table("clear", records=chunk.clear, columns=CLEAR)

    async def finish(self) -> None:
        await self._connection.execute("ALTER TABLE search_token ADD PRIMARY KEY (generation, token, person)")
        for (statement,) in self._indexes:
            await self._connection.execute(statement)
        for statement in INDEXES["postgres"]:
            await self._connection.execute(statement)
        await self._people.finish()
        await self._connection.close()


def _as_copied(tokens: Any) -> bytes:
    """Rows of three numbers as PostgreSQL reads them when it copies."""
    row = np.dtype([("fields", ">i2"), *((f"{part}{n}", f">i{size}") for n in range(3) for part, size in _PARTS)])
    rows = np.empty(len(tokens), row)
    rows["fields"] = 3
    for n in range(3):
        rows[f"length{n}"], rows[f"value{n}"] = 8, tokens[:, n]
    return _SIGNATURE + rows.tobytes() + b"\xff\xff"


_PARTS = (("length", 4), ("value", 8))
_SIGNATURE = b"PGCOPY\n\xff\r\n\0" + bytes(8)
