"""Imports, as staff ask for them in the bot or on the command line."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tortoise.exceptions import IntegrityError

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.dumps import age
from school21_bot.dumps.importing import CHECK_JOB, DOWNLOAD_BYTES, IMPORT_JOB, Importing, pieces_of
from school21_bot.dumps.models import Import, ImportState
from school21_bot.dumps.parts import APPLY, CHECK, STAGE, kept
from school21_bot.dumps.passphrase import key_of
from school21_bot.dumps.records import BEFORE_THE_SWITCH, OPEN, SLOT, Imports, Source, release
from school21_bot.dumps.refusals import DumpRefused, Left, Note, Reason
from school21_bot.dumps.staging import Gone
from school21_bot.dumps.turns import Beat, Turns, no_beat
from school21_bot.errors import Conflict, NotFound
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_id
from school21_bot.jobs import JobKind, Jobs, Periodic
from school21_bot.people import Accounts, Dictionary, Searchable
from school21_bot.ports import ChatTrouble, Documents, Upload
from school21_bot.sealing import Keyring, Sealer
from school21_bot.settings import Settings
from school21_bot.storage import lock_row, transaction, update_row

_TIDY = timedelta(minutes=1)
_STALE_CHECK = timedelta(days=1)
_SILENT = timedelta(minutes=2)
_NAME_SIGNS = frozenset("/\\:\0")


@dataclass(frozen=True, slots=True)
class ImportView:
    """An import as it stands; `done` of `total` is of the present phase.

    `applied`: the rows that are done with; `imported`: those of them that changed somebody; `meanwhile`: who was left
    out in the end because they had changed.
    """

    id: int
    state: ImportState
    counts: dict[str, Any]
    refusal: DumpRefused | None
    job_id: int | None
    done: int
    total: int | None
    applied: int
    imported: int
    meanwhile: int

    @property
    def is_open(self) -> bool:
        """Whether something can still become of it."""
        return self.state in OPEN


class ImportService:
    """The verbs of imports."""

    def __init__(
        self,
        access: Access,
        accounts: Accounts,
        dictionary: Dictionary,
        sealer: Sealer,
        keyring: Keyring,
        searchable: Searchable,
        jobs: Jobs,
        documents: Documents,
        settings: Settings,
    ) -> None:
        self._access = access
        self._jobs = jobs
        self._documents = documents
        self._imports = Imports(access, accounts, sealer, jobs)
        self._importing = Importing(
            self._imports, dictionary, sealer, keyring, searchable, documents, settings.default_language
        )

    def kinds(self) -> tuple[JobKind, ...]:
        """What a worker can do for imports."""
        return self._importing.kinds()

    def periodic(self) -> Periodic:
        """What a worker does for imports again and again."""
        return Periodic("imports: tidy", _TIDY, self.tidy)

    async def offer(self, by: Actor, upload: Upload, *, passphrase: str | None) -> int:
        """Take in a document of Telegram and let it be checked; gives the import.

        Raises:
            NotAllowed: not for this actor.
            Conflict: another import is under way.
            DumpRefused: it is too big, needs a passphrase, or another one.
        """
        await self._access.require(by, Right.DUMPS)
        if _NAME_SIGNS.intersection(upload.name) or upload.name.startswith("."):
            raise DumpRefused(Reason.NAME)
        if upload.size > DOWNLOAD_BYTES:
            raise DumpRefused(Reason.TOO_BIG, limit=DOWNLOAD_BYTES // 2**20)
        if upload.size == 0:
            raise DumpRefused(Reason.EMPTY)
        await self._require_free(by)
        try:
            head = await self._head(upload)
        except ChatTrouble:
            raise DumpRefused(Reason.GONE) from None
        file_key = await key_of(head, passphrase)
        return await self._create(by, Source(file_id=upload.file_id, file_key=file_key), with_job=True)

    async def offer_file(self, by: Actor, path: Path, file_key: bytes | None) -> int:
        """Let a file that the workers can read be checked; gives the import. The path is absolute.

        Raises:
            NotAllowed: not for this actor.
            Conflict: another import is under way.
        """
        await self._access.require(by, Right.DUMPS)
        await self._require_free(by)
        return await self._create(by, Source(path=str(path), file_key=file_key), with_job=True)

    async def file_in_use(self) -> Path | None:
        """The file of this machine that the open import reads."""
        row = await Import.get_or_none(slot=SLOT)
        if row is None or row.record is None:
            return None
        path = (await self._imports.source(row)).path
        return Path(path) if path is not None else None

    async def view(self, by: Actor, import_id: int) -> ImportView:
        """An import as it stands.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is no such import.
        """
        await self._access.require(by, Right.DUMPS)
        row = await self._imports.get(import_id)
        job = None
        if row.job is not None:
            with suppress(NotFound):
                job = await self._jobs.progress(row.job)
        refusal = row.refusal and DumpRefused(Reason(row.refusal["reason"]), **row.refusal["facts"])
        meanwhile, behind_the_switch = 0, 0
        if row.state is ImportState.DONE:
            meanwhile, behind_the_switch = await self._left(row.id, STAGE), await self._left(row.id, APPLY)
        return ImportView(
            id=row.id,
            state=row.state,
            counts=row.counts or {},
            refusal=refusal or None,
            job_id=row.job,
            done=job.done if job else 0,
            total=job.total if job else None,
            applied=row.applied,
            imported=row.applied - behind_the_switch,
            meanwhile=meanwhile + behind_the_switch,
        )

    async def under_way(self, by: Actor) -> int | None:
        """The import that is under way.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.DUMPS)
        row = await Import.get_or_none(slot=SLOT)
        return row.id if row else None

    async def confirm(self, by: Actor, import_id: int, *, update_existing: bool) -> None:
        """Let a checked file be imported; people who are here already are updated, or left as they are.

        Raises:
            NotAllowed: not for this actor.
            Conflict: it is not at that, or not any more.
        """
        async with transaction():
            await self._access.require(by, Right.DUMPS)
            row = await self._imports.lock(import_id)
            if row.state is not ImportState.CHECKED:
                raise Conflict
            job_id = None
            if row.job is not None:
                job_id = await self._jobs.start(
                    IMPORT_JOB, parameters={"import": import_id}, asked_by=by.telegram_id, total=_people(row)
                )
            await update_row(
                "import",
                import_id,
                state=ImportState.STAGING.value,
                update_existing=update_existing,
                via=by.via.value,
                actor=by.person_id,
                job=job_id,
                seen_at=clock.now(),
            )
            failpoint("import:confirming")

    async def cancel(self, by: Actor, import_id: int) -> None:
        """Let an import come to nothing, as long as its switch is not turned.

        Raises:
            NotAllowed: not for this actor.
            Conflict: it is too late.
        """
        job_id = (await self._imports.get(import_id)).job
        async with transaction():
            if job_id is not None:
                await lock_row("job", job_id)
            row = await self._imports.lock(import_id)
            await self._access.act(by, Action.DUMP_CANCELLED, target=(Target.DUMP, import_id))
            if row.state not in BEFORE_THE_SWITCH or row.job != job_id:
                raise Conflict
            await self._cancel(row)

    async def dismiss(self, by: Actor, import_id: int) -> None:
        """Nothing more is wanted of a file that was only to be checked.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.DUMPS)
        async with transaction():
            row = await self._imports.lock(import_id)
            if row.state is ImportState.CHECKED:
                await self._imports.cancelled(row)

    async def report(self, by: Actor, import_id: int) -> AsyncIterator[list[Note]]:
        """The lines of the full report, in batches.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.DUMPS)
        async for notes in self._notes(import_id, CHECK, STAGE, APPLY):
            yield notes

    async def check_file(self, by: Actor, path: Path, beat: Beat, *, passphrase: str | None) -> int:
        """Check a file of this machine here and now; gives the import. The path is absolute.

        Raises:
            NotAllowed: not for this actor.
            Conflict: another import is under way.
            DumpRefused: it cannot be imported.
        """
        await self._access.require(by, Right.DUMPS)
        await self._require_free(by)
        head = b""
        for piece in pieces_of(path):
            head += piece
            break
        if not head:
            raise DumpRefused(Reason.EMPTY)
        file_key = await key_of(head, passphrase)
        import_id = await self._create(by, Source(path=str(path), file_key=file_key), with_job=False)
        row = await self._imports.get(import_id)
        outcome: dict[str, Any] | DumpRefused
        try:
            outcome = await self._importing.check(row, self._alive(import_id, beat))
        except DumpRefused as refusal:
            outcome = refusal
        async with transaction():
            await self._importing.settle_check(row, outcome)
        if isinstance(outcome, DumpRefused):
            raise outcome
        return import_id

    async def apply_file(self, by: Actor, import_id: int, beat: Beat) -> None:
        """Import a file that was checked and confirmed, or finish an import behind its switch, here and now.

        Raises:
            DumpRefused: the file is not what it was.
            Conflict: it was cancelled meanwhile.
        """
        await self._access.require(by, Right.DUMPS)
        row = await self._imports.get(import_id)
        alive = self._alive(import_id, beat)
        try:
            if row.state is ImportState.STAGING:
                await self._importing.stage(row, alive)
            await self._importing.apply(row, alive)
        except DumpRefused as refusal:
            async with transaction():
                await self._imports.refused(row, refusal)
            await self.release(import_id)
            raise
        except Gone:
            raise Conflict from None
        async with transaction():
            await self._imports.done(row)

    async def release(self, import_id: int) -> None:
        """Remove what was staged for nothing, here and now."""
        turns = Turns(no_beat)
        while await release(import_id):
            await turns.take(0)

    async def tidy(self) -> bool:
        """Take care of an import that somebody left lying, or a dead process."""
        at = clock.now()
        row = await Import.get_or_none(slot=SLOT)
        if row is None:
            return False
        job = None
        if row.job is not None:
            with suppress(NotFound):
                job = await self._jobs.progress(row.job)
        is_left = (job is None or not job.is_open) and row.seen_at < at - _SILENT
        if row.state is ImportState.CHECKED:
            is_left = row.seen_at < at - (_STALE_CHECK if row.job is not None else _SILENT)
        if is_left and row.state is ImportState.APPLYING:
            await self._go_on(row)
        elif is_left:
            async with transaction():
                await self._imports.cancelled(row)
        return False

    async def _go_on(self, row: Import) -> None:
        """Behind the switch there is no way back: a worker takes over."""
        async with transaction():
            locked = await self._imports.lock(row.id)
            if locked.state is ImportState.APPLYING and locked.job == row.job:
                job_id = await self._jobs.start(IMPORT_JOB, parameters={"import": row.id}, total=_people(row))
                await update_row("import", row.id, job=job_id)

    async def _require_free(self, by: Actor) -> None:
        """Refuse while another import is under way; one that only waits to be confirmed gives way."""
        row = await Import.get_or_none(slot=SLOT)
        if row is None:
            return
        is_silent = row.job is None and row.seen_at < clock.now() - _SILENT
        if row.state is not ImportState.CHECKED and not (is_silent and row.state in BEFORE_THE_SWITCH):
            raise Conflict
        async with transaction():
            locked = await self._imports.lock(row.id)
            if locked.state is not row.state:
                raise Conflict
            await self._access.act(by, Action.DUMP_CANCELLED, target=(Target.DUMP, row.id))
            await self._imports.cancelled(locked)

    async def _create(self, by: Actor, source: Source, *, with_job: bool) -> int:
        import_id, at = new_id(), clock.now()
        try:
            async with transaction():
                await self._access.require(by, Right.DUMPS)
                job_id = None
                if with_job:
                    job_id = await self._jobs.start(
                        CHECK_JOB, parameters={"import": import_id}, asked_by=by.telegram_id
                    )
                await Import.create(
                    id=import_id,
                    state=ImportState.CHECKING,
                    slot=SLOT,
                    via=by.via.value,
                    actor=by.person_id,
                    job=job_id,
                    created_at=at,
                    seen_at=at,
                    **self._imports.sealed(import_id, source),
                )
        except IntegrityError:  # somebody else was faster
            raise Conflict from None
        return import_id

    async def _cancel(self, row: Import) -> None:
        if row.job is not None:
            with suppress(NotFound, Conflict):
                await self._jobs.cancel(row.job)
        await self._imports.cancelled(row)

    async def _head(self, upload: Upload) -> bytes:
        """Enough of a file to know whether it is sealed, and how."""
        head = b""
        async for piece in self._documents.fetch(upload.file_id):
            head += piece
            if len(head) >= age.LONGEST_HEADER:
                break
        return head

    async def _notes(self, import_id: int, *phases: str) -> AsyncIterator[list[Note]]:
        for phase in phases:
            async for part in kept(import_id, phase):
                if part.notes:
                    yield part.notes

    async def _left(self, import_id: int, phase: str) -> int:
        """How many were left out in a phase because they had changed."""
        return sum([note.kind == Left.MEANWHILE async for notes in self._notes(import_id, phase) for note in notes])

    def _alive(self, import_id: int, beat: Beat) -> Beat:
        """Says that somebody works on it, for an import that has no job."""

        async def beat_and_say(done: int, total: int | None) -> None:
            await update_row("import", import_id, seen_at=clock.now())
            await beat(done, total)

        return beat_and_say


def _people(row: Import) -> int | None:
    return (row.counts or {}).get("people")
