"""Writes an index that is not there yet: of people who came before it, or of words that are compared otherwise now."""

import time
from datetime import timedelta

from school21_bot.failpoints import failpoint
from school21_bot.jobs import JobKind, Jobs, Pace, Periodic, Step
from school21_bot.people.generations import skipping_locked
from school21_bot.people.searchable import Searchable
from school21_bot.search import SearchIndex
from school21_bot.storage import fetch

JOB = "reindex"
_LOOK = timedelta(seconds=5)
_BATCH = 200
_TOKENS = 50
"""About so many a person has."""
_NEXT = "SELECT id FROM person WHERE id > $1 ORDER BY id LIMIT $2 "


class Reindexing:
    """The job, and what starts it."""

    def __init__(self, index: SearchIndex, searchable: Searchable, jobs: Jobs) -> None:
        self._index = index
        self._searchable = searchable
        self._jobs = jobs
        self._pace = Pace(most=_BATCH)

    def kind(self) -> JobKind:
        """What a worker does."""
        return JobKind(JOB, self.work)

    def periodic(self) -> Periodic:
        """What every worker looks at again and again."""
        return Periodic("search: reindexing", _LOOK, self.ensure)

    async def ensure(self) -> bool:
        """Start the job if the index is not complete, or one is there in forms in which nobody is found any more."""
        number = self._index.newest.number
        if not await self._index.is_complete():
            people = (await fetch("SELECT count(*) AS number FROM person"))[0]["number"]
            await self._jobs.start(JOB, key=f"{JOB}:{number}", parameters={"forms": number}, total=people)
        for generation in await self._index.outdated():
            await self._jobs.start(JOB, key=f"{JOB}:away:{generation}", parameters={"away": generation})
        return False

    async def work(self, step: Step) -> None:
        """Write a batch of people, or remove a batch of tokens of an index that is no longer asked."""
        async with step.transaction():
            began = time.perf_counter()
            if "away" in step.parameters:
                await self._remove(step, step.parameters["away"])
            elif step.parameters["forms"] == self._index.newest.number:
                await self._write(step)
            else:
                step.finish()  # another release has other forms
            failpoint("reindex:batch")
        self._pace.note(time.perf_counter() - began)

    async def _write(self, step: Step) -> None:
        """The cursor is the last of the batch. Behind the last of all the index is complete."""
        rows = await fetch(_NEXT + _holding(), int(step.cursor or 0), self._pace.size)
        if rows:
            await self._searchable.refresh([row["id"] for row in rows])
            step.advance(str(rows[-1]["id"]), count=len(rows))
        else:
            await self._index.complete()
            step.finish()

    async def _remove(self, step: Step, generation: int) -> None:
        if generation in await self._index.outdated():
            await self._index.clear_some(generation, _BATCH * _TOKENS)
            step.advance(str(int(step.cursor or 0) + 1), count=0)
        else:
            step.finish()


def _holding() -> str:
    """The end of a SELECT that waits for the rows it gives, and holds them."""
    return skipping_locked().replace("SKIP LOCKED", "")
