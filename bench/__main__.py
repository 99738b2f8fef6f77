"""`python -m bench`: the table of ratios; exit code 1 when a limit is missed."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import uvloop

from bench import (
    api,
    charts,
    cpu,
    dumps,
    memory,
    messages,
    pages,
    replicas,
    sandbox_speed,
    sealing,
    search_speed,
    statements,
)
from bench.quality import measuring as quality
from bench.report import Figure, table
from bench.system import running_valkey

PARTS = (
    *("taps", "statements", "memory", "dumps", "sealing", "charts", "pages", "messages"),
    *("search-quality", "search-speed", "sandbox", "api", "replicas"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser("bench", description="Benchmarks that print ratios.")
    parser.add_argument("--details", action="store_true", help="also the ratio of each tap")
    parser.add_argument("--only", choices=PARTS, nargs="+", metavar="PART", help=f"these alone: {', '.join(PARTS)}")
    parser.add_argument("--people", type=int, help="how many people dumps and sweeps have, and broadcasts go to")
    parser.add_argument("--crowd", type=int, default=charts.PEOPLE, help="how many people the charts count")
    parser.add_argument("--members", type=int, default=search_speed.MEMBERS, help="how many members are searched")
    parser.add_argument("--taps", type=int, default=replicas.TAPS, help="over how many taps replicas must not grow")
    options = parser.parse_args(arguments)
    parts = options.only or list(PARTS)
    figures = uvloop.run(_measure(parts, options))
    print(table(figures))
    return 1 if any(figure.is_over for figure in figures) else 0


async def _measure(parts: Sequence[str], options: argparse.Namespace) -> list[Figure]:
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="s21bench") as name, running_valkey(Path(name)) as redis_url:
        folder = Path(name)
        for part in ("product", "bare", *PARTS[1:]):
            (folder / part).mkdir()
        if "taps" in parts:
            figures += await cpu.measure(folder, [f"{redis_url}{number}" for number in (0, 1)], details=options.details)
        if "statements" in parts:
            figures += await statements.measure(folder / "statements", f"{redis_url}2")
        if "memory" in parts:
            figures += await memory.measure(folder / "memory", f"{redis_url}3")
        if "dumps" in parts:
            addresses = [f"{redis_url}{number}" for number in (4, 5)]
            figures += await dumps.measure(folder / "dumps", addresses, options.people or dumps.PEOPLE)
        if "sealing" in parts:
            addresses = [f"{redis_url}{number}" for number in (6, 7)]
            figures += await sealing.measure(folder / "sealing", addresses, options.people or sealing.PEOPLE)
        if "charts" in parts:
            figures += await charts.measure(folder / "charts", options.crowd)
        if "pages" in parts:
            figures += await pages.measure(folder / "pages")
        if "messages" in parts:
            figures += await messages.measure(folder / "messages", f"{redis_url}8", options.people or messages.PEOPLE)
        if "search-quality" in parts:
            figures += await quality.measure(folder / "search-quality")
        if "search-speed" in parts:
            addresses = [f"{redis_url}{number}" for number in (9, 10)]
            figures += await search_speed.measure(folder / "search-speed", addresses, options.members)
        if "sandbox" in parts:
            figures += await sandbox_speed.measure(folder / "sandbox")
        if "api" in parts:
            figures += await api.measure(folder / "api", f"{redis_url}11")
        if "replicas" in parts:
            addresses = [f"{redis_url}{number}" for number in (12, 13, 14)]
            figures += await replicas.measure(folder / "replicas", addresses, options.taps)
    return figures


if __name__ == "__main__":
    sys.exit(main())
