"""How many there seem to be on each list: its latest few entries tell how dense it is, whatever its length."""

from collections.abc import Iterable
from typing import NamedTuple

from school21_bot.search.asked import Condition
from school21_bot.search.statement import Statement
from school21_bot.storage import fetch_soon, fetch_within, one_by_one

LOOKED_AT = 40
"""Entries of each list."""

List = Condition | int
"""People of whom something is true, or the hash of a token."""

# One text however many there are, which is prepared once. Most spellings of a slip nobody has.
_OF_TOKENS = f"""
    SELECT l.value AS token,
    (SELECT count(*) FROM (
        SELECT 1 FROM search_token t WHERE t.generation = $1 AND t.token = l.value LIMIT {LOOKED_AT}) few) AS number,
    (SELECT t.person FROM search_token t WHERE t.generation = $1 AND t.token = l.value
        ORDER BY t.person DESC LIMIT 1) AS first,
    (SELECT t.person FROM search_token t WHERE t.generation = $1 AND t.token = l.value
        ORDER BY t.person DESC LIMIT 1 OFFSET {LOOKED_AT - 1}) AS last
    FROM {{}} l WHERE (SELECT 1 FROM search_token t WHERE t.generation = $1 AND t.token = l.value LIMIT 1) = 1
"""  # noqa: S608  # a number of ours


class _Weight(NamedTuple):
    number: int
    first: int
    last: int


_NOBODY = _Weight(0, 0, 0)


class Scales:
    """Weighs tokens and lists of people, each once."""

    def __init__(self, generation: int, seconds: float) -> None:
        self._generation = generation
        self._seconds = seconds
        self._known: dict[List, _Weight] = {}
        self._latest = 1

    async def weigh(self, lists: Iterable[List]) -> None:
        """Look at those that are not known yet."""
        new = dict.fromkeys(one for one in lists if one not in self._known)
        tokens = [one for one in new if isinstance(one, int)]
        self._known.update(dict.fromkeys(new, _NOBODY))
        if tokens:
            source, value = one_by_one(2, tokens)
            # However common a token is, only so many of its entries are looked at.
            for row in await fetch_soon(self._seconds, _OF_TOKENS.format(source), self._generation, value):
                self._note(row["token"], row)
        people = [one for one in new if isinstance(one, Condition)]
        if people:
            statement = Statement()
            parts = (
                f"SELECT {number:d} AS list, count(*) AS number, max(id) AS first, min(id) AS last FROM"  # noqa: S608  # places
                f" (SELECT p.id AS id FROM person p WHERE {statement.filled(one.text, one.values)}"
                f" ORDER BY p.id DESC LIMIT {LOOKED_AT}) few{number:d}"
                for number, one in enumerate(people)
            )
            for row in await fetch_within(self._seconds, " UNION ALL ".join(parts), *statement.values):
                self._note(people[row["list"]], row)

    def _note(self, one: List, row: dict[str, int]) -> None:
        self._known[one] = _Weight(row["number"], row["first"] or 0, row["last"] or 0)
        self._latest = max(self._latest, row["first"] or 0)

    def used(self, lists: Iterable[List]) -> list[List]:
        """Those on which there is anybody."""
        return [one for one in lists if self._known[one].number]

    def is_short(self, one: List) -> bool:
        """Whether everybody on it has been counted."""
        return self._known[one].number < LOOKED_AT

    def density(self, lists: Iterable[List]) -> float:
        """How close together those are who are on any of the lists."""
        return sum(self._density(self._known[one]) for one in lists)

    def _density(self, weight: _Weight) -> float:
        since = 0 if weight.number < LOOKED_AT else weight.last
        return weight.number / max(self._latest - since, 1)
