"""The command: seeds one after the other until the hours are over, on one database or both."""

import argparse
import asyncio
import logging
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from tests.chaos.life import Size, Told, live
from tests.chaos.seeds import KEPT
from tests.chaos.town import write_json
from tests.servers import PostgresForTests

Life = tuple[int, str, Size]
"""A seed, the database, and how much of a life it is."""


def run(arguments: list[str]) -> int:
    """Run as the arguments say; 1 when something was found."""
    given = _parser().parse_args(arguments)
    # What the bot's calls are refused for stands in the folder; here it would hide how far the life is.
    logging.getLogger("school21_bot.sandbox").setLevel(logging.CRITICAL)
    where = ("sqlite", "postgres") if given.database == "both" else (given.database,)
    lives = _kept(where) if given.kept else _from(given, where)
    with ExitStack() as stack:
        postgres = stack.enter_context(PostgresForTests()) if "postgres" in where else None
        try:
            return asyncio.run(_run(lives, given.keep, postgres))
        except asyncio.CancelledError:
            return 128 + signal.SIGTERM


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the next one is one more")
    parser.add_argument("--hours", type=float, default=0.0, help="for so long by the clock on the wall; 0: one seed")
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--people", type=int, default=Size.people)
    parser.add_argument("--rounds", type=int, default=Size.rounds)
    parser.add_argument("--active", type=int, default=Size.active)
    parser.add_argument("--calm", action="store_true", help="nothing strikes")
    parser.add_argument("--kept", action="store_true", help="the seeds that have found something, as they were lived")
    parser.add_argument("--keep", type=Path, help="where the folders are made, and stay")
    return parser


def _from(given: argparse.Namespace, where: Sequence[str]) -> Iterator[Life]:
    """One seed after the other until the time is over."""
    deadline = time.monotonic() + given.hours * 3600
    size = Size(given.people, given.rounds, given.active, troubled=not given.calm)
    for seed in count(given.seed):
        for database in where:
            yield seed, database, size
        if time.monotonic() >= deadline:
            return


def _kept(where: Sequence[str]) -> Iterator[Life]:
    for kept in KEPT:
        if kept.database in where:
            yield kept.seed, kept.database, kept.size


async def _run(lives: Iterator[Life], keep: Path | None, postgres: PostgresForTests | None) -> int:
    # Whoever ends it ends what it has started, too.
    if (whole := asyncio.current_task()) is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, whole.cancel)
    found = 0
    for seed, database, size in lives:
        found += await _one(seed, postgres if database == "postgres" else None, size, keep)
    return 1 if found else 0


async def _one(seed: int, postgres: PostgresForTests | None, size: Size, keep: Path | None) -> int:
    database = "sqlite" if postgres is None else "postgres"
    folder = Path(tempfile.mkdtemp(prefix=f"chaos-{database}-{seed}-", dir=keep))
    begun = time.monotonic()

    def say(line: str) -> None:
        _say(f"  {database} seed {seed} {line}")

    told = await live(seed, folder, postgres, size, say)
    write_json(folder / "told.json", _details(told))
    _say(_summary(told, time.monotonic() - begun))
    if told.complaints or told.found:
        much = f"--people {size.people} --rounds {size.rounds} --active {size.active}"
        again = f"--seed {seed} --database {database} {much}"
        _say(f"  kept: {folder}\n  once more: python -m tests.chaos {again}")
    elif keep is None:
        shutil.rmtree(folder)
    return len(told.complaints) + len(told.found)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _summary(told: Told, seconds: float) -> str:
    counts = {
        "deeds": sum(told.deeds.values()),
        "lost": sum(told.lost.values()),
        **told.deaths,
        "points": len(told.points),
        "troubles": sum(told.struck.values()),
        "lines": told.lines,
    }
    named = ", ".join(f"{name} {number}" for name, number in counts.items())
    lines = [f"{told.database} seed {told.seed}: {told.days:.1f} days in {seconds:.0f} s: {named}"]
    return "\n".join([*lines, *(f"  ! {one}" for one in (*told.complaints, *told.found))])


def _details(told: Told) -> dict[str, object]:
    """What a run that is kept says of itself."""
    return {name: getattr(told, name) for name in ("seed", "database", "deeds", "lost", "points", "struck", "why_lost")}
