"""The jobs that check and import a file, for a worker and, without a job, for the command line."""

from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from school21_bot.dumps.applying import Applying
from school21_bot.dumps.checking import check
from school21_bot.dumps.judging import settle_levels
from school21_bot.dumps.models import Import, ImportState
from school21_bot.dumps.reading import Document, Open, survey
from school21_bot.dumps.records import RELEASE_JOB, Imports, Source, release
from school21_bot.dumps.refusals import DumpRefused, Reason
from school21_bot.dumps.sending import LEASE, beat_of
from school21_bot.dumps.spool import Spool
from school21_bot.dumps.staging import Gone, Staging
from school21_bot.dumps.turns import Beat, Turns, finished
from school21_bot.dumps.unpacking import PIECE, unpacked
from school21_bot.errors import NotAllowed
from school21_bot.failpoints import failpoint
from school21_bot.jobs import JobKind, Overtaken, Step
from school21_bot.logs import logger
from school21_bot.people import Dictionary, Searchable
from school21_bot.ports import Documents, FileGone
from school21_bot.sealing import Keyring, Sealer
from school21_bot.storage import fetch, transaction

log = logger("dumps")

CHECK_JOB, IMPORT_JOB = "dump-check", "dump-import"
DOWNLOAD_BYTES = 20 * 1024 * 1024

_TRIES_BEFORE_THE_SWITCH = 4
_AS_LONG_AS_IT_TAKES = 1000

T = TypeVar("T")


class Importing:
    """Does the checks and the imports."""

    def __init__(
        self,
        imports: Imports,
        dictionary: Dictionary,
        sealer: Sealer,
        keyring: Keyring,
        searchable: Searchable,
        files: Documents,
        language: str,
    ) -> None:
        self._imports = imports
        self._dictionary = dictionary
        self._sealer = sealer
        self._keyring = keyring
        self._searchable = searchable
        self._files = files
        self._language = language

    def kinds(self) -> tuple[JobKind, ...]:
        """What a worker can do: behind the switch it is tried for as long as it takes."""
        return (
            JobKind(CHECK_JOB, self.check_step, lease=LEASE, attempts=_AS_LONG_AS_IT_TAKES),
            JobKind(IMPORT_JOB, self.import_step, lease=LEASE, attempts=_AS_LONG_AS_IT_TAKES),
            JobKind(RELEASE_JOB, self.release_step, lease=LEASE, attempts=_AS_LONG_AS_IT_TAKES),
        )

    async def check_step(self, step: Step) -> None:
        """Check a file that was offered."""
        row = await Import.get_or_none(id=step.parameters["import"])
        outcome: dict[str, Any] | DumpRefused | None = None
        if row is not None and row.state is ImportState.CHECKING:
            outcome = await _tried(step, self.check(row, beat_of(step)))
        async with step.transaction():
            if row is not None and outcome is not None:
                await self.settle_check(row, outcome)
            failpoint("check:finishing")
            step.finish()

    async def import_step(self, step: Step) -> None:
        """Stage, turn the switch, apply."""
        row = await Import.get_or_none(id=step.parameters["import"])
        refusal = None
        if row is not None and row.state is ImportState.STAGING:
            refusal = await _tried(step, self.stage(row, beat_of(step)))
        if row is not None and refusal is None:
            await self.apply(row, beat_of(step))
        async with step.transaction():
            if row is not None:
                if refusal is not None:
                    await self._imports.refused(row, refusal)
                else:
                    await self._imports.done(row)
            failpoint("import:finishing")
            step.finish()
        self._dictionary.forget()

    async def release_step(self, step: Step) -> None:
        """Remove what was staged for nothing."""
        turns = Turns(beat_of(step))
        while await release(step.parameters["import"]):
            await turns.take(0)
        async with step.transaction():
            step.finish()

    async def check(self, row: Import, beat: Beat) -> dict[str, Any]:
        """Check a file; gives its counts.

        Raises:
            DumpRefused: it cannot be imported.
        """
        async with self._opened(row, beat) as open_file:
            summary = await check(row.id, open_file, Turns(beat), self._sealer, self._keyring)
        return summary.as_counts()

    async def settle_check(self, row: Import, outcome: dict[str, Any] | DumpRefused) -> None:
        """Note what came of a check, in the caller's transaction."""
        if isinstance(outcome, DumpRefused):
            await self._imports.refused(row, outcome)
            return
        try:
            await self._imports.checked(row, outcome)
        except NotAllowed:
            await self._imports.cancelled(row)

    async def stage(self, row: Import, beat: Beat) -> None:
        """Stage everything and turn the switch.

        Raises:
            DumpRefused: the file is not what it was.
            Gone: the import was cancelled meanwhile.
        """
        async with self._opened(row, beat) as open_file:
            turns = Turns(beat)
            document = await finished(survey(open_file), turns)
            await settle_levels(document)
            staging = Staging(row.id, document, self._sealer, self._keyring, update=bool(row.update_existing))
            await staging.stage(open_file, turns)
        try:
            await self._switch(row, document)
        except NotAllowed:
            async with transaction():
                await self._imports.cancelled(row)
            raise Gone from None
        failpoint("import:switched")

    async def _switch(self, row: Import, document: Document) -> None:
        async with transaction():
            source = Source(levels=document.levels, roles=document.roles)
            if not await self._imports.switched(row, source):
                raise Gone
            failpoint("import:switching")

    async def apply(self, row: Import, beat: Beat) -> None:
        """Apply everything that is staged, behind the switch."""
        row = await self._imports.get(row.id)
        if row.state is not ImportState.APPLYING:
            return
        source = await self._imports.source(row)
        applying = Applying(row.id, self._sealer, self._searchable, self._language, update=bool(row.update_existing))
        await applying.dictionary(source.levels, source.roles)
        left = (await fetch("SELECT count(*) AS rows FROM import_row WHERE of_id = $1", row.id))[0]["rows"]
        await applying.apply(Turns(beat), row.applied + left)

    @asynccontextmanager
    async def _opened(self, row: Import, beat: Beat) -> AsyncIterator[Open]:
        """The text of the file, to be read as often as is needed."""
        source = await self._imports.source(row)
        if source.path is not None:
            path = Path(source.path)
            yield lambda: unpacked(pieces_of(path), source.file_key)
            return
        with Spool() as spool:
            turns = Turns(beat)
            async for piece in self._files.fetch(source.file_id or ""):
                spool.write(piece)
                if spool.size > DOWNLOAD_BYTES:
                    raise DumpRefused(Reason.TOO_BIG, limit=DOWNLOAD_BYTES // 2**20)
                await turns.take(0)
            spool.close()
            yield lambda: unpacked(spool.pieces(), source.file_key)


def pieces_of(path: Path) -> Iterator[bytes]:
    """What is in a file on this machine.

    Raises:
        DumpRefused: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
    except OSError:
        raise DumpRefused(Reason.GONE) from None


async def _tried(step: Step, work: Coroutine[Any, Any, T]) -> T | DumpRefused:
    """What comes of the part before the switch, or why nothing does: it is not tried for ever."""
    try:
        return await work
    except DumpRefused as refusal:
        return refusal
    except FileGone:
        return DumpRefused(Reason.GONE)
    except (Overtaken, Gone):
        raise Overtaken from None
    except Exception as error:
        if step.failures < _TRIES_BEFORE_THE_SWITCH:
            raise
        log.error("an import is given up", exc_info=error)
        return DumpRefused(Reason.TROUBLE)
