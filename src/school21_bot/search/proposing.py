"""The statements that propose people, each way to fit beginning with what the fewest seem to have.

They are written so that both databases do what they say: what is looked up of somebody stands in a subquery that gives
one value, which PostgreSQL never turns into reading all who have the token.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import Any, NamedTuple

from school21_bot.search.asked import Among, Clause, Condition, Place, Trait, Way
from school21_bot.search.statement import Statement
from school21_bot.search.tokens import keyed
from school21_bot.search.weighing import List, Scales
from school21_bot.storage import fetch_soon, fetch_within, filled, places

SECONDS = 3.0
"""For one statement: two common words that go together with nobody are not looked for any longer."""

_LARGEST = 2**63 - 1
_EVERYBODY = Condition("p.status = 'member' AND p.listed")


class _Looked(NamedTuple):
    """A clause as it is looked up of somebody."""

    tokens: tuple[int, ...]
    otherwise: Trait | None


class _Driven(NamedTuple):
    """A way with the lists from which it begins, and what is looked up of everybody on them."""

    number: int
    long: tuple[List, ...]
    short: tuple[int, ...]
    rest: tuple[_Looked, ...] = ()
    trait: Trait | None = None


class Proposals:
    """People who seem to fit, a few at a time; those who fit better first, then the latest.

    `later`: the ways that are asked for only when there is nobody left who fits in `ways`.
    """

    def __init__(
        self,
        generation: int,
        key: bytes,
        ways: Sequence[Way],
        among: Among,
        columns: str,
        later: Callable[[], Sequence[Way]] = tuple,
    ) -> None:
        self._generation = generation
        self._ways = list(ways)
        self._later = later
        # The first few of some lists are soon found, whatever they weigh; of one thing alone nothing is to be chosen.
        is_one_thing = len(ways) == 1 and not ways[0].clauses
        are_lists = len(ways) > 1 and among.trait is None and all(len(way.clauses) < 2 for way in ways)
        self._are_plain = is_one_thing or are_lists
        self._among = among
        self._columns = columns
        self._key = key
        self._scales = Scales(generation, SECONDS)
        self._hashes: dict[str, tuple[int, ...]] = {}
        self._driven: dict[int, _Driven | None] = {}
        self._asked: dict[tuple[tuple[List, ...], ...], int] = {}
        self._after: Place | None = None

    def go_on_behind(self, place: Place) -> None:
        """Leave out those who come before."""
        self._after = place
        self._ways = [way for way in self._ways if way.number >= place.way]

    def leave_out_later(self) -> None:
        """Ask for nobody who fits only in one of the later ways."""
        self._later = tuple

    async def next(self, limit: int) -> list[dict[str, Any]] | None:
        """The next so many: `way`, `id` and the columns, if there still is such a person among whom it is looked.

        None when there is nobody left.
        """
        while self._ways or self._take_up_later():
            await self._prepare()
            together = self._together()
            driven = [one for way in together if (one := self._driven[way.number]) is not None]
            rows = await self._rows(driven, limit) if driven else []
            if len(rows) < limit:
                del self._ways[: len(together)]
            if rows:
                self.go_on_behind(Place(rows[-1]["way"], rows[-1]["id"]))
                return rows
        return None

    def _take_up_later(self) -> bool:
        """Go on with the ways that were left for later, if there are any."""
        ways, self._later = self._later(), tuple
        self._ways = [way for way in ways if self._after is None or way.number >= self._after.way]
        self._are_plain = False
        return bool(self._ways)

    async def _prepare(self) -> None:
        """Weigh what has to be for the ways that are left, unless it has been."""
        if self._ways[0].number in self._driven:
            return
        if not self._are_plain:
            lists = [one for way in self._ways for clause in way.clauses for one in self._lists(clause)]
            await self._scales.weigh([*lists, *_lists_of(self._among.trait)])
        for way in self._ways:
            self._driven[way.number] = self._plain(way) if self._are_plain else self._weighed(way)

    def _together(self) -> list[Way]:
        """The next way, and those behind it that cost less together with it than another statement."""
        ready = [way for way in self._ways if way.number in self._driven]
        return list(takewhile(lambda way: self._is_quick(self._driven[way.number]), ready)) or ready[:1]

    def _is_quick(self, driven: _Driven | None) -> bool:
        return driven is None or not driven.long or not (driven.rest or driven.trait)

    def _lists(self, clause: Clause) -> tuple[List, ...]:
        hashes = self._hashes  # of several ways to fit most tokens are the same
        if new := [token for token in clause.tokens if token not in hashes]:
            hashes.update(
                zip(new, zip(*(keyed(self._key, new, one) for one in self._among.scopes), strict=True), strict=True)
            )
        found = [one for token in clause.tokens for one in hashes[token]]
        return (*found, *_lists_of(clause.otherwise))

    def _plain(self, way: Way) -> _Driven | None:
        """A way of one clause is there as it is."""
        lists = self._lists(way.clauses[0]) if way.clauses else _lists_of(self._among.trait) or (_EVERYBODY,)
        return _Driven(way.number, lists, ()) if lists else None

    def _weighed(self, way: Way) -> _Driven | None:
        """From what the fewest have; None if of one of its clauses there is nobody."""
        trait, scales = self._among.trait, self._scales
        every = [(tuple(self._used(clause)), clause) for clause in way.clauses]
        clauses = sorted(((scales.density(used), used, clause) for used, clause in every), key=itemgetter(0))
        if not all(used for _, used, _ in clauses) or (trait is not None and not scales.used(trait.lists)):
            return None
        asked = tuple(used for used, _ in every)
        if every and self._asked.setdefault(asked, way.number) != way.number:
            return None  # a better way has looked at the very same people
        rest = [_Looked(tuple(one for one in used if isinstance(one, int)), c.otherwise) for _, used, c in clauses]
        of_trait = scales.used(trait.lists) if trait is not None else [_EVERYBODY]
        if not clauses or (trait is not None and scales.density(of_trait) < clauses[0][0]):
            return _Driven(way.number, tuple(of_trait), (), tuple(rest))
        lists = clauses[0][1]
        short = tuple(one for one in lists if isinstance(one, int) and scales.is_short(one))
        return _Driven(way.number, tuple(one for one in lists if one not in short), short, tuple(rest[1:]), trait)

    def _used(self, clause: Clause) -> list[List]:
        return self._scales.used(self._lists(clause))

    async def _rows(self, driven: Sequence[_Driven], limit: int) -> list[dict[str, Any]]:
        statement = Statement()
        found = [self._ids(statement, one, limit) for one in driven]
        ids = found[0]
        if len(found) > 1:
            ids = f"SELECT way, id FROM ({' UNION ALL '.join(found)}) every ORDER BY way, id DESC LIMIT {limit:d}"  # noqa: S608  # places
        # The first few of some lists are found as quickly as a row by its key, and the way to a thread is longer.
        ask = fetch_soon if all(map(_is_soon_found, driven)) else fetch_within
        return await ask(
            SECONDS,
            f"SELECT f.way, f.id, {self._columns} FROM ({ids}) f "  # noqa: S608  # places
            f"LEFT JOIN person p ON p.id = f.id AND {self._among.condition} ORDER BY f.way, f.id DESC",
            *statement.values,
        )

    def _ids(self, statement: Statement, driven: _Driven, limit: int) -> str:
        """The latest ids of a way; several lists may have the same people."""
        after = self._after
        last = statement.place(after.person if after is not None and after.way == driven.number else _LARGEST)
        lists = [self._list(statement, driven, one, last) for one in driven.long]
        if driven.short:
            lists.append(self._list(statement, driven, driven.short, last))
        latest = f"ORDER BY id DESC LIMIT {limit:d}"
        way = f"SELECT {driven.number:d} AS way, id FROM"
        if len(lists) == 1:
            return f"{way} ({lists[0]} {latest}) way{driven.number:d}"
        every = " UNION ALL ".join(
            f"SELECT id FROM ({one} {latest}) list{number:d}"  # noqa: S608  # places
            for number, one in enumerate(lists)
        )
        return f"{way} (SELECT DISTINCT id FROM ({every}) lists {latest}) way{driven.number:d}"  # noqa: S608  # places

    def _list(self, statement: Statement, driven: _Driven, one: List | Collection[int], last: str) -> str:
        if isinstance(one, Condition):
            begin = f"SELECT p.id AS id FROM person p WHERE {statement.filled(one.text, one.values)} AND p.id < {last}"  # noqa: S608  # places
            begin += "".join(self._is_true(statement, looked, "p.id") for looked in driven.rest)
            return begin if driven.trait is None else f"{begin} AND {_has(statement, driven.trait, 'p.id')}"
        tokens = [one] if isinstance(one, int) else list(one)
        distinct = "DISTINCT " if len(tokens) > 1 else ""
        has = f"IN ({_filled(statement, tokens)})" if distinct else f"= {statement.place(tokens[0])}"
        begin = (
            f"SELECT {distinct}t.person AS id FROM search_token t "  # noqa: S608  # places
            f"WHERE t.generation = {statement.place(self._generation)} AND t.token {has} AND t.person < {last}"
        )
        begin += "".join(self._is_true(statement, looked, "t.person") for looked in driven.rest)
        return begin if driven.trait is None else f"{begin} AND {_has(statement, driven.trait, 't.person')}"

    def _is_true(self, statement: Statement, looked: _Looked, person: str) -> str:
        ways = list(self._ways_to_be_true(statement, looked, person))
        return f" AND ({' OR '.join(ways)})"

    def _ways_to_be_true(self, statement: Statement, looked: _Looked, person: str) -> Iterator[str]:
        if looked.tokens:
            yield (
                f"(SELECT 1 FROM search_token o WHERE o.generation = {statement.place(self._generation)} "  # noqa: S608  # places
                f"AND o.token IN ({_filled(statement, looked.tokens)}) AND o.person = {person} LIMIT 1) = 1"
            )
        if looked.otherwise is not None:
            yield _has(statement, looked.otherwise, person)


def _is_soon_found(driven: _Driven) -> bool:
    if not driven.long:  # nor are there many of whom anything is looked up
        return True
    are_lists = all(isinstance(one, int) or not one.is_sought for one in driven.long)
    return are_lists and not driven.rest and driven.trait is None


def _lists_of(trait: Trait | None) -> tuple[Condition, ...]:
    return trait.lists if trait is not None else ()


def _filled(statement: Statement, values: Sequence[int]) -> str:
    _, size = places(1, len(values))
    return ", ".join(map(statement.place, filled(values, size)))


def _has(statement: Statement, trait: Trait, person: str) -> str:
    """Whether somebody has a trait; of a row of a person that is at hand nothing is looked up."""
    has = f"({statement.filled(trait.condition.text, trait.condition.values)})"
    return has if person == "p.id" else f"(SELECT 1 FROM person p WHERE p.id = {person} AND {has} LIMIT 1) = 1"  # noqa: S608  # places
