"""The long work that somebody of the staff has asked for, for them and for whatever acts for them."""

from collections.abc import Sequence

from school21_bot.access.actor import Actor
from school21_bot.access.rights import Right
from school21_bot.access.service import Access
from school21_bot.errors import NotFound
from school21_bot.jobs import Jobs, JobView


class OwnJobs:
    """Reads it; the jobs of others are as if they were not there."""

    def __init__(self, access: Access, jobs: Jobs, kinds: Sequence[str]) -> None:
        """`kinds`: those that somebody may wait for."""
        self._access = access
        self._jobs = jobs
        self._kinds = kinds

    async def before(self, actor: Actor, job_id: int, size: int) -> list[JobView]:
        """So many jobs whose ids lie before one, the newest first.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.NUMBERS)
        if actor.telegram_id is None:
            return []
        return await self._jobs.asked_for(actor.telegram_id, self._kinds, job_id, size)

    async def read(self, actor: Actor, job_id: int) -> JobView:
        """One of them.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none, or somebody else has asked for it.
        """
        await self._access.require(actor, Right.NUMBERS)
        job = await self._jobs.progress(job_id)
        if actor.telegram_id is None or job.asked_by != actor.telegram_id or job.kind not in self._kinds:
            raise NotFound
        return job
