"""The dashboard at a million people and six million events, against ten thousand, on both databases.

Each community is measured by processes of their own, the small one and the large one in turn; of each reading the
quickest time counts, because whatever else the machine does only makes it slower.
"""

import asyncio
import json
import sys
import time
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]  # ships no types

from bench.chart_work import settings_of
from bench.many_people import fill
from bench.report import Figure
from tests.servers import PostgresForTests

PEOPLE = 1_000_000
READING_LIMIT = 5.0
RENDERING_LIMIT = 1.0
DEEP_LIMIT = 2.0
RECOUNT_LIMIT = 12.0
FOLD_LIMIT = 1.0

_SMALLER = 100
_ROUNDS = 2
_READINGS = {
    "overview": "overview: ",
    "funnel": "funnel: ",
    "audience": "audience: ",
    "invites": "invites: ",
    "search": "search: ",
    "staff menu": "glance",
    "first page of people": "first page: ",
}
_DIALECTS = ("sqlite", "postgres")
Times = dict[str, float]


async def measure(folder: Path, people: int = PEOPLE) -> list[Figure]:
    """All ratios."""
    sizes = {"small": people // _SMALLER, "large": people}
    figures: list[Figure] = []
    with PostgresForTests() as server:
        urls: dict[tuple[str, str], str] = {}
        for size, number in sizes.items():
            place = folder / size
            place.mkdir()
            urls["sqlite", size] = f"sqlite://{place / 'school21.db'}"
            urls["postgres", size] = server.url(size)
            await _create(server, size)
            began = time.perf_counter()
            await fill([settings_of(urls[dialect, size], place) for dialect in _DIALECTS], number)
            seconds = time.perf_counter() - began
        figures.append(Figure(f"both databases filled with {people:,} people", seconds, unit="s", digits=0))
        for dialect in _DIALECTS:
            figures += await _on(dialect, folder, urls, f"{people:,} people / {people // _SMALLER:,}")
    return figures


async def _create(server: PostgresForTests, name: str) -> None:
    # Not with the server's own loop: this one is running.
    connection = await asyncpg.connect(host=server.socket_folder, user="postgres", database="postgres")
    await connection.execute(f'CREATE DATABASE "{name}"')
    await connection.close()


async def _on(dialect: str, folder: Path, urls: dict[tuple[str, str], str], sizes: str) -> list[Figure]:
    async def work(what: str, size: str) -> Times:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.chart_work", what, urls[dialect, size], str(folder / size)),
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, f"{what} broke"
        found: Times = json.loads(said.splitlines()[-1])
        return found

    rounds = [(await work("read", "small"), await work("read", "large")) for _ in range(_ROUNDS)]
    small, large = (_quickest([one[place] for one in rounds]) for place in (0, 1))
    pages, counting = await work("pages", "large"), await work("count", "large")
    return [
        *(_slowest(f"{dialect}: {name}, {sizes}", start, small, large) for name, start in _READINGS.items()),
        Figure(f"{dialect}: a page deep among people / the first", _deep(large), DEEP_LIMIT),
        Figure(f"{dialect}: a page's statements / drawing it", _statements(pages), RENDERING_LIMIT),
        Figure(f"{dialect}: a day recounted / its rows read", counting["recount"] / counting["read"], RECOUNT_LIMIT),
        Figure(
            f"{dialect}: adding up a registration / registering", counting["fold"] / counting["register"], FOLD_LIMIT
        ),
        Figure(f"{dialect}: longest hold of the loop, recounting", 1000 * counting["hold"], unit="ms", digits=0),
        Figure(
            f"{dialect}: longest hold of the loop, adding up", 1000 * counting["hold of a fold"], unit="ms", digits=0
        ),
    ]


def _quickest(rounds: list[Times]) -> Times:
    return {name: min(one[name] for one in rounds) for name in rounds[0]}


def _slowest(title: str, start: str, small: Times, large: Times) -> Figure:
    """Of a reading with its filters, the one that grows most."""
    ratio, which = max((large[one] / small[one], one) for one in large if one.startswith(start))
    print(f"{title}: {which}, {1000 * large[which]:.1f} / {1000 * small[which]:.1f} ms", file=sys.stderr)
    return Figure(title, ratio, READING_LIMIT)


def _deep(times: Times) -> float:
    pages = [name.removeprefix("first page: ") for name in times if name.startswith("first page: ")]
    return max(times[f"deep page: {name}"] / times[f"first page: {name}"] for name in pages)


def _statements(times: Times) -> float:
    slugs = [name.removeprefix("page: ") for name in times if name.startswith("page: ")]
    return max(times[f"statements: {slug}"] / (times[f"page: {slug}"] - times[f"statements: {slug}"]) for slug in slugs)
