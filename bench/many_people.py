"""Filling a database with so many people: `lives` makes the rows, each database's own way of loading writes them.

Nothing stands in their way: no note for the counts, no look at what a row refers to, and no index until the end.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from zoneinfo import ZoneInfo

import asyncpg  # type: ignore[import-untyped]  # ships no types

from bench.lives import COLUMNS, Lives, Row
from school21_bot import clock
from school21_bot.app import open_services
from school21_bot.ids import new_ids
from school21_bot.people.spelling import role_key
from school21_bot.sample.work import LEVELS, ROLES
from school21_bot.settings import Settings
from school21_bot.storage import fetch, insert_rows, transaction
from school21_bot.storage.address import Address, parse_address

_TABLES = ", ".join(f"'{table}'" for table in COLUMNS)
_SQLITE_EXTRAS = f"SELECT type, name, sql FROM sqlite_master WHERE sql NOTNULL AND type IN ('index', 'trigger') AND tbl_name IN ({_TABLES})"
_POSTGRES_INDEXES = f"""
    SELECT indexname AS name, indexdef AS sql FROM pg_indexes
    WHERE tablename IN ({_TABLES}) AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""


async def fill(settings: Settings, number: int) -> None:
    """Put so many people, their registrations and their journal into a new database."""
    async with open_services(settings) as services:
        levels = {row["code"]: row["id"] for row in await fetch("SELECT id, code FROM level")}
        roles = list(new_ids(len(ROLES)))
        async with transaction():
            rows = [(one, role.name, role_key(role.name)) for one, role in zip(roles, ROLES, strict=True)]
            await insert_rows("role", ("id", "name", "key"), rows)
        lives = Lives(
            services.sealer,
            roles,
            [levels[code.value] for code in LEVELS],
            until=clock.now(),
            zone=ZoneInfo(settings.timezone),
        )
    address = parse_address(settings.database())
    if address.dialect == "sqlite":
        _load_sqlite(address.file, _batches(lives, number))
    else:
        await _load_postgres(address, _batches(lives, number))


def _batches(lives: Lives, number: int) -> Iterator[tuple[str, list[Row]]]:
    for rows in lives.of(number):
        for table in COLUMNS:
            yield table, sorted(getattr(rows, table), key=itemgetter(0))


def _load_sqlite(file: Path, batches: Iterator[tuple[str, list[Row]]]) -> None:
    # As the ORM writes them.
    sqlite3.register_adapter(datetime, lambda moment: moment.isoformat(" "))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("BEGIN")
        extras = connection.execute(_SQLITE_EXTRAS).fetchall()
        for kind, name, _ in extras:
            connection.execute(f'DROP {kind} "{name}"')
        for table, rows in batches:
            places = ", ".join("?" * len(COLUMNS[table]))
            connection.executemany(f"INSERT INTO {table} ({', '.join(COLUMNS[table])}) VALUES ({places})", rows)
        for _, _, sql in extras:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL").fetchall()


async def _load_postgres(address: Address, batches: Iterator[tuple[str, list[Row]]]) -> None:
    connection = await asyncpg.connect(
        host=address.credentials["host"], user=address.credentials["user"], database=address.credentials["database"]
    )
    try:
        await connection.execute("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'")
        indexes = await connection.fetch(_POSTGRES_INDEXES)
        for name, _ in indexes:
            await connection.execute(f'DROP INDEX "{name}"')
        for table, rows in batches:
            await connection.copy_records_to_table(table, records=rows, columns=COLUMNS[table])
        for _, sql in indexes:
            await connection.execute(sql)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
