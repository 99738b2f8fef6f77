"""Doing steps: begin, let the kind's handler work, note how it ended, ask for the next."""

import time
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from school21_bot import clock
from school21_bot.failpoints import failpoint
from school21_bot.jobs.kinds import JobKind
from school21_bot.jobs.models import JobState
from school21_bot.jobs.step import Overtaken, Step, WithoutOutcome, ended, locked
from school21_bot.logs import bind, logger, unbind_all
from school21_bot.metrics import STEP_SECONDS, STEPS
from school21_bot.storage import transaction, update_row

log = logger("jobs")


class Nudged(Protocol):
    """Where to ask for the next step."""

    async def nudge(self, job_id: int, kind: str, lease: datetime | None) -> bool:
        """Ask for a step of a job whose lease is `lease`; False if nobody hears it."""
        ...


class Steps:
    """Does one step of a job whenever a task asks for it."""

    def __init__(self, stream: Nudged, kinds: Iterable[JobKind]) -> None:
        self._stream = stream
        self._kinds = {kind.name: kind for kind in kinds}

    async def do(self, job_id: int, kind_name: str, lease: datetime | None) -> None:
        """Do the step that a task with this lease asks for; a task that was overtaken does nothing."""
        unbind_all()
        bind(job=job_id, kind=kind_name)
        kind = self._kinds.get(kind_name)
        # A kind that only newer workers know waits for one of them.
        step = await self._begin(kind, job_id, lease) if kind else None
        if kind is None or step is None:
            return
        failpoint("job:begun")
        await self._handle(kind, step)
        if step.is_saved and step.next_lease is not None:
            await self._stream.nudge(job_id, kind.name, step.next_lease)
            failpoint("job:next-nudged")

    async def _begin(self, kind: JobKind, job_id: int, lease: datetime | None) -> Step | None:
        """Take the lease, if it is still the task's: of two deliveries the second finds another."""
        async with transaction():
            job, at = await locked(job_id), clock.now()
            if job is None or job.state is not JobState.ACTIVE or job.run_at > at or job.lease_until != lease:
                return None
            await update_row("job", job_id, lease_until=at + kind.lease)
        return Step(job, kind.queued, kind.lease, at + kind.lease)

    async def _handle(self, kind: JobKind, step: Step) -> None:
        began = time.perf_counter()
        try:
            await kind.handle(step)
            if not step.is_saved:
                raise WithoutOutcome
        except Overtaken:
            return
        except Exception as error:
            STEPS.labels(kind.name, "failed").inc()
            if not step.is_saved:
                await self._note_failure(kind, step, error)
                return
            log.error("failed after its step was saved", exc_info=error)
        else:
            STEPS.labels(kind.name, "done").inc()
        finally:
            took = time.perf_counter() - began
            STEP_SECONDS.labels(kind.name).observe(took)
        if step.is_last:
            log.info("job done", milliseconds=round(took * 1000))

    async def _note_failure(self, kind: JobKind, step: Step, error: Exception) -> None:
        async with transaction():
            job, at = await locked(step.job_id), clock.now()
            if job is None or not step.is_next_of(job):
                return
            failures = job.failures + 1
            has_failed = failures >= kind.attempts
            pause = {"run_at": at + kind.pause_after(failures), "lease_until": None}
            await update_row(
                "job",
                job.id,
                failures=failures,
                # The type alone: a message could quote what somebody typed.
                error=type(error).__name__,
                updated_at=at,
                **(ended(JobState.FAILED) if has_failed else pause),
            )
        failpoint("job:failure-noted")
        if has_failed:
            log.error("job failed", failures=failures, exc_info=error)
        else:
            log.warning("a step failed and is tried again", failures=failures, exc_info=error)
