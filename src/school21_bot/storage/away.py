"""Whether Redis or the database is away for a moment: restarted, moved, cut off. What was wanted may be tried again."""

import asyncpg  # type: ignore[import-untyped]  # ships no types
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ReadOnlyError
from redis.exceptions import TimeoutError as RedisTimeoutError

_REDIS = (RedisConnectionError, RedisTimeoutError, ReadOnlyError)
_DATABASE = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # it is shut down, or starts
    asyncpg.TooManyConnectionsError,
    ConnectionError,
    TimeoutError,
    FileNotFoundError,  # the socket of a server that is not there
)


def is_redis_away(error: BaseException) -> bool:
    """Whether Redis could not be asked; a lock that is lost, or a wrong command, is another matter."""
    return isinstance(error, _REDIS)


def is_database_away(error: BaseException) -> bool:
    """Whether the database could not be asked; a statement that was too slow, or wrong, is another matter."""
    if isinstance(error, (asyncpg.InterfaceError, asyncpg.InternalClientError)):
        # The latter: the connection has just been told that it ends, and was used once more.
        return "closed" in str(error) or "cannot switch to state" in str(error)
    return isinstance(error, _DATABASE) and not isinstance(error, asyncpg.QueryCanceledError)
