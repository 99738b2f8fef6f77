"""The table of tokens: written with the person, read a page at a time, for every index key that is in use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from school21_bot.sealing import Keyring
from school21_bot.search.document import Document
from school21_bot.search.statement import Statement
from school21_bot.search.tokens import Scope, keyed, tokens_of
from school21_bot.storage import fetch, filled, places, write_many

FORMS = 2
"""The number of the forms in which words are compared: with other forms the index is another one."""

LARGEST_ID = 2**63 - 1
CAPPED = 1001
"""Whoever counts stops here: that there are more than a thousand is all that is said."""

_KIND = "search"
_PUT = "INSERT INTO search_token (generation, token, person) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
_TAKE = "DELETE FROM search_token WHERE generation = $1 AND token = $2 AND person = $3"


Row = tuple[int, int, int]
"""Generation, token, person."""

_LACKING = """
    SELECT p.id FROM person p WHERE p.id > $1
    AND EXISTS (SELECT 1 FROM search_token t WHERE t.person = p.id AND t.generation = $2)
    AND NOT EXISTS (SELECT 1 FROM search_token t WHERE t.person = p.id AND t.generation = $3)
    ORDER BY p.id LIMIT $4
"""
_HAVING_BOTH = """
    SELECT DISTINCT person FROM (SELECT person FROM search_token WHERE generation = $1 LIMIT 10000) t
    WHERE EXISTS (SELECT 1 FROM search_token n WHERE n.person = t.person AND n.generation = $2) LIMIT $3
"""
_CLEAR = "DELETE FROM search_token WHERE person = $2 AND generation = $1"

_COMPLETE = """
    INSERT INTO search_generation (id, is_complete) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET is_complete = $2
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person with what they show to members, and what they are known by to staff."""

    person_id: int
    shown: Document
    known: Document


@dataclass(frozen=True, slots=True)
class Clause:
    """Something that is true of whoever is looked for: they have any of these tokens, or fulfil `otherwise`.

    `otherwise`: a condition on the row `p` of a person, with the places of its values as {}.
    """

    tokens: tuple[str, ...]
    otherwise: str = ""
    values: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Among:
    """Among whom it is looked for: a condition on the row `p` of a person, written like `Clause.otherwise`."""

    condition: str
    values: tuple[int, ...] = ()
    scopes: tuple[Scope, ...] = (Scope.ALL,)


def generation_of(key_id: int) -> int:
    """The index that is made with an index key and today's forms."""
    return key_id * 256 + FORMS


class SearchIndex:
    """Who has which tokens."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    async def put(self, entries: Sequence[Entry], *, are_new: bool = False) -> None:
        """Let people be found by what they show and are known by, in the caller's transaction, which holds their rows.

        Writes what differs from what is there; of somebody of whom nothing is known nothing is left.
        `are_new`: nothing is there of any of them.
        """
        if not entries:
            return
        # Whoever slept through a change of the index key would leave the new one out.
        await self._keyring.hold()
        there = set[Row]() if are_new else await self._there([entry.person_id for entry in entries])
        wanted = {row for entry in entries for row in self._rows(entry)}
        if gone := sorted(there - wanted):
            await write_many(_TAKE, list(gone))
        if new := sorted(wanted - there):
            await write_many(_PUT, list(new))

    def _rows(self, entry: Entry) -> Iterator[Row]:
        for_all, for_staff = tokens_of(entry.shown), list[str]()
        # Of most people staff know no more than they show.
        if (entry.shown.nicknames, entry.shown.name) != (entry.known.nicknames, entry.known.name):
            known_to_all = set(for_all)
            for_staff = [token for token in tokens_of(entry.known) if token not in known_to_all]
        for key_id, key in self._keyring.tag_keys(_KIND):
            for token in (*keyed(key, for_all), *keyed(key, for_staff, Scope.STAFF)):
                yield generation_of(key_id), token, entry.person_id

    async def _there(self, ids: Sequence[int]) -> set[Row]:
        list_of, size = places(1, len(ids))
        rows = await fetch(
            f"SELECT generation, token, person FROM search_token WHERE person IN ({list_of})",  # noqa: S608  # only numbers
            *filled(ids, size),
        )
        return {(row["generation"], row["token"], row["person"]) for row in rows}

    async def lacking(self, old: int, new: int, after: int, limit: int) -> list[int]:
        """People behind an id who have tokens of the first index key, and none of the second."""
        rows = await fetch(_LACKING, after, generation_of(old), generation_of(new), limit)
        return [row["id"] for row in rows]

    async def clear(self, old: int, new: int, limit: int) -> int:
        """Remove the tokens of the first index key that so many people have who have some of the second, too.

        In the caller's transaction; how many people that were.
        """
        rows = await fetch(_HAVING_BOTH, generation_of(old), generation_of(new), max(1, limit // 4))
        await write_many(_CLEAR, [(generation_of(old), row["person"]) for row in rows])
        return len(rows)

    async def has(self, key_id: int) -> bool:
        """Whether anybody has tokens of an index key."""
        return bool(await fetch("SELECT 1 FROM search_token WHERE generation = $1 LIMIT 1", generation_of(key_id)))

    async def ids(self, clauses: Sequence[Clause], among: Among, *, before: int = LARGEST_ID, limit: int) -> list[int]:
        """The people of whom all clauses, if there are any, seem to be true, the latest first, from below `before` on.

        "Seem": tokens are hashes of parts of words. Whoever shows anybody opens the record and looks.
        """
        statement = Statement()
        limits = f"ORDER BY id DESC LIMIT {limit:d}"
        driving = await self._rarest(clauses, among)
        branches = self._branches(statement, clauses, driving, among, before)
        if not branches:
            return []
        found = " UNION ALL ".join(f"SELECT * FROM ({branch} {limits}) one" for branch in branches)  # noqa: S608  # places
        rows = await fetch(f"SELECT DISTINCT id FROM ({found}) found {limits}", *statement.values)  # noqa: S608  # places
        return [row["id"] for row in rows]

    async def count(self, clauses: Sequence[Clause], among: Among) -> int:
        """How many people all clauses seem to be true of; at most `CAPPED`."""
        return len(await self.ids(clauses, among, limit=CAPPED))

    def _branches(
        self, statement: Statement, clauses: Sequence[Clause], driving: int, among: Among, before: int
    ) -> list[str]:
        """One SELECT for each way in which the clause that drives can be true; the others are looked up."""
        rest = [self._is_true(statement, clause, among) for number, clause in enumerate(clauses) if number != driving]
        rest.append(statement.filled(among.condition, among.values))
        conditions = " AND ".join(f"({condition})" for condition in rest)
        last = statement.place(before)
        if not clauses:
            return [f"SELECT p.id AS id FROM person p WHERE p.id < {last} AND {conditions}"]  # noqa: S608  # places
        driver = clauses[driving]
        generation = statement.place(self.generation)
        found = [
            "SELECT t.person AS id FROM search_token t JOIN person p ON p.id = t.person "  # noqa: S608  # places
            f"WHERE t.generation = {generation} AND t.token = {statement.place(token)} "
            f"AND t.person < {last} AND {conditions}"
            for token in self._hashes(driver.tokens, among)
        ]
        if driver.otherwise:
            otherwise = statement.filled(driver.otherwise, driver.values)
            found.append(f"SELECT p.id AS id FROM person p WHERE ({otherwise}) AND p.id < {last} AND {conditions}")  # noqa: S608  # places
        return found

    def _is_true(self, statement: Statement, clause: Clause, among: Among) -> str:
        ways = []
        if hashes := self._hashes(clause.tokens, among):
            tokens = ", ".join(map(statement.place, hashes))
            ways.append(
                "EXISTS (SELECT 1 FROM search_token o WHERE "  # noqa: S608  # places
                f"o.generation = {statement.place(self.generation)} AND o.token IN ({tokens}) AND o.person = p.id)"
            )
        if clause.otherwise:
            ways.append(statement.filled(clause.otherwise, clause.values))
        return " OR ".join(ways) or "1 = 0"

    async def _rarest(self, clauses: Sequence[Clause], among: Among) -> int:
        """The clause that the fewest tokens speak for: from it the others are looked up."""
        alone = [number for number, clause in enumerate(clauses) if not clause.otherwise]
        if len(alone) < 2:  # there is nothing to choose
            return alone[0] if alone else 0
        counts = {number: await self._size(clauses[number], among) for number in alone}
        return min(counts, key=lambda number: counts[number])

    async def _size(self, clause: Clause, among: Among) -> int:
        statement = Statement()
        tokens = ", ".join(statement.place(token) for token in self._hashes(clause.tokens, among))
        generation = statement.place(self.generation)
        (row,) = await fetch(
            f"SELECT count(*) AS number FROM (SELECT 1 FROM search_token WHERE generation = {generation} "  # noqa: S608  # places
            f"AND token IN ({tokens}) LIMIT {CAPPED}) few",
            *statement.values,
        )
        return int(row["number"])

    async def is_complete(self) -> bool:
        """Whether everybody who can be found is in today's index."""
        return bool(await fetch("SELECT 1 FROM search_generation WHERE id = $1 AND is_complete", self.generation))

    async def complete(self) -> None:
        """Note that everybody is in it, in the caller's transaction."""
        await fetch(_COMPLETE, self.generation, True)  # a value of the statement

    @property
    def generation(self) -> int:
        """Today's index: that of the primary index key."""
        return generation_of(self._keyring.primary_index)

    def _hashes(self, tokens: Sequence[str], among: Among) -> list[int]:
        key = dict(self._keyring.all_tag_keys(_KIND))[self._keyring.primary_index]
        return [token for scope in among.scopes for token in keyed(key, tokens, scope)]
