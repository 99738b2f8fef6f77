"""Starting long work and asking how far it is, from any process."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tortoise.exceptions import IntegrityError

from school21_bot import clock
from school21_bot.errors import Conflict, NotFound
from school21_bot.failpoints import failpoint
from school21_bot.ids import first_id_at, new_id
from school21_bot.jobs.models import Job, JobState, JobWatch
from school21_bot.jobs.step import ended, locked
from school21_bot.jobs.stream import JobStream
from school21_bot.jobs.view import OPEN, JobView
from school21_bot.logs import logger
from school21_bot.storage import after_commit, current_connection, fetch, filled, places, transaction, update_row

log = logger("jobs")

_FORGET = {
    "sqlite": """
        DELETE FROM job WHERE json_extract(parameters, '$.person') = $1
        AND NOT (state = 'active' AND coalesce(json_extract(parameters, '$.act'), '') = $2)""",
    "postgres": """
        DELETE FROM job WHERE (parameters->>'person')::bigint = $1
        AND NOT (state = 'active' AND coalesce(parameters->>'act', '') = $2)""",
}

_LATELY = timedelta(days=7)
_FAILING = "SELECT count(*) AS number FROM job WHERE state = 'active' AND failures > 0"
_FAILED = "SELECT count(*) AS number FROM job WHERE id > $1 AND state = 'failed'"

_FAILED_WITHIN = """
    SELECT count(*) AS number FROM job WHERE state = 'failed' AND finished_at >= $1 AND finished_at < $2
"""

_HURRY = "UPDATE job SET run_at = $2 WHERE kind = $1 AND state = 'active' AND run_at > $2"


class Jobs:
    """The verbs of long work.

    Without a stream, in a process that has no Redis, jobs are started all the same: a worker's tick finds them.
    """

    def __init__(self, stream: JobStream | None) -> None:
        self.stream = stream

    async def start(
        self,
        kind: str,
        *,
        parameters: dict[str, Any] | None = None,
        key: str | None = None,
        run_at: datetime | None = None,
        asked_by: int | None = None,
        total: int | None = None,
    ) -> int:
        """Start a job and give its id; it stands or falls with the caller's transaction, if there is one.

        `parameters` hold ids and numbers, never what people typed. While a job with this `key` is open, its id is
        given instead.
        """
        job_id, at = new_id(), clock.now()
        job = Job(
            id=job_id,
            kind=kind,
            key=key,
            state=JobState.ACTIVE,
            parameters=parameters or {},
            total=total,
            run_at=run_at.astimezone(UTC) if run_at else at,
            asked_by=asked_by,
            created_at=at,
            updated_at=at,
        )
        while True:
            if key is not None and (found := await Job.get_or_none(key=key)):
                return int(found.id)
            try:
                async with transaction():
                    await job.save(force_create=True)
                    failpoint("job:inserted")
            except IntegrityError:
                if key is None:
                    raise
            else:
                break  # otherwise somebody else was faster: look again
        log.info("job started", job=job_id, kind=kind)
        if job.run_at <= at:
            await self._nudge(job)
        return job_id

    async def progress(self, job_id: int) -> JobView:
        """How far a job is.

        Raises:
            NotFound: there is no such job.
        """
        job = await Job.get_or_none(id=job_id)
        if job is None:
            raise NotFound
        return JobView.of(job)

    async def find(self, key: str) -> JobView | None:
        """The open job with this key."""
        job = await Job.get_or_none(key=key)
        return JobView.of(job) if job else None

    async def lately(self, kinds: Sequence[str], *, most: int = 12) -> list[JobView]:
        """Jobs of these kinds, the open ones first and then those of the last days, the newest first."""
        list_of, size = places(4, len(kinds))
        since = first_id_at(clock.now() - _LATELY)
        # Two ways to find them, each along an index.
        rows = await fetch(
            f"""SELECT id FROM job WHERE state IN ($1, $2) AND kind IN ({list_of})
                UNION SELECT id FROM job WHERE id > $3 AND kind IN ({list_of}) ORDER BY id DESC""",  # noqa: S608  # places
            JobState.ACTIVE.value,
            JobState.PAUSED.value,
            since,
            *filled(list(kinds), size),
        )
        found = [JobView.of(job) for job in await Job.filter(id__in=[row["id"] for row in rows]).order_by("-id")]
        return sorted(found, key=lambda job: not job.is_open)[:most]

    async def asked_for(self, asked_by: int, kinds: Sequence[str], before: int, size: int) -> list[JobView]:
        """So many jobs of these kinds that somebody has asked for, whose ids lie before one; the newest first."""
        jobs = Job.filter(asked_by=asked_by, kind__in=list(kinds), id__lt=before).order_by("-id").limit(size)
        return [JobView.of(job) for job in await jobs]

    async def active(self) -> int:
        """How many jobs are under way or wait for their time."""
        (active,) = await fetch("SELECT count(*) AS number FROM job WHERE state = 'active'")
        return int(active["number"])

    async def troubles(self) -> tuple[int, int]:
        """How many jobs have failed and are tried again, and how many were given up in the last days."""
        (failing,) = await fetch(_FAILING)
        (failed,) = await fetch(_FAILED, first_id_at(clock.now() - _LATELY))
        return failing["number"], failed["number"]

    async def failed(self, since: datetime, until: datetime) -> int:
        """How many jobs were given up from `since` on and before `until`."""
        (failed,) = await fetch(_FAILED_WITHIN, since, until)
        return int(failed["number"])

    async def latest(self, kind: str) -> JobView | None:
        """The job of a kind that was started last, open or over."""
        job = await Job.filter(kind=kind).order_by("-id").first()
        return JobView.of(job) if job else None

    async def hurry(self, kind: str) -> None:
        """Let jobs of a kind that wait for their time go on now, in the caller's transaction if there is one."""
        await fetch(_HURRY, kind, clock.now())

    async def forget(self, person: int, *, but_do: str) -> None:
        """Remove the jobs whose parameters name this `person`; open ones whose `act` is `but_do` are still done."""
        await fetch(_FORGET[current_connection().capabilities.dialect], person, but_do)

    async def pause(self, job_id: int) -> None:
        """Let a job rest from its next step on; the step in hand comes to nothing.

        Raises:
            NotFound: there is no such job.
            Conflict: it is over.
        """
        await self._turn(job_id, JobState.PAUSED)

    async def resume(self, job_id: int) -> None:
        """Let a paused job go on where it was.

        Raises:
            NotFound: there is no such job.
            Conflict: it is over.
        """
        await self._turn(job_id, JobState.ACTIVE)

    async def cancel(self, job_id: int) -> None:
        """End a job where it is.

        Raises:
            NotFound: there is no such job.
            Conflict: it is over.
        """
        await self._turn(job_id, JobState.CANCELLED)

    async def watch(self, job_id: int, chat_id: int, intent_id: str) -> None:
        """Redraw this window while the job moves; of one chat, the window named last.

        Raises:
            NotFound: there is no such job.
        """
        async with transaction():
            if await locked(job_id) is None:
                raise NotFound
            if not await JobWatch.filter(job_id=job_id, chat_id=chat_id).update(intent_id=intent_id):
                await JobWatch.create(id=new_id(), job_id=job_id, chat_id=chat_id, intent_id=intent_id)

    async def close(self) -> None:
        """Close the connections to Redis."""
        if self.stream is not None:
            await self.stream.shutdown()

    async def _turn(self, job_id: int, state: JobState) -> None:
        async with transaction():
            job = await locked(job_id)
            if job is None:
                raise NotFound
            if job.state is state:
                return
            if job.state not in OPEN:
                raise Conflict
            await update_row("job", job_id, updated_at=clock.now(), **_turned(job, state))
            if state is JobState.ACTIVE:
                await self._nudge(job)
        log.info("job turned", job=job_id, kind=job.kind, state=state.value)

    async def _nudge(self, job: Job) -> None:
        stream = self.stream
        if stream is None:
            return

        async def nudge() -> None:
            failpoint("job:before-nudge")
            await stream.nudge(job.id, job.kind, None)

        await after_commit(nudge)


def _turned(job: Job, state: JobState) -> dict[str, Any]:
    if state is JobState.CANCELLED:
        return ended(state)
    columns: dict[str, Any] = {"state": state.value, "lease_until": None}
    if state is JobState.ACTIVE:
        # Another time than before, so that a step from before the pause finds itself overtaken.
        columns |= {"run_at": max(job.run_at, clock.now()), "failures": 0}
    return columns
