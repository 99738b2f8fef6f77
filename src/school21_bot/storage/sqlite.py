"""The ORM's engine for SQLite: one connection, transactions that begin IMMEDIATE.

A plain BEGIN that reads and then writes fails at once when another process wrote in between, whatever the busy timeout.

What may wait, for another process or for the disk, runs in the connection's thread: beginning, ending, and whatever is
asked outside transactions. The statements of a transaction find everything at hand and are short; they run where they
are asked for, because to hand one over costs several times the statement.
"""

import asyncio
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import aiosqlite
from tortoise.backends.base.client import ConnectionWrapper, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper, translate_exceptions
from typing_extensions import override

from school21_bot.errors import TooSlow
from school21_bot.storage.engine import OuterTransaction, Statement, Transaction, to_the_end
from school21_bot.storage.errors import DatabaseBusy

_STEPS_BETWEEN_LOOKS = 20_000
"""About a millisecond of work."""


class SchoolSqliteClient(SqliteClient):
    """The connection outside transactions."""

    def __init__(self, file_path: str, **pragmas: Any) -> None:
        # The timeout comes first, so that it already holds while the others are set.
        timeout = pragmas.pop("busy_timeout", 5000)
        super().__init__(file_path, busy_timeout=timeout, **{"synchronous": "NORMAL", **pragmas})

    @override
    async def create_connection(self, with_db: bool) -> None:
        try:
            await to_the_end(self._connect())
        except Exception:
            await self.close()
            raise

    async def _connect(self) -> None:
        if self._connection is None:
            # One thread at a time: whoever uses it holds the lock.
            self._connection = await aiosqlite.connect(self.filename, isolation_level=None, check_same_thread=False)
            self._connection.row_factory = sqlite3.Row
            for pragma, value in self.pragmas.items():
                await self._connection.execute_fetchall(f"PRAGMA {pragma}={value}")
            await self._post_connect()

    @override
    def acquire_connection(self) -> ConnectionWrapper[Any]:
        return PlainStatement(self._lock, self)

    @override
    def _in_transaction(self) -> TransactionContext:
        return OuterTransaction(SqliteTransaction(self))

    @translate_exceptions
    async def execute_in_place(self, query: str, values: list[Any], seconds: float = 60.0) -> list[dict[str, Any]]:
        """The rows of a SELECT by a unique key, outside transactions, without the thread; TooSlow if not in time."""
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            with _cut_after(seconds, connection._conn):
                return [dict(row) for row in connection._conn.execute(query, values)]

    @translate_exceptions
    async def fetch_within(self, seconds: float, query: str, values: list[Any]) -> list[dict[str, Any]]:
        """The rows of a SELECT outside transactions, if they are found in time; TooSlow if not."""
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            with _cut_after(seconds, connection._conn):
                try:
                    return [dict(row) for row in await connection.execute_fetchall(query, values)]
                except asyncio.CancelledError:
                    # Nobody waits for it any more. The watch may end only when the thread does nothing: it would wait.
                    connection._conn.interrupt()
                    await to_the_end(settle(connection))
                    raise

    @override
    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)


class PlainStatement(ConnectionWrapper[aiosqlite.Connection]):
    """The connection for one statement outside transactions."""

    __slots__ = ()

    @override
    async def __aenter__(self) -> aiosqlite.Connection:
        await self._lock.acquire()
        try:
            await self.ensure_connection()
        except BaseException:
            self._lock.release()
            raise
        return self.connection

    @override
    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        try:
            if isinstance(exc_val, asyncio.CancelledError):
                await to_the_end(settle(self.connection))
        finally:
            self._lock.release()


class InPlace:
    """The connection of a transaction, without its thread; has what the ORM's statements use."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def total_changes(self) -> int:
        """How many rows the connection has changed so far."""
        return self._connection.total_changes

    async def execute(self, sql: str, values: Sequence[Any] | None = None) -> None:
        """Execute a statement."""
        self._connection.execute(sql, values or ())

    async def executemany(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Execute a statement for each of the values."""
        self._connection.executemany(sql, values)

    async def execute_fetchall(self, sql: str, values: Sequence[Any] | None = None) -> list[sqlite3.Row]:
        """Execute a statement and give all its rows."""
        return self._connection.execute(sql, values or ()).fetchall()

    async def execute_insert(self, sql: str, values: Sequence[Any] | None = None) -> tuple[int | None]:
        """Execute an INSERT and give the number of the new row."""
        return (self._connection.execute(sql, values or ()).lastrowid,)


class InPlaceStatement(Statement):
    """The connection for one statement of a transaction, without its thread."""

    __slots__ = ()

    @override
    async def __aenter__(self) -> InPlace:
        connection: aiosqlite.Connection = await super().__aenter__()
        return InPlace(connection._conn)


class SqliteTransaction(Transaction, SqliteTransactionWrapper):
    """The connection during a transaction; it belongs to nobody else meanwhile."""

    BEGIN = "BEGIN IMMEDIATE"
    _parent: SchoolSqliteClient

    @override
    async def obtain(self) -> None:
        await self._parent._lock.acquire()
        try:
            if self._parent._connection is None:
                await self._parent.create_connection(with_db=True)
        except BaseException:
            self._parent._lock.release()
            raise
        assert self._parent._connection is not None  # noqa: S101  tells mypy what create_connection did
        self._connection = self._parent._connection

    @override
    async def give_back(self) -> None:
        self._parent._lock.release()

    @override
    def acquire_connection(self) -> ConnectionWrapper[Any]:
        return InPlaceStatement(self._lock, self)

    @override
    async def settle(self) -> None:
        await settle(self._connection)

    @override
    async def begin(self) -> None:
        try:
            await super().begin()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise DatabaseBusy from error
            raise

    @override
    async def rollback(self) -> None:
        # Unlike the statement, this is content when there is nothing to undo: BEGIN may have failed.
        await self._connection.rollback()

    @translate_exceptions
    async def fetch_within(self, seconds: float, query: str, values: list[Any]) -> list[dict[str, Any]]:
        """The rows of a SELECT inside the transaction, if they are found in time; TooSlow if not."""
        async with super().acquire_connection() as connection:
            with _cut_after(seconds, connection._conn):
                return [dict(row) for row in connection._conn.execute(query, values)]

    @override
    @translate_exceptions
    async def execute_script(self, query: str) -> None:
        """Execute several statements inside the transaction; the driver's own way commits it first."""
        async with self.acquire_connection() as connection:
            for statement in statements(query):
                await connection.execute(statement)


@contextmanager
def _cut_after(seconds: float, connection: sqlite3.Connection) -> Iterator[None]:
    """End what is executed inside when its time is over; whoever calls has the connection to themselves meanwhile."""
    over = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > over, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise TooSlow from None
    finally:
        connection.set_progress_handler(None, 0)


async def settle(connection: aiosqlite.Connection) -> None:
    """Wait for everything that the connection's thread was given: what nobody waits for goes on there."""
    await connection.execute("SELECT 1")


def statements(script: str) -> Iterator[str]:
    """Cut a script into its statements."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            if statement.strip(" \n\t;"):
                yield statement
            statement = ""


client_class = SchoolSqliteClient
