"""Statements that the ORM cannot say, for both databases."""

import re
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connections

T = TypeVar("T")

_PARAMETER = re.compile(r"\$(\d+)")


async def fetch(sql: str, *values: Any) -> list[dict[str, Any]]:
    """The rows of a SELECT, as dictionaries; parameters are written $1, $2 … on both databases."""
    connection = current_connection()
    rows: list[dict[str, Any]] = await connection.execute_query_dict(
        _in_dialect(sql, connection.capabilities.dialect), list(values)
    )
    return rows


def current_connection() -> BaseDBAsyncClient:
    """The one connection of this process, or the open transaction on it."""
    connections = get_connections()
    (alias,) = connections.db_config
    return connections.get(alias)


def locking(table: str) -> str:
    """What a SELECT ends with to lock the rows of `table`; nothing on SQLite, where one transaction writes at once."""
    return f" FOR UPDATE OF {table}" if current_connection().capabilities.dialect == "postgres" else ""


def as_moment(value: datetime | str) -> datetime:
    """A time as it came out of a raw SELECT: SQLite keeps text."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def as_json(value: Any, type_: type[T]) -> T:
    """A JSON column as it came out of a raw SELECT: text, unless the driver has read it already."""
    return msgspec.json.decode(value, type=type_) if isinstance(value, (str, bytes)) else msgspec.convert(value, type_)


@cache
def _in_dialect(sql: str, dialect: str) -> str:
    return _PARAMETER.sub(r"?\1", sql) if dialect == "sqlite" else sql
