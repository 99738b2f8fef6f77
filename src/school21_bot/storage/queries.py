"""Statements that the ORM cannot say, for both databases."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any, TypeVar

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connections

from school21_bot.storage.sqlite import SchoolSqliteClient

T = TypeVar("T")

_PARAMETER = re.compile(r"\$(\d+)")


async def fetch(sql: str, *values: Any) -> list[dict[str, Any]]:
    """The rows of a SELECT, as dictionaries; parameters are written $1, $2 … on both databases."""
    connection = current_connection()
    rows: list[dict[str, Any]] = await connection.execute_query_dict(
        in_dialect(sql, connection.capabilities.dialect), list(values)
    )
    return rows


async def fetch_by_key(sql: str, *values: Any) -> list[dict[str, Any]]:
    """The same for a few rows found by their keys: on SQLite such a read is shorter than the way to its thread."""
    connection = current_connection()
    if isinstance(connection, SchoolSqliteClient):
        rows: list[dict[str, Any]] = await connection.execute_in_place(in_dialect(sql, "sqlite"), list(values))
        return rows
    return await fetch(sql, *values)


async def fetch_within(seconds: float, sql: str, *values: Any) -> list[dict[str, Any]]:
    """The same as `fetch`, given up after a while; inside a transaction on PostgreSQL that is lost with it.

    Raises:
        TooSlow: there was too much to look at.
    """
    connection: Any = current_connection()
    rows: list[dict[str, Any]] = await connection.fetch_within(
        seconds, in_dialect(sql, connection.capabilities.dialect), list(values)
    )
    return rows


async def fetch_soon(seconds: float, sql: str, *values: Any) -> list[dict[str, Any]]:
    """The same for a few rows found by their keys: on SQLite without the way to its thread. Raises TooSlow, too."""
    connection = current_connection()
    if isinstance(connection, SchoolSqliteClient):
        rows: list[dict[str, Any]] = await connection.execute_in_place(in_dialect(sql, "sqlite"), list(values), seconds)
        return rows
    return await fetch_within(seconds, sql, *values)


async def insert_row(table: str, **columns: Any) -> None:
    """Write a row, on the way of every answer, where the ORM would cost more than the database."""
    await fetch(_insert(table, tuple(columns)), *map(_as_column, columns.values()))


async def insert_rows(table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """Write many rows, in the caller's transaction; JSON is handed over as text."""
    if rows:
        await write_many(_insert(table, columns), rows)


async def write_many(sql: str, rows: list[tuple[Any, ...]]) -> None:
    """Execute a statement that gives nothing back for each of the rows, in the caller's transaction."""
    connection = current_connection()
    await connection.execute_many(in_dialect(sql, connection.capabilities.dialect), rows)  # type: ignore[arg-type]  # tuples do


def places(first: int, count: int) -> tuple[str, int]:
    """The parameters from $first on for a list of `count` values, and how many there are.

    There are more than values, up to a power of two, so that few different statements are prepared: fill up with the
    last value (`filled`).
    """
    size = 1 << max(0, count - 1).bit_length()
    return ", ".join(f"${number}" for number in range(first, first + size)), size


def filled(values: Sequence[T], size: int) -> list[T]:
    """The values, the last one as often as is needed."""
    return [*values, *([values[-1]] * (size - len(values)))]


def one_by_one(place: int, values: Sequence[int]) -> tuple[str, Any]:
    """Numbers as a table with the column `value`, and what to hand over as $place: one text for any number of them."""
    if current_connection().capabilities.dialect == "sqlite":
        return f"json_each(${place})", msgspec.json.encode(values).decode()
    return f"(SELECT unnest(${place}::bigint[]) AS value)", values


async def update_row(table: str, row_id: int, **columns: Any) -> None:
    """Write columns of one row, for the same reason."""
    await fetch(_update(table, tuple(columns)), row_id, *map(_as_column, columns.values()))


def current_connection() -> BaseDBAsyncClient:
    """The one connection of this process, or the open transaction on it."""
    connections = get_connections()
    (alias,) = connections.db_config
    return connections.get(alias)


async def lock_row(table: str, row_id: int) -> None:
    """Hold a row until the transaction ends; nothing to do on SQLite, where one transaction writes at a time.

    A statement of its own: what a locking SELECT joins is as old as the moment it began to wait. Rows that refer to
    this one can be inserted meanwhile (NO KEY), so that those who write many of them wait for nobody.
    """
    if current_connection().capabilities.dialect == "postgres":
        await fetch(f'SELECT 1 FROM "{table}" WHERE id = $1 FOR NO KEY UPDATE', row_id)  # noqa: S608  # a name of ours


def as_moment(value: datetime | str) -> datetime:
    """A time as it came out of a raw SELECT: SQLite keeps text."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def as_json(value: Any, type_: type[T]) -> T:
    """A JSON column as it came out of a raw SELECT: text, unless the driver has read it already."""
    return msgspec.json.decode(value, type=type_) if isinstance(value, (str, bytes)) else msgspec.convert(value, type_)


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(f"${number}" for number in range(1, len(columns) + 1))
    return f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608  # names of ours


@cache
def _update(table: str, columns: tuple[str, ...]) -> str:
    assignments = ", ".join(f'"{name}" = ${number}' for number, name in enumerate(columns, start=2))
    return f'UPDATE "{table}" SET {assignments} WHERE id = $1'  # noqa: S608  # names of ours


def _as_column(value: Any) -> Any:
    return msgspec.json.encode(value).decode() if isinstance(value, (dict, list)) else value


@cache
@lru_cache(1024)
def in_dialect(sql: str, dialect: str) -> str:
    """A statement with its parameters as the database writes them."""
    return _PARAMETER.sub(r"?\1", sql) if dialect == "sqlite" else sql
