"""Making a database anew out of what was once read from one: all of it, or the database stays as it was.

The tables are made by the migrations of then, so that a backup of an older version opens; those since follow. Triggers
and indexes wait until the rows are there: what a trigger would write came along, and an index is made at once sooner.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

import asyncpg  # type: ignore[import-untyped]  # ships no types

from school21_bot.private import make_private_file
from school21_bot.storage.address import Address, parse_address
from school21_bot.storage.catalogue import COLUMNS, Table, tables_of
from school21_bot.storage.database import explained, make_file
from school21_bot.storage.engine import to_the_end
from school21_bot.storage.errors import DatabaseUnreachable
from school21_bot.storage.migrations import known_migrations, migration_lock, number_of, script_of
from school21_bot.storage.postgres import SchoolPostgresClient
from school21_bot.storage.queries import as_moment

_BUSY_SECONDS = 30

_DROP_ALL = """
DO $$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT format('%I', relname) FROM pg_class
        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
    LOOP
        EXECUTE 'DROP TABLE ' || one || ' CASCADE';
    END LOOP;
    FOR one IN SELECT p.oid::regprocedure::text FROM pg_proc p
        WHERE p.pronamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE 'DROP FUNCTION ' || one || ' CASCADE';
    END LOOP;
END $$
"""
_INDEXES = """
    SELECT format('%I', c.relname) AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = current_schema()::regnamespace
    AND i.indpred IS NULL  -- the server would write the condition anew, in other words
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
"""
_SERIALS = """
    SELECT format('SELECT setval(%L, coalesce(max(%I), 0) + 1, false) FROM %I', s.name, s.column, s.table) AS set
    FROM (SELECT t.relname AS table, c.attname AS column,
            pg_get_serial_sequence(format('%I', t.relname), c.attname) AS name
        FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
        WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace) AS s
    WHERE s.name IS NOT NULL
"""


class Rows(NamedTuple):
    """Some rows of a table."""

    table: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]


class DoesNotFit(Exception):
    """What is filled in does not fit the tables, or rows refer to others that are missing."""


async def refill(url: str, last: str, contents: Iterable[Rows]) -> None:
    """Put `contents` in the place of everything there is, in tables as the migration `last` left them.

    The rows of a table come together, behind those that they refer to. Whatever `contents` raises undoes everything.

    Raises:
        DatabaseUnreachable: it does not answer.
        DoesNotFit: nothing has been changed.
    """
    address = parse_address(url)
    address.credentials.pop("command_timeout", None)
    older = [name for name in known_migrations() if number_of(name) <= number_of(last)]
    scripts = [await script_of(name, address.dialect) for name in older]
    async with migration_lock(address):
        if address.dialect == "sqlite":
            with explained(address):
                await to_the_end(asyncio.to_thread(_refill_file, address, scripts, contents))
        else:
            await _refill_server(address, scripts, contents)


def _refill_file(address: Address, scripts: list[str], contents: Iterable[Rows]) -> None:
    """Make a file of its own beside, then copy its pages over in one transaction of SQLite's."""
    make_file(address)
    draft = address.file.with_name(f".{address.file.name}.restoring")
    draft.unlink(missing_ok=True)
    make_private_file(draft)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as new:
            _fill_file(new, scripts, contents)
            with closing(sqlite3.connect(address.file, timeout=_BUSY_SECONDS)) as old:
                new.backup(old)
    finally:
        draft.unlink(missing_ok=True)


def _fill_file(new: sqlite3.Connection, scripts: list[str], contents: Iterable[Rows]) -> None:
    new.row_factory = sqlite3.Row
    new.execute("PRAGMA journal_mode = OFF")
    new.execute("PRAGMA synchronous = OFF")
    for script in scripts:
        new.executescript(script)
    tables = tables_of(new.execute(COLUMNS["sqlite"]))
    waiting = new.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).fetchall()
    new.execute("BEGIN")
    for kind, name, _ in waiting:
        new.execute(f'DROP {kind} "{name}"')
    for table in tables:
        new.execute(f'DELETE FROM "{table}"')  # noqa: S608  # names of ours
    for rows in contents:
        change = _changes(_known(tables, rows), rows.columns, _FOR_SQLITE)
        places = ", ".join("?" * len(rows.columns))
        names = ", ".join(f'"{name}"' for name in rows.columns)
        insert = f'INSERT INTO "{rows.table}" ({names}) VALUES ({places})'  # noqa: S608  # names of ours
        try:
            new.executemany(insert, map(change, rows.rows))
        except sqlite3.Error as error:
            raise DoesNotFit(rows.table) from error
    for _, _, statement in waiting:
        new.execute(statement)
    new.execute("COMMIT")
    if broken := new.execute("PRAGMA foreign_key_check").fetchone():
        raise DoesNotFit(broken[0])


async def _refill_server(address: Address, scripts: list[str], contents: Iterable[Rows]) -> None:
    client = SchoolPostgresClient(**{**address.credentials, "maxsize": 1}, connection_name="refill")
    try:
        with explained(address):
            await client.create_connection(with_db=True)
        async with client.acquire_connection() as connection, connection.transaction():
            await connection.execute(f"SET LOCAL lock_timeout = '{_BUSY_SECONDS}s'")
            await connection.execute(_DROP_ALL)
            for script in scripts:
                await connection.execute(script)
            await _fill_server(connection, contents)
    except asyncpg.InsufficientPrivilegeError:
        raise DatabaseUnreachable(
            f"Nothing was changed in {address}: this user may not replace its tables. Use the user that owns them."
        ) from None
    except asyncpg.LockNotAvailableError:
        raise DatabaseUnreachable(
            f"Nothing was changed in {address}: somebody else holds its tables. End what uses them, then repeat."
        ) from None
    finally:
        await to_the_end(client.close())


async def _fill_server(connection: Any, contents: Iterable[Rows]) -> None:
    tables = tables_of(await connection.fetch(COLUMNS["postgres"]))
    for table in tables:
        await connection.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    indexes = await connection.fetch(_INDEXES)
    for index in indexes:
        await connection.execute(f"DROP INDEX {index['name']}")
    await connection.execute(f"TRUNCATE {', '.join(map(_quoted, tables))}")
    for name, batches in groupby(contents, key=lambda rows: rows.table):
        try:
            await _copy(connection, tables, name, batches)
        except (OverflowError, TypeError, ValueError, asyncpg.IntegrityConstraintViolationError) as error:
            raise DoesNotFit(name) from error
    for index in indexes:
        try:
            await connection.execute(index["definition"])
        except asyncpg.IntegrityConstraintViolationError as error:
            raise DoesNotFit(index["name"]) from error
    for table in tables:
        await connection.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
    for serial in await connection.fetch(_SERIALS):
        await connection.execute(serial["set"])


async def _copy(connection: Any, tables: dict[str, Table], name: str, batches: Iterator[Rows]) -> None:
    """One COPY a table: rows may refer to later rows of their own table."""
    first = next(batches)
    change = _changes(_known(tables, first), first.columns, _FOR_POSTGRES)

    async def every() -> AsyncIterator[tuple[Any, ...]]:
        for row in first.rows:
            yield change(row)
        for rows in batches:
            await asyncio.sleep(0)
            for row in rows.rows:
                yield change(row)

    await connection.copy_records_to_table(name, records=every(), columns=list(first.columns))


def _known(tables: dict[str, Table], rows: Rows) -> Table:
    table = tables.get(rows.table)
    if table is None or not set(rows.columns) <= set(table.columns):
        raise DoesNotFit(rows.table)
    return table


def _quoted(name: str) -> str:
    return f'"{name}"'


def _to_text(value: Any) -> Any:
    return value.isoformat(" ") if isinstance(value, datetime) else value


def _to_moment(value: Any) -> Any:
    return as_moment(value) if isinstance(value, str) else value


def _to_bool(value: Any) -> Any:
    return value if value is None else bool(value)


_FOR_SQLITE = {"timestamp": _to_text}
_FOR_POSTGRES = {"timestamp with time zone": _to_moment, "boolean": _to_bool}


def _changes(
    table: Table, columns: tuple[str, ...], by_type: Mapping[str, Callable[[Any], Any]]
) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """What makes a row of the file one of this database; most columns are the same everywhere."""
    types = dict(zip(table.columns, table.types, strict=True))
    changes = [(place, by_type[types[name]]) for place, name in enumerate(columns) if types[name] in by_type]

    def change(row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, how in changes:
            values[place] = how(values[place])
        return tuple(values)

    return change
