"""The stream in Redis that nudges workers: fast, and allowed to forget.

taskiq's broker stops for ever when Redis was emptied or restarted, and lets its stream and its consumers grow.
"""

import asyncio
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, suppress
from datetime import datetime, timedelta
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError
from taskiq import AckableMessage
from taskiq.exceptions import SendTaskError
from taskiq.kicker import AsyncKicker
from taskiq_redis import RedisStreamBroker
from typing_extensions import override

from school21_bot.failpoints import failpoint
from school21_bot.logs import logger
from school21_bot.storage import redis_pool

log = logger("jobs")

STREAM = "jobs"
GROUP = "workers"
TASK = "step"

NUDGE_SECONDS = 1.0
AGAIN_SECONDS = 0.3
MOST_TASKS = 10_000
# What somebody took and did not finish is taken over then.
TAKEN_OVER_AFTER = timedelta(minutes=1)
# A consumer that has not asked for so long belongs to nobody.
GONE_AFTER = timedelta(minutes=5)


class JobStream(RedisStreamBroker):
    """The stream, its group, and this machine as a consumer.

    All workers of a machine share a name, so that starting again and again leaves no names behind.
    """

    def __init__(self, url: str, *, consumer: str | None = None, most_tasks: int = MOST_TASKS) -> None:
        pool = redis_pool(url)
        super().__init__(
            url,
            queue_name=STREAM,
            consumer_group_name=GROUP,
            consumer_name=consumer or socket.gethostname(),
            # From the beginning: a group made anew finds what was sent before it.
            consumer_id="0",
            maxlen=most_tasks,
            idle_timeout=int(TAKEN_OVER_AFTER.total_seconds() * 1000),
            unacknowledged_lock_timeout=10,
            # Few at once, so that other workers get their share.
            xread_count=4,
        )
        self.connection_pool = pool

    async def nudge(self, job_id: int, kind: str, lease: datetime | None) -> bool:
        """Ask some worker for a step of a job whose lease is `lease`; False if Redis does not take it.

        Nothing is lost then: the tick finds the job.
        """
        try:
            async with asyncio.timeout(NUDGE_SECONDS):
                kicker: AsyncKicker[Any, Any] = AsyncKicker(task_name=TASK, broker=self, labels={})
                await kicker.kiq(job_id, kind, lease.isoformat() if lease else None)
        except (SendTaskError, TimeoutError) as error:
            log.warning("Redis takes no tasks; the jobs wait for it", exc_info=error)
            return False
        return True

    @override
    async def startup(self) -> None:
        """Nothing yet: listening declares the group, however often that takes."""

    @override
    async def listen(self) -> AsyncGenerator[AckableMessage, None]:
        """Listen for ever, whatever happens to Redis."""
        while True:
            try:
                await self._declare_consumer_group()
                async with aclosing(super().listen()) as messages:
                    async for message in messages:
                        yield message
            except Exception as error:
                log.warning("the stream of jobs broke off and is taken up again", exc_info=error)
                await asyncio.sleep(AGAIN_SECONDS)

    async def forget_the_gone(self) -> None:
        """Remove the consumers of workers that are gone."""
        async with Redis(connection_pool=self.connection_pool) as redis:
            with suppress(ResponseError):  # Redis was emptied: no group yet
                for consumer in await redis.xinfo_consumers(STREAM, GROUP):
                    if timedelta(milliseconds=consumer["idle"]) > GONE_AFTER:
                        await redis.xgroup_delconsumer(STREAM, GROUP, consumer["name"])

    @override
    def _ack_generator(self, id: str, queue_name: str) -> Callable[[], Awaitable[None]]:
        async def acknowledge() -> None:
            failpoint("job:before-ack")
            # What is not acknowledged comes again and is refused.
            with suppress(RedisError, OSError):
                async with Redis(connection_pool=self.connection_pool) as redis:
                    await redis.xack(queue_name, self.consumer_group_name, id)
                    await redis.xdel(queue_name, id)

        return acknowledge
