"""The connection to Redis or Valkey."""

from typing import Any
from urllib.parse import urlsplit

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import AuthenticationError, RedisError, ResponseError

from school21_bot.storage.errors import RedisUnreachable


def redis_pool(url: str) -> BlockingConnectionPool:
    """Connections to redis://, rediss:// or unix://, made when they are needed.

    Raises:
        RedisUnreachable: the address cannot be understood.
    """
    try:
        return BlockingConnectionPool.from_url(
            url,
            # More commands at once than this wait for a free connection instead of failing.
            max_connections=50,
            timeout=20,
            socket_connect_timeout=5,
            socket_timeout=10,
            health_check_interval=30,
            # A restart of the server is over in a moment; what was sent meanwhile is sent again.
            retry=Retry(ExponentialBackoff(cap=0.5, base=0.05), retries=4),
        )
    except ValueError:
        raise RedisUnreachable(
            "REDIS_URL cannot be understood. It should look like redis://localhost:6379/0 or unix:///run/redis.sock."
        ) from None


def redis_pool_use(redis: Redis) -> dict[str, int]:
    """How many connections this client has open, and how many of them rest."""
    pool: Any = redis.connection_pool
    idle = len(pool._available_connections)
    return {"open": idle + len(pool._in_use_connections), "idle": idle}


async def connect_redis(url: str) -> Redis:
    """Connect to redis://, rediss:// or unix://; whoever asks closes it with `aclose()`.

    Raises:
        RedisUnreachable: it does not answer.
    """
    redis = Redis.from_pool(redis_pool(url))
    try:
        await redis.ping()
    except (RedisError, OSError) as error:
        await redis.aclose()
        raise RedisUnreachable(f"Cannot reach Redis at {_place(url)}: {_reason(error)} {_ADVICE}") from error
    return redis


_ADVICE = "Check REDIS_URL, or leave it empty to use the Valkey that comes with the bot."


def _place(url: str) -> str:
    parts = urlsplit(url)
    return parts.path if parts.scheme == "unix" else f"{parts.hostname}:{parts.port or 6379}"


def _reason(error: BaseException) -> str:
    # The client turns a refusal into a connection error and keeps it as the cause.
    if isinstance(error, AuthenticationError) or isinstance(error.__cause__, AuthenticationError):
        return "the user or the password is refused."
    if isinstance(error, ResponseError):
        return f"{error}."
    return "nothing answers there."
