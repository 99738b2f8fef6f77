"""After everything is sealed again: what stood readable in free pages and logs is overwritten, as far as we reach."""

from contextlib import suppress

from redis.exceptions import RedisError

from school21_bot.logs import logger
from school21_bot.protection.tables import SEALED
from school21_bot.settings import Settings
from school21_bot.storage import RedisUnreachable, connect_redis, scrub

log = logger("protection")


class Cleaning:
    """Cleans the database's files and Redis' log; backups and PostgreSQL's write-ahead log stay with the operator."""

    def __init__(self, settings: Settings) -> None:
        self._redis_url = settings.redis_url

    async def clean(self) -> bool:
        """Whether the database could be cleaned; nothing personal is in Redis, so that its log is a precaution."""
        await self._rewrite_log()
        is_clean = await scrub(*SEALED)
        if not is_clean:
            log.warning("old pages of the database are not cleaned; run VACUUM FULL as the owner of the tables")
        return is_clean

    async def _rewrite_log(self) -> None:
        if not self._redis_url:
            return
        with suppress(RedisError, RedisUnreachable, OSError):
            redis = await connect_redis(self._redis_url)
            try:
                await redis.bgrewriteaof()
            finally:
                await redis.aclose()
