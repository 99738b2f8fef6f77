"""What a member looked for lately, sealed: nowhere else lie the words that somebody types."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from school21_bot import clock
from school21_bot.ids import new_id
from school21_bot.people.query import Query
from school21_bot.sealing import Place, Sealer, Unreadable
from school21_bot.storage import fetch, insert_row, write_many

TABLE, COLUMN = "recent_search", "record"
MOST_KEPT = 10
"""Of one member; the oldest makes room."""

_OF = "SELECT id, record FROM recent_search WHERE person_id = $1 ORDER BY id DESC"
_ONE = "SELECT id, record FROM recent_search WHERE person_id = $1 AND id = $2"
_TAKE = "DELETE FROM recent_search WHERE id = $1"


@dataclass(frozen=True, slots=True)
class Recent:
    """A search that is kept."""

    id: int
    query: Query


class RecentSearches:
    """Keeps the last searches of each member."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    async def keep(self, person_id: int, query: Query) -> int:
        """Keep one more, in the caller's transaction; one of the same words from before goes. Gives its id."""
        kept = await self.of(person_id)
        gone = [one.id for one in kept if one.query.text == query.text]
        gone += [one.id for one in kept if one.id not in gone][MOST_KEPT - 1 :]
        await write_many(_TAKE, [(row_id,) for row_id in gone])
        row_id = new_id()
        sealed = self._sealer.seal(Place(TABLE, COLUMN, row_id), query)
        await insert_row(
            TABLE, id=row_id, person_id=person_id, at=clock.now(), key_id=sealed.key_id, record=sealed.record
        )
        return row_id

    async def of(self, person_id: int) -> list[Recent]:
        """The searches of somebody, the last first; one that is damaged is left out."""
        return await self._opened(await fetch(_OF, person_id))

    async def find(self, person_id: int, row_id: int) -> Query | None:
        """One of them; None if it is not kept any more."""
        found = await self._opened(await fetch(_ONE, person_id, row_id))
        return found[0].query if found else None

    async def forget(self, person_id: int) -> None:
        """Keep none of them."""
        await fetch("DELETE FROM recent_search WHERE person_id = $1", person_id)

    async def _opened(self, rows: Sequence[dict[str, Any]]) -> list[Recent]:
        found = []
        for row in rows:
            try:
                query = await self._sealer.open(Place(TABLE, COLUMN, row["id"]), bytes(row["record"]), Query)
            except Unreadable:
                continue
            found.append(Recent(row["id"], query))
        return found
