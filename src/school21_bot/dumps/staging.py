"""Staging: everything that is to be applied, sealed, with its nicknames reserved; nobody notices yet."""

import time
from datetime import datetime, timedelta
from random import getrandbits

from msgspec import Struct

from school21_bot.dumps.format import PersonEntry
from school21_bot.dumps.judging import Judge, Judged, Verdict, tags_again
from school21_bot.dumps.models import ImportState
from school21_bot.dumps.parts import ENTRIES, STAGE, Part, checked, fingerprint, keep
from school21_bot.dumps.reading import Document, Entry, Open, people
from school21_bot.dumps.refusals import Left, Note, Why
from school21_bot.dumps.seen import Seen
from school21_bot.dumps.turns import Turns, batches
from school21_bot.failpoints import failpoint
from school21_bot.ids import EPOCH, RANDOM_BITS, new_id, new_ids
from school21_bot.jobs import Pace
from school21_bot.people.models import Status
from school21_bot.sealing import Keyring, Place, Sealer
from school21_bot.storage import fetch, filled, insert_rows, lock_row, places, transaction, update_row, write_many

_ROW = ("id", "of_id", "number", "telegram_id", "person", "version", "key_id", "record")
_MILLISECOND = timedelta(milliseconds=1)
_RESERVE = """
    INSERT INTO person_tag (id, kind, generation, tag, reserved_by) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (kind, generation, tag) DO NOTHING
"""


class Staged(Struct):
    """What lies sealed in a row that waits for the switch."""

    person: PersonEntry
    line: int
    is_original: bool


class Gone(Exception):
    """The import was cancelled, or another process works on it."""


def place_of_row(row_id: int) -> Place:
    """Where a staged entry lies."""
    return Place("import_row", "record", row_id)


class Staging:
    """Stages one file; begun again, it goes on where the last batch ended."""

    def __init__(self, import_id: int, document: Document, sealer: Sealer, keyring: Keyring, *, update: bool) -> None:
        self._import = import_id
        self._document = document
        self._sealer = sealer
        self._keyring = keyring
        self._update = update
        self._pace = Pace()
        self._checked: dict[int, Part] = {}
        self._last_id = 0

    async def stage(self, open_file: Open, turns: Turns) -> None:
        """Stage everything that is not staged yet.

        Raises:
            Gone: the import was cancelled meanwhile.
        """
        position: int = (await fetch('SELECT position FROM "import" WHERE id = $1', self._import))[0]["position"]
        with Seen() as seen:
            judge = Judge(self._sealer, self._keyring, self._document, seen, self._is_sound)
            await judge.prepare()
            async for entries in batches(people(open_file, self._document), turns, lambda: self._pace.size):
                await self._recall(entries[0].number, entries[-1].number)
                old = [entry for entry in entries if entry.number <= position]
                judge.skip(old)
                if new := entries[len(old) :]:
                    version = self._keyring.version
                    await self._batch(await judge.judge(new), new[0].number - 1, version)
                await turns.take(entries[-1].number, self._document.people)

    async def _batch(self, judged: list[Judged], position: int, version: int) -> None:
        notes: list[Note] = []
        wanted = [one for one in judged if self._is_wanted(one, notes)]
        rows = await self._rows(wanted)
        async with transaction():
            began = time.perf_counter()
            await lock_row("import", self._import)
            await self._keyring.hold()
            if self._keyring.version != version:
                for one in wanted:
                    one.tags = tags_again(self._keyring, one)
            kept = [(*tag, row[0]) for row, one in zip(rows, wanted, strict=True) for tag in one.tags]
            tags = [(tag_id, *tag) for tag_id, tag in zip(new_ids(len(kept)), kept, strict=True)]
            now = (await fetch('SELECT state, position FROM "import" WHERE id = $1', self._import))[0]
            if now["state"] != ImportState.STAGING.value or now["position"] != position:
                raise Gone
            await insert_rows("import_row", _ROW, rows)
            if tags:
                await write_many(_RESERVE, tags)
                notes += await self._give_up_taken(rows, wanted)
            if notes:
                await keep(self._import, STAGE, position, Part({}, notes))
            await update_row("import", self._import, position=judged[-1].entry.number)
            failpoint("import:staging")
            took = time.perf_counter() - began
        self._pace.note(took)
        failpoint("import:staged")

    def _is_wanted(self, one: Judged, notes: list[Note]) -> bool:
        """Whether an entry is to be applied: it is as the preview said, and the admin wants it."""
        seen = self._part_of(one.entry.number).versions.get(one.entry.number)
        if one.verdict not in (Verdict.NEW, Verdict.CHANGED) or (one.verdict is Verdict.CHANGED and not self._update):
            if one.verdict is Verdict.CONFLICT and one.person_id is not None and one.version != seen:
                notes.append(_meanwhile(one, Why.MOVED_ON if seen is not None else Why.ARRIVED))
            return False
        if one.person_id is None and seen is not None:  # deleted meanwhile: nobody comes back by a file
            notes.append(_meanwhile(one, Why.MOVED_ON))
            return False
        if one.person_id is None or one.status == Status.NEW or one.version == seen:
            return True
        notes.append(_meanwhile(one, Why.MOVED_ON if seen is not None else Why.ARRIVED))
        return False

    async def _recall(self, first: int, last: int) -> None:
        """Have at hand what the check found about these entries."""
        stretches = range((first - 1) // ENTRIES, (last - 1) // ENTRIES + 1)
        self._checked = {
            stretch: self._checked.get(stretch) or await checked(self._import, stretch) for stretch in stretches
        }

    def _part_of(self, number: int) -> Part:
        return self._checked[(number - 1) // ENTRIES]

    def _is_sound(self, entry: Entry) -> bool:
        """Whether the check has held this very entry to the rules."""
        known = self._part_of(entry.number).sound.get(entry.number)
        return known is not None and known == fingerprint(entry.person)

    async def _rows(self, wanted: list[Judged]) -> list[tuple[object, ...]]:
        ids = await self._new_ids(wanted)
        rows: list[tuple[object, ...]] = []
        for row_id, one, person_id in zip(new_ids(len(wanted)), wanted, ids, strict=True):
            staged = Staged(one.person, one.entry.line, self._document.is_original)
            sealed = self._sealer.seal(place_of_row(row_id), staged)
            rows.append(
                (
                    *(row_id, self._import, one.entry.number, one.person.telegram_id),
                    *(person_id, one.version, sealed.key_id, sealed.record),
                )
            )
        return rows

    async def _new_ids(self, wanted: list[Judged]) -> list[int]:
        """The numbers of the people: of moments past for those who are new, so that their dates stay true."""
        ids = [self._id_for(one) for one in wanted]
        while ids:
            list_of, size = places(1, len(ids))
            new = {number for number, one in zip(ids, wanted, strict=True) if one.person_id is None}
            given = filled(ids, size)
            rows = await fetch(f"SELECT id FROM person WHERE id IN ({list_of})", *given)  # noqa: S608  # only numbers
            rows += await fetch(
                f"SELECT person AS id FROM import_row WHERE person IN ({list_of}) AND of_id = ${size + 1}",  # noqa: S608  # only numbers
                *given,
                self._import,
            )
            twice = {number for number in new if ids.count(number) > 1} if len(set(ids)) < len(ids) else set()
            taken = ({row["id"] for row in rows} & new) | twice
            if not taken:
                break
            ids = [
                self._id_for(one, again=True) if number in taken else number
                for number, one in zip(ids, wanted, strict=True)
            ]
        return ids

    def _id_for(self, one: Judged, *, again: bool = False) -> int:
        if one.person_id is not None:
            return one.person_id
        if one.person.id is not None and one.person.telegram_id is None and not again:
            return int(one.person.id)
        return past_id(one.person.arrived_at)

    async def _give_up_taken(self, rows: list[tuple[object, ...]], wanted: list[Judged]) -> list[Note]:
        """Leave out those whose nickname somebody else has taken since it was looked up."""
        list_of, size = places(1, len(rows))
        found = await fetch(
            f"SELECT reserved_by, count(*) AS tags FROM person_tag WHERE reserved_by IN ({list_of}) "  # noqa: S608  # only numbers
            "GROUP BY reserved_by",
            *filled([row[0] for row in rows], size),
        )
        reserved = {row["reserved_by"]: row["tags"] for row in found}
        notes = []
        for row, one in zip(rows, wanted, strict=True):
            if reserved.get(row[0], 0) < len(one.tags):
                await fetch("DELETE FROM person_tag WHERE reserved_by = $1", row[0])
                await fetch("DELETE FROM import_row WHERE id = $1", row[0])
                notes.append(_meanwhile(one, Why.TAKEN))
        return notes


def past_id(moment: datetime | None) -> int:
    """An id as it would have been given at a moment past, or now."""
    if moment is None:
        return new_id()
    milliseconds = max(0, (moment - EPOCH) // _MILLISECOND)
    # Cheaper than what secrets gives, which nobody needs here.
    return (milliseconds << RANDOM_BITS) | (1 + getrandbits(RANDOM_BITS - 1))


def _meanwhile(one: Judged, why: Why) -> Note:
    return Note(one.entry.line, one.entry.number, Left.MEANWHILE, "", why)
