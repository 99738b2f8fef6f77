"""The tokens of the search written for another index key, from the records of those who have them."""

from school21_bot.people.generations import skipping_locked
from school21_bot.people.searchable import Searchable
from school21_bot.search import SearchIndex
from school21_bot.storage import fetch, filled, places


class SearchTokens:
    """Everybody who can be found."""

    table = "person"

    def __init__(self, index: SearchIndex, searchable: Searchable) -> None:
        self._index = index
        self._searchable = searchable

    async def total(self, old: int) -> int:  # noqa: ARG002  # everybody has some
        """About how many people have tokens of the old generation."""
        return int((await fetch("SELECT count(*) AS number FROM person"))[0]["number"])

    async def lacking(self, old: int, new: int, after: int, limit: int) -> list[int]:
        """People behind an id who have tokens of the old generation alone."""
        return await self._index.lacking(old, new, after, limit)

    async def fill(self, ids: list[int], new: int) -> list[int]:  # noqa: ARG002  # all keys are written for
        """Write the tokens of these people for the new generation, in the caller's transaction.

        Gives those for whom it cannot be done: what they have is damaged. Who is being changed by somebody else is left
        for the next time.
        """
        list_of, size = places(1, len(ids))
        held = await fetch(f"SELECT id FROM person WHERE id IN ({list_of}) {skipping_locked()}", *filled(ids, size))  # noqa: S608  # only numbers
        return await self._searchable.refresh([row["id"] for row in held])

    async def clear(self, old: int, new: int, limit: int) -> int:
        """Remove tokens of the old generation of those who have some of the new one, in the caller's transaction."""
        return await self._index.clear(old, new, limit)

    async def found(self, generation: int, number: int) -> tuple[int, int]:  # noqa: ARG002  # hashes cannot be read
        """Nothing to look at: what a token stands for is looked up by name alone."""
        return 0, 0

    async def has(self, generation: int) -> bool:
        """Whether anybody is still found by a generation."""
        return await self._index.has(generation)
