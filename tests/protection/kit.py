"""Rows in every table that holds sealed bytes, and what is in them when they are opened."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from msgspec import Struct

from school21_bot import clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.dumps.models import Export, Import, ImportRow, ImportState
from school21_bot.ids import new_id
from school21_bot.invites.models import Invite, InviteMode, InviteState
from school21_bot.jobs import JobView, Pace, work_off
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people.models import Person, Status
from school21_bot.people.record import PersonRecord
from school21_bot.protection import Deed, Operation
from school21_bot.protection.tables import SEALED, place
from school21_bot.sealing import Sealed, replicas
from school21_bot.storage import fetch, transaction

OTHERS = 5
LEASE = timedelta(milliseconds=300)
BEAT = timedelta(milliseconds=200)
GONE = timedelta(seconds=2)


class Note(Struct):
    """A record whose fields the tests choose."""

    text: str


async def fill(services: Services, people: int = 60) -> None:
    """So many people, and a few rows of every other table."""
    async with transaction():
        for number in range(people):
            await add_person(services, number)
        owner = await Person.first()
        assert owner is not None
        import_id = new_id()
        await _add(services, Import, import_id, state=ImportState.CHECKED, via="bot", seen_at=clock.now())
        for number in range(OTHERS):
            await _add(
                services,
                Invite,
                new_id(),
                person_id=owner.id,
                chat_id=-1,
                mode=InviteMode.JOIN_REQUEST,
                state=InviteState.USED,
                link_hash=bytes([number]),
                issued_at=clock.now(),
                expires_at=clock.now(),
            )
            later = clock.now() + timedelta(days=1)
            await _add(
                services,
                Outgoing,
                new_id(),
                dedupe_key=f"{number}",
                chat_id=1,
                kind="welcome",
                state=Delivery.WAITING,
                due_at=later,
            )
            await _add(services, Export, new_id(), via="bot", language="ru")
            await _add(services, ImportRow, new_id(), of_id=import_id, number=number, person=number)


async def add_person(services: Services, number: int, **fields: Any) -> int:
    """Somebody with a number for a name; gives the id."""
    person_id = new_id()
    sealed = seal(services, "person", person_id, PersonRecord(first_name=f"Имя {number}", team=f"Lab {number}"))
    await Person.create(
        id=person_id,
        telegram_id=1_000_000 + number,
        status=Status.NEW,
        language="ru",
        updated_at=clock.now(),
        key_id=sealed.key_id,
        record=sealed.record,
        **fields,
    )
    return person_id


def seal(services: Services, table: str, row_id: int, fields: Struct) -> Sealed:
    return services.sealer.seal(place(table, row_id), fields)


async def _add(services: Services, model: Any, row_id: int, **columns: Any) -> None:
    table = model._meta.db_table
    sealed = seal(services, table, row_id, Note(f"{table} {row_id}"))
    if "created_at" in model._meta.fields:
        columns["created_at"] = clock.now()
    await model.create(id=row_id, key_id=sealed.key_id, record=sealed.record, **columns)


async def opened(services: Services) -> dict[tuple[str, int], Any]:
    """What every record holds, by table and id; fails on one that does not open."""
    await services.protection.catch_up()
    return {
        (table, row["id"]): services.sealer.open_now(place(table, row["id"]), bytes(row["record"]), dict)  # type: ignore[type-var]  # whatever is in it
        for table in SEALED
        for row in await fetch(f'SELECT id, record FROM "{table}" WHERE record IS NOT NULL')
    }


async def raw() -> bytes:
    """The bytes of all records together."""
    return b"".join([bytes(row["record"]) for table in SEALED for row in await fetch(f'SELECT record FROM "{table}"')])


async def keys_in_use() -> dict[int, int]:
    """How many records each key has, counted the slow way."""
    found: dict[int, int] = {}
    for table in SEALED:
        for row in await fetch(f'SELECT key_id FROM "{table}"'):
            if row["key_id"] is not None:
                found[row["key_id"]] = found.get(row["key_id"], 0) + 1
    return found


async def do(services: Services, deed: Deed) -> Operation:
    """Do it, in this process, to the end."""
    return await finish(services, await services.protection.start(COMMAND_LINE, deed))


async def finish(services: Services, job_id: int, *, batch: int | None = None) -> Operation:
    """Do what is left of a job, in this process; `batch`: so many records at a time."""
    if batch is not None:
        for deeds in (services.protection._resealing, services.protection._generations):
            deeds._pace = Pace(batch, batch)
    kind = replace(services.protection.kind(), lease=LEASE)
    await work_off(services.jobs, kind, job_id, _nobody)
    return await services.protection.view(COMMAND_LINE, job_id)


async def _nobody(_: JobView) -> None:
    """Nobody listens."""


def be_impatient() -> None:
    """Processes that are gone are waited for no longer than a test can wait."""
    replicas.BEAT, replicas.GONE = BEAT, GONE
