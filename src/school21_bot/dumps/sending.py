"""The job that exports: the document is made, and sent to whoever asked for it, if they still may have it."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from msgspec import Struct

from school21_bot import audit, clock
from school21_bot.access import Access, Right
from school21_bot.audit import Action, Target
from school21_bot.dumps.exporting import AgeKey, Exporting
from school21_bot.dumps.models import Export
from school21_bot.dumps.records import actor_of
from school21_bot.dumps.spool import Spool
from school21_bot.dumps.turns import Beat, Turns
from school21_bot.errors import NotAllowed
from school21_bot.failpoints import failpoint
from school21_bot.jobs import JobKind, Step
from school21_bot.people import Accounts
from school21_bot.ports import Documents, Parcel
from school21_bot.sealing import Place, Sealer

EXPORT_JOB = "dump-export"
LEASE = timedelta(seconds=20)
UPLOAD_BYTES = 49 * 1024 * 1024
"""What the Bot API takes is 50 MB; the rest is for the form around it."""


class ExportKey(Struct):
    """The header and the key of the age file that is to be made; without them it is plain."""

    header: bytes | None = None
    file_key: bytes | None = None

    def as_age_key(self) -> AgeKey | None:
        """What the file is sealed with."""
        return AgeKey(self.header, self.file_key) if self.header is not None and self.file_key is not None else None


class _TooBig(Exception):
    """It has to be compressed."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A document that lies in the spool."""

    people: int
    unreadable: int
    name: str
    sealed: bool


def place_of_export(export_id: int) -> Place:
    """Where the record of an export lies."""
    return Place("export", "record", export_id)


def file_name(*, compressed: bool, sealed: bool) -> str:
    """The name of a dump that is made today."""
    return f"school21-community-{clock.now():%Y-%m-%d}.json{'.gz' if compressed else ''}{'.age' if sealed else ''}"


def audited(people: int, unreadable: int, *, sealed: bool) -> dict[str, Any]:
    """What the log says of an export."""
    return {"people": people, "sealed": sealed, **({"unreadable": unreadable} if unreadable else {})}


def beat_of(step: Step) -> Beat:
    """Tells a job how far it is."""

    async def beat(done: int, total: int | None) -> None:
        await step.still_works(done=done, total=total)

    return beat


class Sending:
    """Does the exports."""

    def __init__(self, access: Access, accounts: Accounts, sealer: Sealer, files: Documents) -> None:
        self._access = access
        self._accounts = accounts
        self._sealer = sealer
        self._files = files

    def kind(self) -> JobKind:
        """What a worker can do: a killed export starts over, and may come twice."""
        return JobKind(EXPORT_JOB, self.work, lease=LEASE, attempts=5)

    async def work(self, step: Step) -> None:
        """The one step of an export."""
        row = await Export.get_or_none(id=step.parameters["export"])
        made = None
        if row is not None:
            with Spool() as spool, suppress(NotAllowed):
                made = await self._made_and_sent(row, spool, step)
        async with step.transaction():
            if row is not None:
                if made is not None:
                    details = audited(made.people, made.unreadable, sealed=made.sealed)
                    await audit.note(
                        row.via, row.actor, Action.DUMP_EXPORTED, target=(Target.DUMP, row.id), details=details
                    )
                await Export.filter(id=row.id).delete()
            people = made.people if made is not None else None
            step.finish(count=(people or 0) - step.done, total=people)

    async def _made_and_sent(self, row: Export, spool: Spool, step: Step) -> _Made:
        actor = await actor_of(self._accounts, row.via, row.actor)
        await self._access.require(actor, Right.DUMPS)
        key = (await self._sealer.open(place_of_export(row.id), row.record, ExportKey)).as_age_key()
        made = await self._made(spool, key, beat_of(step))
        failpoint("export:written")
        actor = await actor_of(self._accounts, row.via, row.actor)
        await self._access.require(actor, Right.DUMPS)
        if actor.telegram_id is not None:
            await self._send(spool, actor.telegram_id, row.language, made, step)
        failpoint("export:sent")
        return made

    async def _made(self, spool: Spool, key: AgeKey | None, beat: Beat) -> _Made:
        """Make the document, compressed if it would be too big for one message."""

        def sink(piece: bytes) -> None:
            spool.write(piece)
            if spool.size > UPLOAD_BYTES:
                raise _TooBig

        compressed = False
        exporting = Exporting(self._sealer)
        try:
            people = await exporting.write(sink, Turns(beat), key=key, compress=False)
        except _TooBig:
            spool.clear()
            compressed = True
            people = await exporting.write(spool.write, Turns(beat), key=key, compress=True)
        spool.close()
        name = file_name(compressed=compressed, sealed=key is not None)
        return _Made(people, exporting.unreadable, name, key is not None)

    async def _send(self, spool: Spool, chat_id: int, language: str, made: _Made, step: Step) -> None:
        parts = max(1, -(-spool.size // UPLOAD_BYTES))
        whole = Parcel.DUMP_SEALED if made.sealed else Parcel.DUMP
        for number in range(parts):
            await step.still_works()
            await self._files.send(
                chat_id,
                whole if parts == 1 else Parcel.DUMP_PART,
                made.name if parts == 1 else f"{made.name}.{number + 1:03}",
                _content(spool, number),
                language=language,
                whole=made.name,
                number=number + 1,
                parts=parts,
                unreadable=made.unreadable if number == parts - 1 else 0,
            )


def _content(spool: Spool, number: int) -> Callable[[], Iterable[bytes]]:
    return lambda: spool.part(number * UPLOAD_BYTES, UPLOAD_BYTES)
