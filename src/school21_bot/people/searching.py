"""A member's search from beginning to end: what is looked for, kept, noted, and what helps when nobody is found."""

from dataclasses import dataclass

from msgspec.structs import replace

from school21_bot import clock
from school21_bot.journal import Kind, record
from school21_bot.people.accounts import Account
from school21_bot.people.directory import only_members
from school21_bot.people.finding import Finding
from school21_bot.people.query import Filter, Query
from school21_bot.people.recent import Recent, RecentSearches
from school21_bot.people.rules import LONGEST_TYPED
from school21_bot.people.spelling import one_line
from school21_bot.search import other_layout, typed_words
from school21_bot.storage import transaction


@dataclass(frozen=True, slots=True)
class Begun:
    """A search that has begun: what is really looked for, by which id its words are kept, and how many it finds.

    `found` goes up to `CAPPED`; `typed`: what was typed instead, when that was in the wrong keyboard layout, else "".
    """

    query: Query
    kept: int | None
    found: int
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Without:
    """A filter, and how many people there are without it."""

    part: Filter
    found: int


class Searching:
    """The search of members."""

    def __init__(self, finding: Finding, recent: RecentSearches) -> None:
        self._finding = finding
        self._recent = recent

    async def begin(self, viewer: Account, query: Query) -> Begun:
        """Look for `query`, and for the other keyboard layout when nobody has it as it is.

        The journal notes the search, without its words; its words are kept, sealed, among the viewer's last ones.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        wanted, typed = replace(query, text=one_line(query.text)[:LONGEST_TYPED]), ""
        # Of role and level alone the database counts at once, and that in the transaction that follows.
        is_counted_later = not wanted.text and not wanted.mates
        found = 0 if is_counted_later else await self._finding.count(viewer, wanted)
        other = replace(wanted, text=other_layout(wanted.text))
        if not found and other != wanted and (others := await self._finding.count(viewer, other)):
            wanted, typed, found = other, wanted.text, others
        async with transaction():
            if is_counted_later:
                found = await self._finding.count(viewer, wanted)
            await record(
                Kind.SEARCHED,
                at=clock.now(),
                person=viewer.id,
                role=wanted.roles[0] if len(wanted.roles) == 1 else None,
                level=wanted.levels[0] if len(wanted.levels) == 1 else None,
                details={"found": found, "words": len(typed_words(wanted.text))},
            )
            kept = await self._recent.keep(viewer.id, wanted) if wanted.text else None
        return Begun(wanted, kept, found, typed)

    async def resume(self, viewer: Account, kept: int) -> Query | None:
        """What was looked for under this id; None if it is not kept any more.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        return await self._recent.find(viewer.id, kept)

    async def recent(self, viewer: Account) -> list[Recent]:
        """The viewer's last searches with words, the last first.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        return await self._recent.of(viewer.id)

    async def forget(self, viewer: Account) -> None:
        """Keep none of them."""
        await self._recent.forget(viewer.id)

    async def without(self, viewer: Account, query: Query) -> list[Without]:
        """Of a search that finds nobody: the filters without which it would, those first that lead to most people.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        if len(query.filters) < 2:  # without its only one it is no search any more
            return []
        counted = [Without(part, await self._finding.count(viewer, query.without(part))) for part in query.filters]
        return sorted((one for one in counted if one.found), key=lambda one: -one.found)
