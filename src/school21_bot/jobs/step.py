"""One step of a job: a batch of work, and how far the job is after it, in one transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from school21_bot import clock
from school21_bot.failpoints import failpoint
from school21_bot.jobs.models import Job, JobState
from school21_bot.storage import lock_row, transaction, update_row

LONGEST_CURSOR = 96


class Overtaken(Exception):
    """The job has moved on without this step, or is no longer active: nothing may happen here."""


class WithoutOutcome(Exception):
    """A handler ended without saying how the job goes on: a mistake in the code."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    columns: dict[str, Any]
    count: int
    total: int | None


class Step:
    """What a handler is given: where the job is, and the way to move it on.

    A handler may first do slow things that are no change of the database. Then it opens `transaction()`, makes its
    changes in it, and says there how the job goes on: `advance`, `again` or `finish`. All of that happens, or nothing.
    """

    def __init__(
        self, job: Job, queued: timedelta, lease: timedelta = timedelta(), until: datetime | None = None
    ) -> None:
        self.job_id = job.id
        self.parameters: dict[str, Any] = job.parameters
        self.cursor = job.cursor
        self.done = job.done
        self.total = job.total
        self.failures = job.failures
        self.asked_by = job.asked_by
        self._run_at = job.run_at
        self._queued = queued
        self._lease = lease
        self._until = until
        self._outcome: _Outcome | None = None
        self._remembers = False
        self.is_saved = False
        self.next_lease: datetime | None = None
        self.is_last = False

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        """The step's transaction, with the job locked; at its end it writes how far the job is.

        Raises:
            Overtaken: the job has moved on or was paused or cancelled. Let it pass; the worker knows it.
        """
        failpoint("job:outside-done")
        async with transaction():
            job = await locked(self.job_id)
            if job is None or not self.is_next_of(job):
                raise Overtaken
            yield
            await self._save(job)
            failpoint("job:before-commit")
        self.is_saved = True
        failpoint("job:after-commit")

    async def still_works(self, *, done: int | None = None, total: int | None = None) -> None:
        """Keep the lease of a long step, and say how far it is.

        Raises:
            Overtaken: as in `transaction`; somebody else may have taken up a step that was silent for too long.
        """
        until = clock.now() + self._lease
        async with transaction():
            job = await locked(self.job_id)
            if job is None or not self.is_next_of(job) or job.lease_until != self._until:
                raise Overtaken
            self.done = job.done if done is None else done
            total = job.total if total is None else total
            await update_row("job", job.id, lease_until=until, done=self.done, total=total, updated_at=clock.now())
        self._until = until

    def remember(self, **facts: Any) -> None:
        """Keep ids and numbers in the job's parameters, with the step, for the next one and for whoever looks."""
        self.parameters = {**self.parameters, **facts}
        self._remembers = True

    def advance(self, cursor: str, *, count: int = 0, total: int | None = None) -> None:
        """Go on at once behind `cursor`, another than before; `count` things more are done, of `total`."""
        if cursor == self.cursor:
            raise ValueError("the cursor of a step that advances must move")
        self.next_lease = clock.now() + self._queued
        self._end({"cursor": _checked(cursor), "lease_until": self.next_lease}, count, total)

    def again(self, after: timedelta, *, cursor: str | None = None, count: int = 0, total: int | None = None) -> None:
        """Go on after a while, from the same place or behind `cursor`."""
        columns: dict[str, Any] = {"run_at": clock.now() + after, "lease_until": None}
        self._end(columns if cursor is None else {**columns, "cursor": _checked(cursor)}, count, total)

    def finish(self, *, count: int = 0, total: int | None = None) -> None:
        """There is nothing more to do; whose row was the last is nobody's business any more."""
        self.is_last = True
        self._end({**ended(JobState.DONE), "cursor": ""}, count, total)

    def is_next_of(self, job: Job) -> bool:
        """Whether the job is still where this step began: each way of going on changes the cursor or the time."""
        return job.state is JobState.ACTIVE and job.cursor == self.cursor and job.run_at == self._run_at

    def _end(self, columns: dict[str, Any], count: int, total: int | None) -> None:
        if self._outcome is not None:
            raise ValueError("a step goes on in one way")
        self._outcome = _Outcome(columns, count, total)

    async def _save(self, job: Job) -> None:
        if self._outcome is None:
            raise WithoutOutcome
        await update_row(
            "job",
            job.id,
            done=job.done + self._outcome.count,
            total=job.total if self._outcome.total is None else self._outcome.total,
            failures=0,
            error=None,
            updated_at=clock.now(),
            **({"parameters": self.parameters} if self._remembers else {}),
            **self._outcome.columns,
        )


async def locked(job_id: int) -> Job | None:
    """A job's row, locked until the end of the caller's transaction."""
    await lock_row("job", job_id)
    return await Job.get_or_none(id=job_id)


def ended(state: JobState) -> dict[str, Any]:
    """The columns of a job that is over: its key is free for another."""
    return {"state": state.value, "key": None, "lease_until": None, "finished_at": clock.now()}


def _checked(cursor: str) -> str:
    if len(cursor) > LONGEST_CURSOR:
        raise ValueError(f"a cursor has at most {LONGEST_CURSOR} signs")
    return cursor
