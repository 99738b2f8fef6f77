"""The one way to write: everything inside happens, or nothing."""

from contextlib import AbstractAsyncContextManager
from typing import Any

from school21_bot.storage.queries import current_connection


def transaction() -> AbstractAsyncContextManager[Any]:
    """Begin a transaction on the database; inside another it is a savepoint.

    On SQLite it has the right to write from its start, so what it reads stays true until it ends.

    Raises:
        DatabaseBusy: SQLite only: another process has been writing for too long. Nothing has happened.
        TransactionEscaped: the task was started inside a transaction of another task.
    """
    return current_connection()._in_transaction()
