"""Finding members by words, roles, levels and team: the best first, a page at a time, each opened and looked at."""

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from school21_bot.people.accounts import Account
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.directory import PAGE_SIZE, only_members
from school21_bot.people.looking import Looking, Stage
from school21_bot.people.opened import OpenedRecords
from school21_bot.people.query import Query
from school21_bot.people.rules import LONGEST_TYPED
from school21_bot.sealing import Sealer
from school21_bot.search import CAPPED, Clause, Place, Rank, SearchIndex, Way

_BATCH = 3 * PAGE_SIZE
# Most whom the index proposes fit, and one more than a page tells whether there is another.
_BEYOND = 2
_COLUMNS = "p.record, p.hidden_fields, p.role_id, p.level_id"
_COUNTED = 200
MOST_OPENED = 300
"""Of one page: whoever looks for words that go together with nobody waits no longer than that."""
MOST_COUNTED = 2 * CAPPED
"""So many are opened to count those who fit."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Behind whom a page begins: how well they fit, and who they are."""

    rank: Rank
    person_id: int


class Hit(NamedTuple):
    """A member who was found, with what the list shows of them."""

    id: int
    rank: Rank
    name: str
    messenger_nickname: str
    team: str


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of them; `after`: where the next one begins, None behind the last."""

    found: tuple[Hit, ...]
    after: Cursor | None


class _Seen(NamedTuple):
    """Somebody whom the index proposed, behind whom it can go on; `hit`: if they fit, `strays`: how far they are."""

    stage: Stage
    id: int
    hit: Hit | None
    strays: int


class Finding:
    """The search by words; what it proposes is opened and looked at before anybody sees it."""

    def __init__(self, sealer: Sealer, dictionary: Dictionary, index: SearchIndex) -> None:
        self._opened = OpenedRecords(sealer)
        self._dictionary = dictionary
        self._index = index

    async def page(self, viewer: Account, query: Query, after: Cursor | None = None, *, size: int = PAGE_SIZE) -> Hits:
        """A page of whom `query` fits: whose nickname it is, whose names begin so, who has the words, who nearly does.

        Within each the latest come first, on a page of those who fit alike the nearest.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        return await self.listed(query, after, size=size, team=viewer.record.team or "")

    async def listed(self, query: Query, after: Cursor | None = None, *, size: int = PAGE_SIZE, team: str = "") -> Hits:
        """The same, for whoever has made sure that somebody may look; `team`: the viewer's own."""
        hits: list[tuple[int, Hit]] = []
        last: _Seen | None = None
        opened = 0
        async with aclosing(self._seen(team, query, after, size + _BEYOND)) as batches:
            async for batch in batches:
                for seen in batch:
                    # Only when one more who fits is there is a page behind this one.
                    if opened == MOST_OPENED or (len(hits) == size and seen.hit is not None):
                        return _nearest_first(hits, last and Cursor(last.stage.rank, last.id))
                    opened += 1
                    if len(hits) < size:
                        last = seen
                        if seen.hit is not None:
                            hits.append((seen.strays, seen.hit))
        return _nearest_first(hits, None)

    async def count(self, viewer: Account, query: Query) -> int:
        """How many people `query` fits, near misses left out; at most `CAPPED`.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        if not query.text.strip() and not query.mates:  # nothing of a record decides
            return min(CAPPED, await self._dictionary.listed.number(query.roles, query.levels))
        found = opened = 0
        team = viewer.record.team or ""
        async with aclosing(self._seen(team, query, None, _COUNTED, exact=True)) as batches:
            async for batch in batches:
                for seen in batch:
                    found += seen.hit is not None
                    opened += 1
                    if found == CAPPED or opened == MOST_COUNTED:
                        return found
        return found

    async def _seen(
        self, own_team: str, query: Query, after: Cursor | None, batch: int, *, exact: bool = False
    ) -> AsyncGenerator[Iterator[_Seen]]:
        """Whom the index proposes behind `after`, in order, `batch` at a time; `exact`: near misses left out.

        Each is opened when it is looked at.
        """
        looking = await self._looking(query)
        if looking.says_nothing or (query.mates and not own_team):
            return
        more = (Clause((looking.forms.of_team(own_team),)),) if query.mates else ()
        stages = {int(stage.rank): stage for stage in looking.stages(newest=query.newest or exact)}

        def ways(*, are_near: bool) -> list[Way]:
            return [
                Way(number, (*looking.clauses(stage), *more))
                for number, stage in stages.items()
                if stage.rank.is_near is are_near
            ]

        # Of most searches nobody looks as far as those who only nearly fit.
        later = tuple if exact else partial(ways, are_near=True)
        proposals = self._index.propose(looking.forms, ways(are_near=False), looking.among(query), _COLUMNS, later)
        if after is not None:
            proposals.go_on_behind(Place(after.rank, after.person_id))
        named = False

        def opened(rows: list[dict[str, Any]]) -> Iterator[_Seen]:
            nonlocal named
            for row in rows:
                stage = stages[row["way"]]
                strays, hit = self._hit(row, looking, stage, own_team if query.mates else None) or (0, None)
                named = named or (hit is not None and hit.rank is Rank.NICKNAME)
                yield _Seen(stage, row["id"], hit, 0 if query.newest else strays)

        while (rows := await proposals.next(batch)) is not None:
            yield opened(rows)
            if named:  # it was not misspelt
                proposals.leave_out_later()
            batch = max(batch, _BATCH)

    async def _looking(self, query: Query) -> Looking:
        forms, text = await self._index.forms(), query.text[:LONGEST_TYPED]
        return Looking(forms, text, await self._dictionary.meanings(forms))

    def _hit(self, row: dict[str, Any], looking: Looking, stage: Stage, team: str | None) -> tuple[int, Hit] | None:
        """Somebody as the list shows them, if they belong to the stage, and how far they are from what was typed.

        `team`: theirs must be the same.
        """
        if row["record"] is None or (opened := self._opened.of(row)) is None:  # gone, not listed any more, or damaged
            return None
        document = opened.document
        how_well = looking.fits(document, row["role_id"], row["level_id"])
        if how_well is None or how_well not in stage.ranks:
            return None
        if team is not None and not looking.forms.is_same_team(document.team, team):
            return None
        hit = Hit(row["id"], how_well, opened.name, opened.messenger_nickname, document.team)
        return looking.strays(document, how_well), hit


def _nearest_first(hits: Sequence[tuple[int, Hit]], after: Cursor | None) -> Hits:
    """A page; of those who fit alike the nearest come first, and then the latest."""
    if any(strays for strays, _ in hits):
        hits = sorted(hits, key=lambda one: (one[1].rank, one[0]))
    return Hits(tuple(hit for _, hit in hits), after)
