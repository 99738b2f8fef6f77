"""Windows that show a job's progress, drawn anew while somebody looks."""

from datetime import datetime

from redis.asyncio import Redis

from school21_bot.failpoints import failpoint
from school21_bot.jobs.models import JobWatch
from school21_bot.jobs.stream import JobStream
from school21_bot.jobs.view import OPEN
from school21_bot.logs import bind, logger, unbind_all
from school21_bot.ports import Screens

log = logger("jobs")

PACE_MILLISECONDS = 900


class Watches:
    """Redraws each watched window about once a second while its job moves, and once more when the job is over."""

    def __init__(self, stream: JobStream, screens: Screens) -> None:
        self._stream = stream
        self._screens = screens
        self._drawn: dict[int, datetime] = {}

    async def run(self) -> bool:
        """Redraw what has changed since the last look."""
        watches = await JobWatch.all().select_related("job")
        self._drawn = {watch.id: self._drawn[watch.id] for watch in watches if watch.id in self._drawn}
        for watch in watches:
            if self._drawn.get(watch.id) != watch.job.updated_at and await self._may_draw(watch):
                await self._draw(watch)
        return False

    async def _may_draw(self, watch: JobWatch) -> bool:
        """Whether no worker drew this window within the last second."""
        async with Redis(connection_pool=self._stream.connection_pool) as redis:
            return bool(await redis.set(f"jobs:drawn:{watch.id}", 1, nx=True, px=PACE_MILLISECONDS))

    async def _draw(self, watch: JobWatch) -> None:
        unbind_all()
        bind(job=watch.job_id)
        try:
            is_seen = await self._screens.redraw(watch.chat_id, watch.intent_id)
        except Exception as error:
            log.error("a window that shows progress cannot be drawn", exc_info=error)
            return
        failpoint("job:redrawn")
        if is_seen and watch.job.state in OPEN:
            self._drawn[watch.id] = watch.job.updated_at
        else:
            # Unless the person has opened another window for it meanwhile.
            await JobWatch.filter(id=watch.id, intent_id=watch.intent_id).delete()
