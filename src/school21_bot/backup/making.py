"""Making a backup: one moment of the database, sealed while it is written, named only when it is whole."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from school21_bot import clock
from school21_bot.backup.folder import Backups, sync_folder
from school21_bot.backup.format import FORMAT, Frame, Head, Packing, TableHead, unpacked
from school21_bot.backup.opening import Opener
from school21_bot.backup.refused import BackupRefused
from school21_bot.backup.sealing import Lock
from school21_bot.dumps import age
from school21_bot.failpoints import failpoint
from school21_bot.storage import Snapshot, Table, catalogue, current_connection, fetch, number_of, snapshot

MIGRATIONS = "aerich"
"""The table of the migrations that a database has seen."""

Progress = Callable[[int], Awaitable[None]]
"""Told how many rows are done."""


class Made(NamedTuple):
    """A backup that is there."""

    path: Path
    rows: int
    people: int
    size: int


async def make(backups: Backups, lock: Lock, progress: Progress) -> Made:
    """Back up the open database; whatever is written meanwhile is not in it.

    Raises:
        BackupRefused: it cannot be written, or does not read back; no file is left.
    """
    moment = clock.now()
    draft, path = backups.names(moment)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            head, counts = await _write(file, lock, moment, progress)
            file.flush()
            os.fsync(file.fileno())
        await _read_back(Opener(draft, lock.file_key), counts)
        failpoint("backup:before-name")
        draft.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise BackupRefused(f"{path} cannot be written: {error.strerror}. No backup was made.") from None
    finally:
        draft.unlink(missing_ok=True)
    by_name = dict(zip((table.name for table in head.tables), counts, strict=True))
    return Made(path, sum(counts), by_name.get("person", 0), path.stat().st_size)


async def _write(file: BinaryIO, lock: Lock, moment: datetime, progress: Progress) -> tuple[Head, tuple[int, ...]]:
    begin, sealing = age.begin(lock.file_key, lock.header)
    file.write(begin)
    async with snapshot() as then:
        tables = await catalogue()
        if not any(table.name == MIGRATIONS for table in tables):
            raise BackupRefused("There is nothing in the database yet. No backup was made.")
        head = Head(
            FORMAT,
            moment,
            version("school21-bot"),
            await _schema(),
            current_connection().capabilities.dialect,
            tuple(TableHead(table.name, table.columns) for table in tables),
        )
        packing = Packing(head)
        file.write(sealing.feed(packing.begin))
        for number, table in enumerate(tables):
            async for rows in _rows(then, table):
                file.write(sealing.feed(packing.rows(number, rows)))
                failpoint("backup:rows")
                await progress(sum(packing.counts))
    file.write(sealing.feed(packing.end()))
    file.write(sealing.last())
    return head, packing.counts


async def _schema() -> str:
    """The last migration that the database has seen."""
    rows = await fetch(f'SELECT version FROM "{MIGRATIONS}"')  # noqa: S608  # a name of ours
    return max((str(row["version"]) for row in rows), key=number_of)


async def _rows(then: Snapshot, table: Table) -> AsyncIterator[list[list[Any]]]:
    times = [place for place, type_ in enumerate(table.types) if type_ == "timestamp"]
    texts = [place for place, type_ in enumerate(table.types) if type_.startswith("json")]
    async for batch in then.batches(table.select):
        rows = [list(row.values()) for row in batch]
        for row in rows:
            for place in times:
                row[place] = _moment(row[place])
            for place in texts:
                row[place] = _text(row[place])
        yield rows


def _moment(value: Any) -> Any:
    """A time that SQLite keeps as text, unless it would come back as another text."""
    if not isinstance(value, str):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return moment if moment.tzinfo and moment.isoformat(" ") == value else value


def _text(value: Any) -> Any:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()


async def _read_back(opener: Opener, counts: tuple[int, ...]) -> None:
    """A backup that cannot be read is none: better known now than in need."""
    found = [0] * len(counts)
    for frame in _frames(opener):
        found[frame.table] += len(frame.rows)
        await asyncio.sleep(0)
    if tuple(found) != counts:
        raise BackupRefused("What was written does not read back as it was. No backup was made.")


def _frames(opener: Opener) -> Iterator[Frame]:
    return (frame for frame in unpacked(opener.pieces(), opener.path.name) if isinstance(frame, Frame))
