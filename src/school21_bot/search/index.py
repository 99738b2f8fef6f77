"""The table of tokens: written with the person, read a page at a time, for every index key that is in use."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from school21_bot.sealing import Keyring
from school21_bot.search.asked import Among, Clause, Place, Way
from school21_bot.search.document import Document
from school21_bot.search.forms import KNOWN, Forms
from school21_bot.search.proposing import Proposals
from school21_bot.search.tokens import Scope, keyed
from school21_bot.storage import current_connection, fetch, filled, places, write_many

LARGEST_ID = 2**63 - 1
CAPPED = 1001
"""Whoever counts stops here: that there are more than a thousand is all that is said."""

_KIND = "search"
# PostgreSQL takes many rows in one statement, SQLite each in one of its own: that is the quickest way of both.
_PUT = "INSERT INTO search_token (generation, token, person) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
_PUT_ALL = """
    INSERT INTO search_token (generation, token, person)
    SELECT * FROM unnest(${}::bigint[], ${}::bigint[], ${}::bigint[]) ON CONFLICT DO NOTHING
"""
_TAKE = "DELETE FROM search_token WHERE generation = $1 AND token = $2 AND person = $3"
_TAKE_ALL = "DELETE FROM search_token WHERE generation = $1 AND token = ANY($2::bigint[]) AND person = $3"

Row = tuple[int, int, int]
"""Generation, token, person."""

_LACKING = """
    SELECT p.id FROM person p WHERE p.id > $1
    AND EXISTS (SELECT 1 FROM search_token t WHERE t.person = p.id AND t.generation BETWEEN $2 AND $3)
    AND NOT EXISTS (SELECT 1 FROM search_token t WHERE t.person = p.id AND t.generation BETWEEN $4 AND $5)
    ORDER BY p.id LIMIT $6
"""
_HAVING_BOTH = """
    SELECT DISTINCT person FROM (SELECT person FROM search_token WHERE generation BETWEEN $1 AND $2 LIMIT 10000) t
    WHERE EXISTS (SELECT 1 FROM search_token n WHERE n.person = t.person AND n.generation BETWEEN $3 AND $4) LIMIT $5
"""
_CLEAR = "DELETE FROM search_token WHERE person = $3 AND generation BETWEEN $1 AND $2"
# From one to the next by the primary key, however many tokens each has.
_GENERATIONS = """
    WITH RECURSIVE used (id) AS (
        SELECT min(generation) FROM search_token
        UNION ALL SELECT (SELECT min(generation) FROM search_token WHERE generation > used.id)
        FROM used WHERE used.id IS NOT NULL)
    SELECT id FROM used WHERE id IS NOT NULL
"""
_CLEAR_SOME = """
    DELETE FROM search_token WHERE generation = $1
    AND (token, person) IN (SELECT token, person FROM search_token WHERE generation = $1 LIMIT $2)
"""
_COMPLETE = """
    INSERT INTO search_generation (id, is_complete) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET is_complete = $2
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person with what they show to members, and what they are known by to staff."""

    person_id: int
    shown: Document
    known: Document


def generation_of(key_id: int, forms: Forms) -> int:
    """The index that is made with an index key in these forms."""
    return key_id * 256 + forms.number


def _generations_of(key_id: int) -> tuple[int, int]:
    """The first and the last index that can be made with an index key."""
    return key_id * 256, key_id * 256 + 255


class SearchIndex:
    """Who has which tokens."""

    def __init__(self, keyring: Keyring, known: Sequence[Forms] = KNOWN) -> None:
        """`known`: the forms in which there may be an index, the newest last."""
        self._keyring = keyring
        self._known = known
        self._is_complete = False

    @property
    def newest(self) -> Forms:
        """The forms in which everybody is to be found."""
        return self._known[-1]

    async def forms(self) -> Forms:
        """The forms in which people are found now: former ones until everybody is in the index of the newest."""
        if len(self._known) == 1 or await self.is_complete():
            return self.newest
        listed = ", ".join(str(forms.number) for forms in self._known)
        rows = await fetch(f"SELECT id FROM search_generation WHERE is_complete AND id IN ({listed})")  # noqa: S608  # only numbers
        complete = {row["id"] for row in rows}
        return next((forms for forms in reversed(self._known) if forms.number in complete), self.newest)

    async def put(self, entries: Sequence[Entry], *, are_new: bool = False) -> None:
        """Let people be found by what they show and are known by, in the caller's transaction, which holds their rows.

        Writes what differs from what is there; of somebody of whom nothing is known nothing is left.
        `are_new`: nothing is there of any of them.
        """
        if not entries:
            return
        # Whoever slept through a change of the index key would leave the new one out.
        await self._keyring.hold()
        written = self._known if not await self.is_complete() else (self.newest,)
        there = set[Row]() if are_new else await self._there([entry.person_id for entry in entries])
        wanted = {row for entry in entries for forms in written for row in self._rows(entry, forms)}
        await _change(sorted(there - wanted), sorted(wanted - there))

    def _rows(self, entry: Entry, forms: Forms) -> Iterator[Row]:
        for_all, for_staff = forms.tokens_of(entry.shown), list[str]()
        # Of most people staff know no more than they show.
        if (entry.shown.nicknames, entry.shown.name) != (entry.known.nicknames, entry.known.name):
            known_to_all = set(for_all)
            for_staff = [token for token in forms.tokens_of(entry.known) if token not in known_to_all]
        for key_id, key in self._keyring.tag_keys(_KIND):
            for token in (*keyed(key, for_all), *keyed(key, for_staff, Scope.STAFF)):
                yield generation_of(key_id, forms), token, entry.person_id

    async def _there(self, ids: Sequence[int]) -> set[Row]:
        list_of, size = places(1, len(ids))
        rows = await fetch(
            f"SELECT generation, token, person FROM search_token WHERE person IN ({list_of})",  # noqa: S608  # only numbers
            *filled(ids, size),
        )
        return {(row["generation"], row["token"], row["person"]) for row in rows}

    async def lacking(self, old: int, new: int, after: int, limit: int) -> list[int]:
        """People behind an id who have tokens of the first index key, and none of the second."""
        rows = await fetch(_LACKING, after, *_generations_of(old), *_generations_of(new), limit)
        return [row["id"] for row in rows]

    async def clear(self, old: int, new: int, limit: int) -> int:
        """Remove the tokens of the first index key that so many people have who have some of the second, too.

        In the caller's transaction; how many people that were.
        """
        rows = await fetch(_HAVING_BOTH, *_generations_of(old), *_generations_of(new), max(1, limit // 4))
        await write_many(_CLEAR, [(*_generations_of(old), row["person"]) for row in rows])
        return len(rows)

    async def has(self, key_id: int) -> bool:
        """Whether anybody has tokens of an index key."""
        first, last = _generations_of(key_id)
        return bool(await fetch("SELECT 1 FROM search_token WHERE generation BETWEEN $1 AND $2 LIMIT 1", first, last))

    async def outdated(self) -> list[int]:
        """The indexes in forms in which nobody is found any more; none while the newest is not complete."""
        if not await self.is_complete():
            return []
        return [row["id"] for row in await fetch(_GENERATIONS) if row["id"] % 256 != self.newest.number]

    async def clear_some(self, generation: int, limit: int) -> None:
        """Remove so many tokens of an index, in the caller's transaction."""
        await fetch(_CLEAR_SOME, generation, limit)

    def propose(
        self,
        forms: Forms,
        ways: Sequence[Way],
        among: Among,
        columns: str = "p.id AS found",
        later: Callable[[], Sequence[Way]] = tuple,
    ) -> Proposals:
        """Who seems to fit, to be read a few at a time; the tokens of the clauses are those of `forms`.

        `later`: the ways that are asked for only when there is nobody left who fits in `ways`.

        "Seem": tokens are hashes of parts of words. Whoever shows anybody opens the record and looks.
        """
        key_id = self._keyring.primary_index
        key = dict(self._keyring.all_tag_keys(_KIND))[key_id]
        return Proposals(generation_of(key_id, forms), key, ways, among, columns, later)

    async def ids(
        self, forms: Forms, clauses: Sequence[Clause], among: Among, *, before: int = LARGEST_ID, limit: int
    ) -> list[int]:
        """The people of whom all clauses, if there are any, seem to be true, the latest first, those below `before`."""
        proposals = self.propose(forms, [Way(0, tuple(clauses))], among)
        proposals.go_on_behind(Place(0, before))
        return [row["id"] for row in await proposals.next(limit) or ()]

    async def is_complete(self) -> bool:
        """Whether everybody who can be found is in the index of the newest forms."""
        if not self._is_complete:
            rows = await fetch("SELECT 1 FROM search_generation WHERE id = $1 AND is_complete", self.newest.number)
            self._is_complete = bool(rows)
        return self._is_complete

    async def complete(self) -> None:
        """Note that everybody is in it, in the caller's transaction."""
        await fetch(_COMPLETE, self.newest.number, True)  # a value of the statement


async def _change(gone: Sequence[Row], new: Sequence[Row]) -> None:
    if current_connection().capabilities.dialect == "postgres":
        await _change_in_postgres(gone, new)
        return
    for statement, rows in ((_TAKE, gone), (_PUT, new)):
        if rows:
            await write_many(statement, list(rows))


async def _change_in_postgres(gone: Sequence[Row], new: Sequence[Row]) -> None:
    """All that is new in one statement, and what is gone of somebody in another; of one person both in the same."""
    tokens = defaultdict[tuple[int, int], list[int]](list)
    for generation, token, person in gone:
        tokens[generation, person].append(token)
    columns = [list(column) for column in zip(*new, strict=True)]
    if len(tokens) == 1 and new:
        (((generation, person), taken),) = tokens.items()
        await fetch(f"WITH gone AS ({_TAKE_ALL}) {_PUT_ALL.format(4, 5, 6)}", generation, taken, person, *columns)
        return
    for (generation, person), taken in tokens.items():
        await fetch(_TAKE_ALL, generation, taken, person)
    if new:
        await fetch(_PUT_ALL.format(1, 2, 3), *columns)
