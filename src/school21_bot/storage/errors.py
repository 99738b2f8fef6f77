"""What can go wrong with the database and Redis, apart from wrong SQL."""

import asyncpg  # type: ignore[import-untyped]  # ships no types
from redis.exceptions import RedisError
from tortoise.exceptions import DBConnectionError


class DatabaseUnreachable(Exception):
    """The database does not answer; the message says which one and what to check, without a password."""


class DatabaseBusy(Exception):
    """SQLite: another process has been writing for longer than a writer waits."""

    def __init__(self) -> None:
        super().__init__(
            "Another process has been writing to the SQLite database for too long. "
            "Nothing was changed; end the other process, or use PostgreSQL for several writers."
        )


class TransactionEscaped(RuntimeError):
    """A task uses a transaction that is over, or opens one inside another task's: a mistake in the code."""


class RedisUnreachable(Exception):
    """Redis does not answer; the message says which one and what to check, without a password."""


def is_out_of_reach(error: BaseException) -> bool:
    """Whether an exception says that the database or Redis cannot be reached now: trying again later may help."""
    seen = 0
    cause: BaseException | None = error
    while cause is not None and seen < _DEPTH:
        if isinstance(cause, _OUT_OF_REACH):
            return True
        cause, seen = cause.__cause__ or cause.__context__, seen + 1
    return False


_DEPTH = 5
_OUT_OF_REACH = (
    OSError,  # covers TimeoutError
    DatabaseUnreachable,
    DatabaseBusy,
    RedisUnreachable,
    RedisError,
    DBConnectionError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    asyncpg.InterfaceError,
)
