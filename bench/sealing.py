"""What sealing costs: a record beside its fields and the bare cipher, a bulk write, a page of cards, a sweep, a tap.

The sweeps are processes of their own, on 100,000 people; the one without cryptography swaps the same bytes.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]  # ships no types
import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.dumps import TAP_LIMITS, taps
from bench.report import Figure
from bench.sealing_work import answers
from school21_bot.sealing import Kek, KeyPurpose, Keyring, KeyState, Place, Sealer
from school21_bot.sealing.records import BLOCK
from tests.sealing.keys import data_key
from tests.servers import PostgresForTests

PEOPLE = 100_000
FIELDS_LIMIT = 1 / 3.5
PRIMITIVE_LIMIT = 1 / 0.2
WRITE_LIMIT = 0.2
SWEEP_LIMIT = 1 / 0.4
PAGE_LIMIT = 1.1

_ROUNDS = 200
_RECORDS = 500
_PLACE = Place("person", "record", 914537774951380239)


class _One(msgspec.Struct):
    value: str


async def measure(folder: Path, redis_urls: list[str], people: int = PEOPLE) -> list[Figure]:
    """All ratios: those of one record, and the others on SQLite and on PostgreSQL."""
    figures = _of_a_record()
    figures += await _on("sqlite", folder / "sqlite", redis_urls[0], people, None)
    with PostgresForTests() as server:
        return figures + await _on("postgres", folder / "postgres", redis_urls[1], people, server)


def _of_a_record() -> list[Figure]:
    kek = Kek(bytes(32), "bench")
    rows = [data_key(kek, 1, KeyPurpose.RECORD, KeyState.PRIMARY), data_key(kek, 2, KeyPurpose.INDEX, KeyState.PRIMARY)]
    sealer, record = Sealer(Keyring(kek, rows)), answers(7)
    told = [record.first_name, record.school_nickname, record.messenger_nickname, record.team, record.description]
    fields = [(_PLACE._replace(column=f"field{number}"), _One(value or "")) for number, value in enumerate(told)]
    text = msgspec.msgpack.encode(record)
    text += bytes(-len(text) % BLOCK)
    cipher, aad = AESGCM(bytes(32)), bytes(40)

    def packed() -> None:
        sealer.seal(_PLACE, record)

    def single() -> None:
        for place, one in fields:
            sealer.seal(place, one)

    def bare() -> None:
        cipher.encrypt(os.urandom(12), text, aad)

    times = _best(packed, single, bare)
    return [
        Figure("a packed record / five single fields", times[packed] / times[single], FIELDS_LIMIT),
        Figure("a packed record / the bare cipher", times[packed] / times[bare], PRIMITIVE_LIMIT),
        Figure("  a packed record", 1e6 * times[packed], unit="µs"),
    ]


def _best(*works: Callable[[], None]) -> dict[Callable[[], None], float]:
    """The seconds that each takes once, in turn, the shortest of many rounds: others use the machine, too."""
    rounds: dict[Callable[[], None], list[float]] = {work: [] for work in works}
    for _ in range(_ROUNDS):
        for work in works:
            began = time.perf_counter()
            for _ in range(_RECORDS):
                work()
            rounds[work].append((time.perf_counter() - began) / _RECORDS)
    return {work: min(times) for work, times in rounds.items()}


async def _on(dialect: str, folder: Path, redis_url: str, people: int, server: PostgresForTests | None) -> list[Figure]:
    folder.mkdir()  # noqa: ASYNC240  # quick
    url = await _database(folder, server)

    async def work(what: str) -> dict[str, float]:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.sealing_work", what, str(folder), url, str(people)),
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, f"{what} broke"
        found: dict[str, float] = json.loads(said)
        print(dialect, what, found, file=sys.stderr)
        return found

    filled = await work("fill")
    sealed_page = await work("page")
    sweeps = [await work("rotate") for _ in range(2)]
    idle, during = await taps(folder, redis_url, url, lambda: _again(work))
    await work("unseal")
    bare_page = await work("page")
    await work("seal")
    # The last: nothing opens any more.
    copied = await work("copy")
    swept = min(one["seconds"] for one in sweeps) / copied["seconds"]
    pages = sealed_page["page"] / bare_page["page"]
    return [
        Figure(f"{dialect}: sealing / a bulk write with it", filled["share"], WRITE_LIMIT),
        Figure(f"{dialect}: a page of ten cards, sealed / readable", pages, PAGE_LIMIT),
        Figure(f"{dialect}: a sweep / without cryptography", swept, SWEEP_LIMIT),
        Figure(f"{dialect}: a sweep, records a second", people / sweeps[-1]["seconds"], unit="", digits=0),
        Figure(f"{dialect}: the status of {people} records", 1000 * sealed_page["status"], unit="ms", digits=0),
        Figure(f"{dialect}: a tap at rest, p95", 1000 * idle, unit="ms", digits=0),
        Figure(f"{dialect}: a tap during a sweep, p95 / at rest", during / idle, TAP_LIMITS[dialect]),
    ]


async def _database(folder: Path, server: PostgresForTests | None) -> str:
    if server is None:
        return f"sqlite://{folder / 'sealing.db'}"
    connection = await asyncpg.connect(host=server.socket_folder, user="postgres", database="postgres")
    await connection.execute("CREATE DATABASE sealing")
    await connection.close()
    return server.url("sealing")


async def _again(work: Callable[[str], Awaitable[object]]) -> None:
    """Long enough for many taps."""
    for _ in range(3):
        await work("rotate")
