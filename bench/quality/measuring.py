"""Precision, recall and reciprocal rank of each who searches, group by group, and how ours compares."""

import statistics
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.quality.ours import product
from bench.quality.people import community
from bench.quality.postgres_rivals import Trigrams, Words, running_server, server_programs
from bench.quality.queries import Query, kept
from bench.quality.searching import SHOWN, Searcher, Shown
from bench.quality.sqlite_rivals import Fts5Trigrams, Fts5Words
from bench.quality.truth import Truth
from bench.report import Figure

MEASURES = ("P@10", "recall", "MRR")
_LIMIT, _BETTER = 1.0, 0.99
_BETTER_IN = ("letter", "typed for a")


@dataclass(frozen=True, slots=True)
class Marks:
    """How good one first page, or many on average, are."""

    precision: float
    recall: float
    reciprocal: float

    @property
    def all(self) -> tuple[float, float, float]:
        """In the order of `MEASURES`."""
        return self.precision, self.recall, self.reciprocal


def marks_of(shown: Shown, expected: frozenset[int]) -> Marks:
    """Of one page: see docs/search-quality.md."""
    said = shown.fitting[:SHOWN] or shown.all
    right = [number in expected for number in shown.all]
    return Marks(
        precision=statistics.fmean(number in expected for number in said) if said else 0.0,
        recall=sum(right) / min(SHOWN, len(expected)),
        reciprocal=1 / (right.index(True) + 1) if any(right) else 0.0,
    )


async def measure(folder: Path) -> list[Figure]:
    """Everybody's marks, printed; ours against the best of the others as figures."""
    people = community()
    truth = Truth(people)
    queries = [(query, truth.expected(query.meant)) for query in kept()]
    found: dict[str, list[Marks]] = {}
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(product(folder, f"sqlite://{folder / 'quality.db'}"))
        searchers: list[Searcher] = [ours, Fts5Words(), Fts5Trigrams()]
        if programs := server_programs():
            connection = await stack.enter_async_context(running_server(programs))
            searchers += [Trigrams(connection), Words(connection)]
        else:
            print("!!!  No PostgreSQL server here (apt-get install postgresql): PG_TRGM AND TSVECTOR ARE SKIPPED.")
        for searcher in searchers:
            await searcher.fill(people)
            found[searcher.name] = [marks_of(await searcher.find(query.typed), who) for query, who in queries]
    return _told([query for query, _ in queries], found)


def _told(queries: Sequence[Query], found: dict[str, list[Marks]]) -> list[Figure]:
    figures = []
    for group in dict.fromkeys(query.group for query in queries):
        chosen = [number for number, query in enumerate(queries) if query.group == group]
        means = {name: _mean(marks[number] for number in chosen) for name, marks in found.items()}
        print(_table(group, means))
        limit = _BETTER if any(part in group for part in _BETTER_IN) else _LIMIT
        for number, measure in enumerate(MEASURES):
            ours, *others = (marks.all[number] for marks in means.values())
            figures.append(Figure(f"{group}, {measure}: the best other / ours", max(others) / ours, limit, digits=3))
    return figures


def _mean(marks: Iterable[Marks]) -> Marks:
    each = list(zip(*(one.all for one in marks), strict=True))
    return Marks(*map(statistics.fmean, each))


def _table(group: str, means: dict[str, Marks]) -> str:
    lines = [f"{group:<32}" + "".join(f"{measure:>8}" for measure in MEASURES)]
    lines += [f"  {name:<30}" + "".join(f"{value:>8.3f}" for value in marks.all) for name, marks in means.items()]
    return "\n".join([*lines, ""])
