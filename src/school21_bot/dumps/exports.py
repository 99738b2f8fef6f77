"""Exports, as staff ask for them in the bot or on the command line."""

from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.dumps.exporting import AgeKey, Exporting, count_people
from school21_bot.dumps.keeping import FILE_JOB, Keeping
from school21_bot.dumps.models import Export
from school21_bot.dumps.passphrase import new_key
from school21_bot.dumps.sending import EXPORT_JOB, ExportKey, Sending, audited, place_of_export
from school21_bot.dumps.turns import Beat, Turns
from school21_bot.errors import Conflict, NotFound
from school21_bot.ids import new_id
from school21_bot.jobs import JobKind, Jobs, JobView, Periodic
from school21_bot.people import Accounts
from school21_bot.ports import Documents
from school21_bot.sealing import Sealer
from school21_bot.settings import Settings
from school21_bot.storage import fetch, transaction

EXPORT_JOBS = frozenset({EXPORT_JOB, FILE_JOB})
"""The kinds of jobs that make an export."""

_TIDY = timedelta(minutes=1)
_SENT_EVERY = 0.1
"""Seconds, so that little piles up before whoever reads slowly."""
_LEFT = """
    DELETE FROM export WHERE created_at < $1 AND NOT EXISTS (
        SELECT 1 FROM job WHERE job.kind IN ($2, $3) AND job.state IN ('active', 'paused'))
"""


class Exported(NamedTuple):
    """How many people are in an export, and how many are not because their records do not open."""

    people: int
    unreadable: int


class ExportService:
    """The verbs of exports."""

    def __init__(
        self,
        access: Access,
        accounts: Accounts,
        sealer: Sealer,
        jobs: Jobs,
        documents: Documents,
        settings: Settings,
    ) -> None:
        self._access = access
        self._sealer = sealer
        self._jobs = jobs
        self._sending = Sending(access, accounts, sealer, documents)
        self._keeping = Keeping(access, sealer, jobs, settings)

    def kinds(self) -> tuple[JobKind, ...]:
        """What a worker can do for exports."""
        return self._sending.kind(), self._keeping.kind()

    def periodic(self) -> Periodic:
        """What a worker does for exports again and again."""
        return Periodic("exports: tidy", _TIDY, self.tidy)

    async def start(self, by: Actor, *, passphrase: str | None, language: str) -> int:
        """Start an export that is sent to whoever asks; gives the job. Without a passphrase it is plain.

        Raises:
            NotAllowed: not for this actor.
            Conflict: an export of theirs is under way.
        """
        return await self.begin(by, await self.key(by, passphrase), language=language)

    async def key(self, by: Actor, passphrase: str | None) -> ExportKey:
        """What an export will be sealed with; making it takes a while, so that it stands outside of transactions.

        Raises:
            NotAllowed, Conflict: as `start`.
        """
        await self._access.require(by, Right.DUMPS)
        if await self._jobs.find(_key_of(by)) is not None:
            raise Conflict
        return ExportKey() if passphrase is None else ExportKey(*await new_key(passphrase))

    async def begin(self, by: Actor, key: ExportKey, *, language: str, kept: bool = False) -> int:
        """Start an export with a key that is ready; gives the job. `kept`: it is to be fetched instead of being sent.

        Raises:
            NotAllowed, Conflict: as `start`.
        """
        export_id = new_id()
        sealed = self._sealer.seal(place_of_export(export_id), key)
        async with transaction():
            await self._access.require(by, Right.DUMPS)
            job_id = await self._jobs.start(
                FILE_JOB if kept else EXPORT_JOB,
                parameters={"export": export_id},
                key=_key_of(by),
                asked_by=by.telegram_id,
            )
            if (await self._jobs.progress(job_id)).parameters["export"] != export_id:
                raise Conflict
            await Export.create(
                id=export_id,
                via=by.via.value,
                actor=by.person_id,
                language=language,
                key_id=sealed.key_id,
                record=sealed.record,
                created_at=clock.now(),
            )
        return job_id

    async def view(self, by: Actor, job_id: int) -> JobView:
        """How far an export is.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is no such export.
        """
        await self._access.require(by, Right.DUMPS)
        view = await self._jobs.progress(job_id)
        if view.kind not in EXPORT_JOBS:
            raise NotFound
        return view

    async def cancel(self, by: Actor, job_id: int) -> None:
        """Let an export come to nothing, if it is not too late.

        Raises:
            NotAllowed: not for this actor.
        """
        view = await self.view(by, job_id)
        async with transaction():
            await self._access.act(by, Action.DUMP_CANCELLED, target=(Target.DUMP, view.parameters["export"]))
            await self._jobs.cancel(job_id)
            await Export.filter(id=view.parameters["export"]).delete()

    async def file(self, by: Actor, job_id: int) -> Path:
        """The file of an export that was to be fetched; as `Keeping.file`."""
        return await self._keeping.file(by, job_id)

    async def write(self, by: Actor, sink: Any, beat: Beat, *, passphrase: str | None) -> Exported:
        """Write an export here and now.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.DUMPS)
        key = None
        if passphrase is not None:
            key = AgeKey(*await new_key(passphrase))
        # Before the first byte: whoever breaks off at the last one has them all.
        details = audited(await count_people(), 0, sealed=key is not None)
        async with transaction():
            await self._access.act(by, Action.DUMP_EXPORTED, target=(Target.DUMP, new_id()), details=details)
        exporting = Exporting(self._sealer)
        people = await exporting.write(sink, Turns(beat, _SENT_EVERY), key=key, compress=False)
        return Exported(people, exporting.unreadable)

    async def tidy(self) -> bool:
        """Forget exports that nobody makes any more."""
        await fetch(_LEFT, clock.now() - _TIDY, EXPORT_JOB, FILE_JOB)
        self._keeping.tidy()
        return False


def _key_of(by: Actor) -> str:
    """One at a time for each who asks."""
    return f"dump:export:{by.via}:{by.person_id or 0}"
