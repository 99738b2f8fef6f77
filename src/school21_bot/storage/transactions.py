"""The one way to write: everything inside happens, or nothing."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from school21_bot.storage.engine import Transaction
from school21_bot.storage.queries import current_connection


def transaction() -> AbstractAsyncContextManager[Any]:
    """Begin a transaction on the database; inside another it is a savepoint.

    On SQLite it has the right to write from its start, so what it reads stays true until it ends.

    Raises:
        DatabaseBusy: SQLite only: another process has been writing for too long. Nothing has happened.
        TransactionEscaped: the task was started inside a transaction of another task.
    """
    return current_connection()._in_transaction()


async def after_commit(work: Callable[[], Awaitable[None]]) -> None:
    """Do `work` once the open transaction is committed, or now if there is none; what is undone takes it along.

    It may be lost when the process dies in between, so it only hastens what would happen anyway; it must not raise.
    """
    connection = current_connection()
    if isinstance(connection, Transaction):
        connection.afterwards.append(work)
    else:
        await work()
