"""Whether Redis or the database is away for a moment: restarted, moved, cut off. What was wanted may be tried again."""

import asyncpg  # type: ignore[import-untyped]  # ships no types
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ReadOnlyError, RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError
from tortoise.exceptions import DBConnectionError

from school21_bot.storage.errors import DatabaseBusy, DatabaseUnreachable, RedisUnreachable

_REDIS = (RedisConnectionError, RedisTimeoutError, ReadOnlyError)
_DATABASE = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # it is shut down, or starts
    asyncpg.TooManyConnectionsError,
    ConnectionError,
    TimeoutError,
    FileNotFoundError,  # the socket of a server that is not there
)
_TROUBLE = (DatabaseBusy, DatabaseUnreachable, DBConnectionError, OSError, RedisError, RedisUnreachable)
_DEPTH = 5


def is_redis_away(error: BaseException) -> bool:
    """Whether Redis could not be asked; a lock that is lost, or a wrong command, is another matter."""
    return isinstance(error, _REDIS)


def is_database_away(error: BaseException) -> bool:
    """Whether the database could not be asked; a statement that was too slow, or wrong, is another matter."""
    if isinstance(error, (asyncpg.InterfaceError, asyncpg.InternalClientError)):
        # The latter: the connection has just been told that it ends, and was used once more.
        return "closed" in str(error) or "cannot switch to state" in str(error)
    return isinstance(error, _DATABASE) and not isinstance(error, asyncpg.QueryCanceledError)


def is_out_of_reach(error: BaseException) -> bool:
    """Whether either is the cause, somewhere behind an exception: whoever asked may ask again later."""
    cause: BaseException | None = error
    for _ in range(_DEPTH):
        if cause is None:
            return False
        if isinstance(cause, _TROUBLE) or is_database_away(cause):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
