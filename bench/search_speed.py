"""The search at a million sealed members beside the same text in the clear, on both databases.

Everything is measured in one run and through the same driver, ours and theirs in turn, whole pages of ten. The server
is Debian's PostgreSQL, because that of the tests comes without trigrams.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from bench.debian import DebianPostgres
from bench.report import Figure
from bench.rivals import EXACT, KINDS, NARROWED, PREFIX, WORD
from bench.search_filling import fill
from bench.search_taps import slowest_tap

MEMBERS = 1_000_000
FEW = 1_000
PAGE_LIMITS = {
    "postgres": {EXACT: 10.0, PREFIX: 1.0, WORD: 1.0, NARROWED: 1.0},
    "sqlite": {EXACT: 10.0, PREFIX: 3.0, WORD: 3.0, NARROWED: 15.0},
}
RIVALS = {"postgres": "pg_trgm and tsvector", "sqlite": "FTS5"}
TAP_LIMIT = 1.5
BYTES_LIMIT = 120
TOKENS_LIMIT = 80
WRITING_LIMIT = 3.0

_DIALECTS = ("sqlite", "postgres")


async def measure(folder: Path, redis_urls: list[str], members: int = MEMBERS) -> list[Figure]:
    """All figures; the limits are those of a million."""
    figures: list[Figure] = []
    with DebianPostgres() as server:
        urls: dict[tuple[str, str], str] = {}
        for size in ("written", "few", "many"):
            (folder / size).mkdir()
            urls["sqlite", size] = f"sqlite://{folder / size / 'school21.db'}"
            urls["postgres", size] = await server.create(size)
        await fill([urls[dialect, "few"] for dialect in _DIALECTS], folder / "few", FEW)
        began = time.perf_counter()
        await fill([urls[dialect, "many"] for dialect in _DIALECTS], folder / "many", members)
        seconds = time.perf_counter() - began
        figures.append(Figure(f"both databases filled with {members:,} members", seconds, unit="s", digits=0))
        for dialect in _DIALECTS:
            figures += await _pages(dialect, urls[dialect, "many"], folder / "many", members)
            figures += await _room(dialect, urls[dialect, "written"], folder / "written")
            found = await _work("writing", urls[dialect, "many"], folder / "many", str(members))
            figures += _writing(dialect, found, f"{members:,}")
            bots = {size: (folder / size, urls[dialect, size]) for size in ("few", "many")}
            ratio, name = await slowest_tap(bots, redis_urls)
            print(f"{dialect}: the tap that grows most is “{name}”", file=sys.stderr)
            title = f"{dialect}: a tap in role → level → list, {members:,} members / {FEW:,}"
            figures.append(Figure(title, ratio, TAP_LIMIT))
    return figures


async def _pages(dialect: str, url: str, folder: Path, members: int) -> list[Figure]:
    found = await _work("pages", url, folder, str(members))
    figures = []
    for kind in KINDS:
        ours, theirs = found[kind]
        title = f"{dialect}: {kind}, p95 of a page / {RIVALS[dialect]}"
        figures.append(Figure(title, ours / theirs, PAGE_LIMITS[dialect][kind]))
        figures.append(Figure("  ours", ours, unit="ms"))
        figures.append(Figure("  theirs", theirs, unit="ms"))
    return figures


async def _room(dialect: str, url: str, folder: Path) -> list[Figure]:
    found = await _work("writing", url, folder, "0")
    return [
        *_writing(dialect, found, "a few thousand"),
        Figure(f"{dialect}: index, table and all, a token", found["bytes"], BYTES_LIMIT, unit="bytes", digits=0),
        Figure(f"{dialect}: tokens of a member, at the most", found["most"], TOKENS_LIMIT, unit="", digits=0),
        Figure("  on average", found["tokens"], unit="", digits=0),
    ]


def _writing(dialect: str, found: dict[str, float], beside: str) -> list[Figure]:
    return [
        Figure(
            f"{dialect}: finishing a registration with tokens / without, beside {beside}",
            found["finish"],
            WRITING_LIMIT,
        ),
        Figure(
            f"{dialect}: changing a description with tokens / without, beside {beside}", found["edit"], WRITING_LIMIT
        ),
    ]


async def _work(what: str, url: str, folder: Path, *more: str) -> Any:
    """What a process of its own measures."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.search_work", what, url, str(folder), *more), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, f"{what} broke"
    return json.loads(said.splitlines()[-1])
