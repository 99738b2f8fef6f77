"""PostgreSQL over the texts in the clear, by pg_trgm and by tsvector; and the server that has both."""

import asyncio
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # ships no types

from bench.quality.people import Person
from bench.quality.rivals import apart, called, typed_parts, working
from bench.quality.searching import SHOWN, Shown

_PROGRAMS = "/usr/lib/postgresql/*/bin/pg_ctl"
_USERS = ("postgres", "nobody")
_LOOK_ALIKE = 0.4
_WORD = re.compile(r"[^\W_]+[+#]*")

_TABLE = """
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE TABLE people (
        number INT PRIMARY KEY, names TEXT NOT NULL, work TEXT NOT NULL,
        whole TEXT GENERATED ALWAYS AS (names || ' ' || work) STORED,
        words TSVECTOR GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', names), 'A') || setweight(to_tsvector('simple', work), 'B')
            || setweight(to_tsvector('russian', work), 'C')
        ) STORED
    )
"""
_INDEXES = """
    CREATE INDEX ON people USING gin (whole gin_trgm_ops);
    CREATE INDEX ON people USING gin (words);
    VACUUM ANALYZE people
"""


def server_programs() -> Path | None:
    """Where the programs of a PostgreSQL server with pg_trgm are, the latest; None if there is none."""
    found = sorted(Path("/").glob(_PROGRAMS.removeprefix("/")), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@asynccontextmanager
async def running_server(programs: Path) -> AsyncIterator[Any]:
    """A new server; gives a connection to it."""
    folder = Path(tempfile.mkdtemp(prefix="s21q", dir="/tmp"))
    user = _user_of_a_server()
    if user:
        shutil.chown(folder, user)
    options = f"-c listen_addresses='' -k {folder} -c fsync=off -c synchronous_commit=off -c shared_buffers=256MB"

    async def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *arguments]
        await asyncio.to_thread(
            subprocess.run, command, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder, stderr=subprocess.STDOUT
        )

    try:
        await run("initdb", "--auth=trust", "--username=bench", "--encoding=UTF8", "--locale=C.UTF-8")
        await run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
        try:
            connection = await asyncpg.connect(host=str(folder), user="bench", database="postgres")
            yield connection
            await connection.close()
        finally:
            await run("pg_ctl", "stop", "-w", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user_of_a_server() -> str | None:
    """A server refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(user for user in _USERS if user in known)


class _Postgres:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fill(self, people: Sequence[Person]) -> None:
        """Make the table, once for both."""
        if await self._connection.fetchval("SELECT to_regclass('people')"):
            return
        await self._connection.execute(_TABLE)
        rows = [(person.number, called(person), working(person)) for person in people]
        await self._connection.copy_records_to_table("people", records=rows, columns=("number", "names", "work"))
        for statement in _INDEXES.split(";"):
            await self._connection.execute(statement)
        await self._connection.execute(f"SET pg_trgm.word_similarity_threshold = {_LOOK_ALIKE}")

    async def _numbers(self, sql: str, *values: str) -> tuple[int, ...]:
        return tuple(row["number"] for row in await self._connection.fetch(sql, *values))


class Trigrams(_Postgres):
    """Every word anywhere in the text; then those of whom every word looks alike; the most alike first."""

    name = "pg_trgm"

    async def find(self, typed: str) -> Shown:
        """Those who have all words, then those who are alike."""
        words = typed_parts(typed)
        if not words:
            return Shown(())
        places = [f"${number}" for number in range(1, len(words) + 1)]
        alike = " + ".join(f"word_similarity({place}, whole) + word_similarity({place}, names)" for place in places)
        order = f"ORDER BY {alike} DESC, number DESC LIMIT {SHOWN}"
        having = " AND ".join(f"strpos(whole, {place}) > 0 AND whole LIKE {_like(place)}" for place in places)
        fitting = await self._numbers(f"SELECT number FROM people WHERE {having} {order}", *words)
        if len(fitting) == SHOWN:
            return Shown(fitting)
        looking = " AND ".join(f"{place} <% whole" for place in places)
        near = await self._numbers(f"SELECT number FROM people WHERE {looking} {order}", *words)
        return Shown(fitting, tuple(number for number in near if number not in fitting))


class Words(_Postgres):
    """Every word as it is, as its beginning, or by its Russian stem; whole words first, then by rank."""

    name = "tsvector"

    async def find(self, typed: str) -> Shown:
        """Those who have all words."""
        words = _WORD.findall(" ".join(map(apart, typed_parts(typed))))
        if not words:
            return Shown(())
        whole = " && ".join(f"plainto_tsquery('simple', ${number})" for number in range(1, len(words) + 1))
        any_form = " && ".join(
            f"(to_tsquery('simple', quote_literal(${number}) || ':*') || plainto_tsquery('russian', ${number}))"
            for number in range(1, len(words) + 1)
        )
        return Shown(
            await self._numbers(
                f"""SELECT number FROM people WHERE words @@ ({any_form})
                ORDER BY words @@ ({whole}) DESC, ts_rank(words, {any_form}) DESC, number DESC LIMIT {SHOWN}""",
                *words,
            )
        )


def _like(place: str) -> str:
    return f"'%' || replace(replace({place}::text, '%', ''), '_', '\\_') || '%'"
