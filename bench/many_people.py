"""Filling databases with the very same many people: `lives` makes the rows, `loading` writes them."""

import asyncio
import gc
from collections.abc import Iterator, Sequence
from operator import itemgetter
from zoneinfo import ZoneInfo

from bench.lives import COLUMNS, Lives, Row, Rows
from bench.loading import Loader, loader_of
from school21_bot import clock
from school21_bot.analytics.counting import Note, Source, counts_of
from school21_bot.analytics.folding import hours_since, is_kept
from school21_bot.app import open_services
from school21_bot.ids import new_ids
from school21_bot.journal import Kind
from school21_bot.people.spelling import role_key
from school21_bot.sample.work import LEVELS, ROLES
from school21_bot.settings import Settings
from school21_bot.storage import as_moment, fetch, insert_rows, migrate, open_database, transaction
from school21_bot.tables import MODELS

_KEY = ("id", "purpose", "state", "wrapped", "created_at")
_CHECK = ("day", "at", "drift")
_ROLE = ("id", "name", "key")


async def fill(databases: Sequence[Settings], number: int) -> None:
    """Put so many people, their registrations, their journal and their counts into new databases of one folder."""
    roles = [(one, role.name, role_key(role.name)) for one, role in zip(new_ids(len(ROLES)), ROLES, strict=True)]
    first, *others = databases
    async with open_services(first) as services:
        sealer = services.sealer
        levels = {row["code"]: row["id"] for row in await fetch("SELECT id, code FROM level")}
        rows = await fetch(f"SELECT {', '.join(_KEY)} FROM data_key")
        keys = [tuple((row | {"created_at": as_moment(row["created_at"])}).values()) for row in rows]
        async with transaction():
            await insert_rows("role", _ROLE, roles)
    for settings in others:
        await migrate(settings.database(), MODELS)
        async with open_database(settings.database(), MODELS), transaction():
            await insert_rows("data_key", _KEY, keys)
            await insert_rows("role", _ROLE, roles)
    zone = ZoneInfo(first.timezone)
    lives = Lives(sealer, [role[0] for role in roles], [levels[code.value] for code in LEVELS], clock.now(), zone)
    gc.disable()  # it would go again and again through millions of tuples, none of which knows another
    try:
        counted = await _load([settings.database() for settings in databases], lives.of(number), zone)
    finally:
        gc.enable()
    for settings in databases:
        async with open_database(settings.database(), MODELS), transaction():
            await insert_rows("rollup_check", _CHECK, [(day, clock.now(), 0) for day in counted])


async def _load(urls: Sequence[str], chunks: Iterator[Rows], zone: ZoneInfo) -> set[str]:
    """Write the rows and their counts; gives the days and months that are counted."""
    loaders, since, counted = [loader_of(url) for url in urls], hours_since(zone), set[str]()
    for loader in loaders:
        await loader.begin()
    for chunk in chunks:
        counts = [(*key, count) for key, count in sorted(counts_of(_notes(chunk), zone).items()) if is_kept(key, since)]
        counted.update(row[4] for row in counts)
        rows = {table: sorted(getattr(chunk, table), key=itemgetter(0)) for table in COLUMNS}
        await asyncio.gather(*(_give(loader, rows, counts) for loader in loaders))
    await asyncio.gather(*(loader.finish() for loader in loaders))
    return counted


async def _give(loader: Loader, rows: dict[str, list[Row]], counts: list[Row]) -> None:
    for table, of_table in rows.items():
        await loader.rows(table, of_table)
    await loader.counts(counts)


def _notes(rows: Rows) -> Iterator[Note]:
    """What the database would have noted of the rows, had they come one by one."""
    for row in rows.person:
        yield Note(Source.PERSON, 1, row[2], None, row[3], row[4], row[13], row[14], None, None)
    for row in rows.registration:
        yield Note(Source.ATTEMPT, 1, row[3], row[4], row[9], row[10], row[6], row[11], None, row[8])
    for row in rows.event:
        details = row[8] if row[1] == Kind.SEARCHED else None
        yield Note(Source.EVENT, 1, row[1], row[3], row[6], row[7], row[2], None, row[4], details)
