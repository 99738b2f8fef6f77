"""Finding members by words, roles, levels and team: the best first, a page at a time, each opened and looked at."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from school21_bot.people.accounts import Account, place_of
from school21_bot.people.cards import shown as shown_field
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.directory import PAGE_SIZE, only_members
from school21_bot.people.looking import EXACT, Looking, Stage, one_of
from school21_bot.people.query import Query
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import LONGEST_TYPED, Field
from school21_bot.people.searchable import shown
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.search import CAPPED, LARGEST_ID, Among, Clause, Rank, SearchIndex
from school21_bot.storage import as_json, fetch, filled, places

_BATCH = 3 * PAGE_SIZE
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


@dataclass(frozen=True, slots=True)
class Hit:
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


@dataclass(frozen=True, slots=True)
class _Seen:
    """Somebody whom the index proposed, behind whom it can go on; `hit`: if they fit, `strays`: how far they are."""

    cursor: Cursor
    hit: Hit | None
    strays: int = 0


class Finding:
    """The search by words; what it proposes is opened and looked at before anybody sees it."""

    def __init__(self, sealer: Sealer, dictionary: Dictionary, index: SearchIndex) -> None:
        self._sealer = sealer
        self._dictionary = dictionary
        self._index = index

    async def page(self, viewer: Account, query: Query, after: Cursor | None = None, *, size: int = PAGE_SIZE) -> Hits:
        """A page of whom `query` fits: whose nickname it is, whose names begin so, who has the words, who nearly does.

        Within each the latest come first, on a page of those who fit alike the nearest.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        hits: list[tuple[int, Hit]] = []
        last: Cursor | None = None
        opened = 0
        async with aclosing(self._seen(viewer, query, after, _BATCH)) as people:
            async for seen in people:
                # Only when one more who fits is there is a page behind this one.
                if opened == MOST_OPENED or (len(hits) == size and seen.hit is not None):
                    return _nearest_first(hits, last)
                opened += 1
                if len(hits) < size:
                    last = seen.cursor
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
            return await self._index.count(await self._index.forms(), [], _among(query))
        found = opened = 0
        async with aclosing(self._seen(viewer, query, None, _COUNTED, exact=True)) as people:
            async for seen in people:
                found += seen.hit is not None
                opened += 1
                if found == CAPPED or opened == MOST_COUNTED:
                    break
        return found

    async def _seen(
        self, viewer: Account, query: Query, after: Cursor | None, batch: int, *, exact: bool = False
    ) -> AsyncGenerator[_Seen]:
        """Whom the index proposes behind `after`, in order, `batch` at a time; `exact`: near misses left out."""
        looking = await self._looking(query)
        own_team = viewer.record.team or ""
        if looking.says_nothing or (query.mates and not own_team):
            return
        more = [Clause((looking.forms.of_team(own_team),))] if query.mates else []
        for stage in looking.stages(newest=query.newest or exact):
            if (after is not None and stage.rank < after.rank) or (exact and not stage.ranks & EXACT):
                continue
            clauses = looking.clauses(stage) + more
            before = after.person_id if after is not None and stage.rank is after.rank else LARGEST_ID
            while True:
                ids = await self._index.ids(looking.forms, clauses, _among(query), before=before, limit=batch)
                for row in await _rows(ids):
                    fits = self._hit(row, looking, stage, own_team if query.mates else None)
                    strays, hit = fits or (0, None)
                    yield _Seen(Cursor(stage.rank, row["id"]), hit, 0 if query.newest else strays)
                if len(ids) < batch:
                    break
                before = ids[-1]

    async def _looking(self, query: Query) -> Looking:
        forms, text = await self._index.forms(), query.text[:LONGEST_TYPED]
        return Looking(forms, text, await self._dictionary.roles(), await self._dictionary.levels())

    def _hit(self, row: dict[str, Any], looking: Looking, stage: Stage, team: str | None) -> tuple[int, Hit] | None:
        """Somebody as the list shows them, if they belong to the stage, and how far they are from what was typed.

        `team`: theirs must be the same.
        """
        try:
            answers = self._sealer.open_now(place_of(row["id"]), bytes(row["record"]), PersonRecord)
        except Unreadable:
            return None
        document = shown(answers, as_json(row["hidden_fields"], list[str]))
        how_well = looking.fits(document, row["root_id"], row["level_id"])
        if how_well is None or how_well not in stage.ranks:
            return None
        if team is not None and not looking.forms.is_same_team(document.team, team):
            return None
        return looking.strays(document, how_well), Hit(
            row["id"],
            how_well,
            answers.full_name,
            shown_field(row, answers, Field.MESSENGER_NICKNAME) or "",
            shown_field(row, answers, Field.TEAM) or "",
        )


def _nearest_first(hits: Sequence[tuple[int, Hit]], after: Cursor | None) -> Hits:
    """A page; of those who fit alike the nearest come first, and then the latest."""
    if any(strays for strays, _ in hits):
        hits = sorted(hits, key=lambda one: (one[1].rank, one[0]))
    return Hits(tuple(hit for _, hit in hits), after)


def _among(query: Query) -> Among:
    conditions, values = ["p.status = 'member' AND p.listed"], list[int]()
    if query.roles:
        conditions.append(one_of("p.role_id", len(query.roles), same_role=True))
        values += query.roles
    if query.levels:
        conditions.append(one_of("p.level_id", len(query.levels)))
        values += query.levels
    return Among(" AND ".join(conditions), tuple(values))


async def _rows(ids: Sequence[int]) -> list[dict[str, Any]]:
    """The rows of people, the latest first; those who are gone are left out."""
    if not ids:
        return []
    list_of, size = places(1, len(ids))
    return await fetch(
        f"""SELECT p.id, p.record, p.hidden_fields, p.level_id, coalesce(role.merged_into_id, role.id) AS root_id
        FROM person p LEFT JOIN role ON role.id = p.role_id
        WHERE p.id IN ({list_of}) AND p.status = 'member' AND p.listed ORDER BY p.id DESC""",  # noqa: S608  # only numbers
        *filled(ids, size),
    )
