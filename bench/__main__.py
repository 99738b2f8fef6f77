"""`python -m bench`: the table of ratios; exit code 1 when a limit is missed."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import uvloop

from bench import cpu, memory, statements
from bench.report import Figure, table
from bench.system import running_valkey


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser("bench", description="Benchmarks that print ratios.")
    parser.add_argument("--details", action="store_true", help="also the ratio of each tap")
    options = parser.parse_args(arguments)
    figures = uvloop.run(_measure(details=options.details))
    print(table(figures))
    return 1 if any(figure.is_over for figure in figures) else 0


async def _measure(*, details: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="s21bench") as name, running_valkey(Path(name)) as redis_url:
        folder = Path(name)
        for part in ("product", "bare", "statements", "memory"):
            (folder / part).mkdir()
        return [
            *await cpu.measure(folder, [f"{redis_url}{number}" for number in (0, 1)], details=details),
            *await statements.measure(folder / "statements", f"{redis_url}2"),
            *await memory.measure(folder / "memory", f"{redis_url}3"),
        ]


if __name__ == "__main__":
    sys.exit(main())
