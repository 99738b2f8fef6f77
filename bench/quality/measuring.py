"""Precision, recall and reciprocal rank of each who searches, group by group, and how ours compares."""

import asyncio
import statistics
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import NamedTuple

from bench.quality.ours import product
from bench.quality.people import Person, community
from bench.quality.postgres_rivals import Trigrams, Words
from bench.quality.postgres_server import running_server, server_programs
from bench.quality.queries import Query, kept
from bench.quality.searching import SHOWN, Searcher, Shown
from bench.quality.sqlite_rivals import Fts5Trigrams, Fts5Words
from bench.quality.truth import Truth
from bench.report import Figure

_LIMIT, _BETTER = 1.0, 0.99
_BETTER_IN = {"all slips": "letter", "all other spellings": "typed for a"}


class Marks(NamedTuple):
    """How good one first page, or many on average, are; `clean` is told, the others are compared."""

    precision: float
    recall: float
    reciprocal: float
    clean: float


_TITLES = Marks("P@10", "recall", "MRR", "clean")  # type: ignore[arg-type]  # as the columns are called
_COMPARED = 3


def marks_of(shown: Shown, expected: frozenset[int]) -> Marks:
    """Of one page: see docs/search-quality.md."""
    said = shown.fitting[:SHOWN] or shown.all
    right = [number in expected for number in shown.all]
    return Marks(
        precision=sum(right) / SHOWN,
        recall=sum(right) / min(SHOWN, len(expected)),
        reciprocal=1 / (right.index(True) + 1) if any(right) else 0.0,
        clean=statistics.fmean(number in expected for number in said) if said else 0.0,
    )


async def measure(folder: Path) -> list[Figure]:
    """Everybody's marks, printed; ours against the best of the others as figures."""
    people = community()
    truth = Truth(people)
    asked = [(query, truth.expected(query.meant)) for query in kept()]
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(product(folder, f"sqlite://{folder / 'quality.db'}"))
        searchers: list[list[Searcher]] = [[ours], [Fts5Words(), Fts5Trigrams()]]
        if programs := server_programs():
            connection = await stack.enter_async_context(running_server(programs))
            searchers.append([Trigrams(connection), Words(connection)])
        else:
            print("!!!  No PostgreSQL server here (apt-get install postgresql): PG_TRGM AND TSVECTOR ARE SKIPPED.")
        # The server works beside this process; nobody's time is measured here.
        found = await asyncio.gather(*(_all_marks(some, people, asked) for some in searchers))
    return _told([query for query, _ in asked], {name: marks for some in found for name, marks in some.items()})


async def _all_marks(
    searchers: Sequence[Searcher], people: Sequence[Person], asked: Sequence[tuple[Query, frozenset[int]]]
) -> dict[str, list[Marks]]:
    """The marks of each, query by query."""
    marks: dict[str, list[Marks]] = {}
    for searcher in searchers:
        await searcher.fill(people)
        marks[searcher.name] = [marks_of(await searcher.find(query.typed), expected) for query, expected in asked]
    return marks


def _told(queries: Sequence[Query], found: dict[str, list[Marks]]) -> list[Figure]:
    figures = []
    groups = list(dict.fromkeys(query.group for query in queries))
    together = {group: {group} for group in groups}
    together |= {name: {group for group in groups if part in group} for name, part in _BETTER_IN.items()}
    for name, some in together.items():
        chosen = [number for number, query in enumerate(queries) if query.group in some]
        means = {who: mean(marks[number] for number in chosen) for who, marks in found.items()}
        print(_table(name, means))
        ours, *others = means.values()
        worst = max(max(other[one] for other in others) / ours[one] for one in range(_COMPARED))
        limit = _BETTER if name in _BETTER_IN else _LIMIT
        figures.append(Figure(f"search: {name}, the best other / ours", worst, limit, digits=3))
    return figures


def mean(marks: Iterable[Marks]) -> Marks:
    """Of many pages."""
    return Marks(*map(statistics.fmean, zip(*marks, strict=True)))


def _table(group: str, means: dict[str, Marks]) -> str:
    lines = [f"{group:<32}" + "".join(f"{title:>8}" for title in _TITLES)]
    lines += [f"  {name:<30}" + "".join(f"{value:>8.3f}" for value in marks) for name, marks in means.items()]
    return "\n".join([*lines, ""])
