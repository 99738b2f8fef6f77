"""What was found in a file, kept stretch by stretch: the versions of people met there, and the lines of the report."""

import hashlib
from collections.abc import AsyncIterator

import msgspec

from school21_bot.dumps.format import PersonEntry
from school21_bot.dumps.refusals import Note
from school21_bot.ids import new_id
from school21_bot.storage import fetch, insert_row

ENTRIES = 2000
"""How many entries of the file a stretch of the check has."""

CHECK, STAGE, APPLY = "check", "stage", "apply"


class Part(msgspec.Struct):
    """One stretch: by the number of an entry the version of its person here, and the notes.

    `sound`: the fingerprints of entries that keep every rule as they stand: they need not be held to them again.
    """

    versions: dict[int, int] = {}
    notes: list[Note] = []
    sound: dict[int, bytes] = {}


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Part)
_SELECT = (
    "SELECT number, record FROM import_part WHERE of_id = $1 AND phase = $2 AND number > $3 ORDER BY number LIMIT 1"
)


async def keep(import_id: int, phase: str, number: int, part: Part) -> None:
    """Write one stretch, in the caller's transaction if there is one."""
    await insert_row(
        "import_part", id=new_id(), of_id=import_id, phase=phase, number=number, record=_encoder.encode(part)
    )


async def kept(import_id: int, phase: str) -> AsyncIterator[Part]:
    """All stretches of a phase, in order."""
    last = -1
    while rows := await fetch(_SELECT, import_id, phase, last):
        last = rows[0]["number"]
        yield _decoder.decode(rows[0]["record"])


async def checked(import_id: int, stretch: int) -> Part:
    """What the check found in a stretch of the file."""
    rows = await fetch(_SELECT, import_id, CHECK, stretch - 1)
    return _decoder.decode(rows[0]["record"]) if rows and rows[0]["number"] == stretch else Part()


def fingerprint(person: PersonEntry) -> bytes:
    """What an entry is known by: another entry in its place has another one."""
    return hashlib.blake2b(_encoder.encode(person), digest_size=8).digest()


async def forget(import_id: int, phase: str) -> None:
    """Begin a phase anew."""
    await fetch("DELETE FROM import_part WHERE of_id = $1 AND phase = $2", import_id, phase)
