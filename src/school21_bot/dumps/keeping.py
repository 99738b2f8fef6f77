"""The job that makes an export for another system: a sealed file that waits for a while to be fetched."""

import os
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from school21_bot import audit
from school21_bot.access import Access, Actor, Right, Via
from school21_bot.audit import Action, Target
from school21_bot.dumps.exporting import AgeKey, Exporting
from school21_bot.dumps.models import Export
from school21_bot.dumps.refusals import DumpRefused, Reason
from school21_bot.dumps.sending import LEASE, ExportKey, audited, beat_of, place_of_export
from school21_bot.dumps.turns import Turns
from school21_bot.errors import Conflict, NotAllowed, NotFound
from school21_bot.failpoints import failpoint
from school21_bot.jobs import JobKind, Jobs, JobState, Step
from school21_bot.private import make_private_folder
from school21_bot.sealing import Sealer
from school21_bot.settings import Settings

FILE_JOB = "dump-file"
FOLDER = "exports"
KEPT = timedelta(hours=1)
"""How long a file waits."""

_SUFFIX = ".age"


class Keeping:
    """Makes the files, hands them out, and removes them. They lie in DATA_DIR, which `web` and the workers share."""

    def __init__(self, access: Access, sealer: Sealer, jobs: Jobs, settings: Settings) -> None:
        self._access = access
        self._sealer = sealer
        self._jobs = jobs
        self._folder = settings.data_dir.absolute() / FOLDER

    def kind(self) -> JobKind:
        """What a worker can do: a killed export starts over."""
        return JobKind(FILE_JOB, self.work, lease=LEASE, attempts=5)

    async def work(self, step: Step) -> None:
        """The one step of such an export."""
        row = await Export.get_or_none(id=step.parameters["export"])
        people, unreadable = None, 0
        if row is not None:
            actor = Actor(Via(row.via), row.actor, step.asked_by)
            key = (await self._sealer.open(place_of_export(row.id), row.record, ExportKey)).as_age_key()
            with suppress(NotAllowed):
                await self._access.require(actor, Right.DUMPS)
                if key is not None:
                    people, unreadable = await self._made(row.id, key, step)
        async with step.transaction():
            if row is not None:
                if people is not None:
                    details = audited(people, unreadable, sealed=True)
                    await audit.note(
                        row.via, row.actor, Action.DUMP_EXPORTED, target=(Target.DUMP, row.id), details=details
                    )
                await Export.filter(id=row.id).delete()
            step.finish(count=(people or 0) - step.done, total=people)

    async def file(self, by: Actor, job_id: int) -> Path:
        """The file that a job of the acting person has made.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is no such job, or it is somebody else's.
            Conflict: it is not there yet, and perhaps never will be.
            DumpRefused: it is not there any more.
        """
        await self._access.require(by, Right.DUMPS)
        job = await self._jobs.progress(job_id)
        if job.kind != FILE_JOB or by.telegram_id is None or job.asked_by != by.telegram_id:
            raise NotFound
        if job.state is not JobState.DONE:
            raise Conflict
        path = self._path(job.parameters["export"])
        if not path.exists():
            raise DumpRefused(Reason.GONE)
        return path

    def tidy(self) -> None:
        """Remove files that nobody has fetched."""
        if not self._folder.is_dir():
            return
        oldest = time.time() - KEPT.total_seconds()
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    async def _made(self, export_id: int, key: AgeKey, step: Step) -> tuple[int, int]:
        """Write the file, which has its name only when it is whole; gives how many people are in it, and are not."""
        make_private_folder(self._folder)
        path, exporting = self._path(export_id), Exporting(self._sealer)
        draft = path.with_suffix(".part")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            people = await exporting.write(file.write, Turns(beat_of(step)), key=key, compress=False)
            file.flush()
            os.fsync(file.fileno())
        failpoint("export:written")
        draft.replace(path)
        return people, exporting.unreadable

    def _path(self, export_id: int) -> Path:
        return self._folder / f"{export_id}{_SUFFIX}"
