"""Dumps of 100,000 people on both databases: linear, not much slower than the bare rows, small, and nobody waits.

Each piece of work is a process of its own. Import is compared with a bare bulk insert of the very same rows, export
with reading the rows through the same driver, a tap during an import with the same tap at rest.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]  # ships no types

from bench.report import Figure
from bench.system import running_product
from bench.walks import arrive, press, register
from school21_bot.dumps.format import FORMAT, VERSION, AttemptEntry, PersonEntry, RoleEntry, encoder
from school21_bot.people.models import Attempt, Status
from school21_bot.people.spelling import role_key
from school21_bot.people.steps import Step
from school21_bot.sandbox.client import Person
from tests.servers import PostgresForTests

PEOPLE = 100_000
LINEAR_LIMIT = 1.2
SLOWER_LIMIT = 1 / 0.3
MEGABYTES_LIMIT = 150
FLAT_LIMIT = 12
TAP_LIMITS = {"sqlite": 5.0, "postgres": 3.0}

_ROLES = [f"Роль {number}" for number in range(40)]
_TAPS = 150
# Nobody is to be too fast for the bot.
_TAPPING = 12
_PAUSE_SECONDS = 0.06
_FIRST_PERSON = 1001


async def measure(folder: Path, redis_urls: list[str], people: int = PEOPLE) -> list[Figure]:
    """All ratios, on SQLite and on PostgreSQL."""
    sizes = {number: folder / f"{number}.json" for number in (people // 100, people // 10, people)}
    for number, file in sizes.items():
        _write_dump(file, number)
    figures = await _on("sqlite", folder / "sqlite", redis_urls[0], sizes, None)
    with PostgresForTests() as server:
        return figures + await _on("postgres", folder / "postgres", redis_urls[1], sizes, server)


async def _on(
    dialect: str, folder: Path, redis_url: str, sizes: dict[int, Path], server: PostgresForTests | None
) -> list[Figure]:
    folder.mkdir()  # noqa: ASYNC240  # quick
    small, middle, large = sizes

    async def database(name: str) -> str:
        if server is None:
            return f"sqlite://{folder / name}.db"
        connection = await asyncpg.connect(host=server.socket_folder, user="postgres", database="postgres")
        await connection.execute(f'CREATE DATABASE "{name}"')
        await connection.close()
        return server.url(name)

    async def work(what: str, url: str, argument: Path | str) -> dict[str, float]:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.dump_work", what, str(folder), url, str(argument)),
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, f"{what} broke"
        found: dict[str, float] = json.loads(said)
        print(what, found, file=sys.stderr)
        return found

    empty, target, busy = await database("checked"), await database("target"), await database("busy")
    smaller = await database("smaller")
    checks = [await work("check", empty, sizes[size]) for size in (small, large)]
    middle_import = await work("import", smaller, sizes[middle])
    imported = await work("import", target, sizes[large])
    bare = await work("copy", target, await database("bare"))
    exported = await work("export", target, folder / "out.json")
    middle_export = await work("export", smaller, folder / "middle.json")
    read = await work("read", target, "")
    idle, during = await taps(folder, redis_url, busy, lambda: work("import", busy, sizes[large]))
    per_person = checks[1]["seconds"] / large / (checks[0]["seconds"] / small)
    grown = max(imported["megabytes"] - middle_import["megabytes"], exported["megabytes"] - middle_export["megabytes"])
    return [
        Figure(f"{dialect}: check, a person of {large} / of {small}", per_person, LINEAR_LIMIT),
        Figure(f"{dialect}: check / import", checks[1]["seconds"] / imported["seconds"], 1.0),
        Figure(f"{dialect}: import / bare insert of its rows", imported["seconds"] / bare["seconds"], SLOWER_LIMIT),
        Figure(f"{dialect}: export / reading its rows", exported["seconds"] / read["seconds"], SLOWER_LIMIT),
        Figure(f"{dialect}: import, seconds", imported["seconds"], unit="s", digits=1),
        Figure(f"{dialect}: memory of the import above idle", imported["megabytes"], MEGABYTES_LIMIT, "MB", 0),
        Figure(f"{dialect}: memory of the export above idle", exported["megabytes"], MEGABYTES_LIMIT, "MB", 0),
        Figure(f"{dialect}: memory more at ten times the size", max(0.0, grown), FLAT_LIMIT, "MB", 0),
        Figure(f"{dialect}: a tap at rest, p95", 1000 * idle, unit="ms", digits=0),
        Figure(f"{dialect}: a tap during an import, p95 / at rest", during / idle, TAP_LIMITS[dialect]),
    ]


async def taps(folder: Path, redis_url: str, url: str, work: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """The 95th percentile of a tap's time, at rest and while `work` goes on."""
    async with running_product(folder, redis_url, url) as bot:
        people = await arrive(bot.sim, _TAPPING, _FIRST_PERSON)
        for person in people:
            await register(person)
            await press(person, "В меню")
        await _times(people, 20, None)
        idle = await _times(people, _TAPS, None)
        working = asyncio.ensure_future(work())
        await asyncio.sleep(2)
        during = await _times(people, 10 * _TAPS, working)
        await working
    return idle, during


async def _times(people: list[Person], taps: int, working: "asyncio.Future[object] | None") -> float:
    """Taps there and back, until there are enough or the work is over."""
    seconds: list[float] = []
    taking_turns = cycle(people)
    while len(seconds) < taps and (working is None or not working.done()):
        person = next(taking_turns)
        for label, seen in (("Мой профиль", "Так вас видят"), ("В меню", "Кого поищем")):
            began = time.perf_counter()
            await person.press(label)
            await person.sees(seen)
            seconds.append(time.perf_counter() - began)
        await asyncio.sleep(_PAUSE_SECONDS)
    return sorted(seconds)[int(len(seconds) * 0.95)]


def _write_dump(file: Path, number: int) -> None:
    """A dump with so many members."""
    head = {"format": FORMAT, "version": VERSION, "made_at": datetime.now(UTC)}
    with file.open("wb") as output:
        output.write(encoder.encode(head)[:-1] + b',"roles":[\n')
        output.write(b",\n".join(encoder.encode(RoleEntry(role_key(name), name)) for name in _ROLES))
        output.write(b'\n],"people":[\n')
        for n in range(number):
            output.write((b",\n" if n else b"") + encoder.encode(_member(n)))
        output.write(b"\n]}\n")


def _member(number: int) -> PersonEntry:
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:06}")
    came = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=101 * number, milliseconds=number % 1000)
    joined = came + timedelta(minutes=4)
    role = role_key(_ROLES[number % len(_ROLES)])
    seconds = {Step.SCHOOL_NICKNAME: 12, Step.TEAM: 7, Step.ROLE: 20}
    attempt = AttemptEntry(1, Attempt.FINISHED, Step.SUMMARY, came, joined, joined, seconds, role, "middle")
    return PersonEntry(
        Status.MEMBER,
        telegram_id=5_000_000 + number,
        first_name="Иван",
        last_name=f"Петров {number}",
        username=f"user_{number}",
        school_nickname=f"nick{letters}",
        messenger_nickname=f"ivan.petrov.{number}",
        team=f"Lab.SberPay.{number % 300}",
        description="Нагрузочное тестирование платежей, немного аналитики и наставничество",
        role=role,
        level="middle",
        language="ru",
        consent_version="2026-11",
        consent_at=joined,
        arrived_at=came,
        joined_at=joined,
        updated_at=joined,
        attempts=[attempt],
    )
