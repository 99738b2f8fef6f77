"""Finding members by words, roles, levels and team: the best first, a page at a time, each opened and looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from school21_bot.people.accounts import Account, LevelName, RoleName, place_of
from school21_bot.people.cards import shown as shown_field
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.directory import PAGE_SIZE, only_members
from school21_bot.people.level_words import LEVELS
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import LONGEST_TYPED, Field
from school21_bot.people.searchable import shown
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.search import (
    LARGEST_ID,
    Among,
    Clause,
    Rank,
    SearchIndex,
    Word,
    possible_ranks,
    rank,
    strays,
    token_of_nickname,
    tokens_of_called,
    tokens_of_word,
    typed_words,
)
from school21_bot.storage import as_json, fetch, filled, places

_BATCH = 3 * PAGE_SIZE
MOST_OPENED = 300
"""Of one page: whoever looks for words that go together with nobody waits no longer than that."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for: words, any of some roles, any of some levels."""

    text: str = ""
    roles: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()


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


class Finding:
    """The search by words; what it proposes is opened and looked at before anybody sees it."""

    def __init__(self, sealer: Sealer, dictionary: Dictionary, index: SearchIndex) -> None:
        self._sealer = sealer
        self._dictionary = dictionary
        self._index = index

    async def page(self, viewer: Account, query: Query, after: Cursor | None = None) -> Hits:
        """A page of whom `query` fits: whose nickname it is, whose names begin so, who has the words, who nearly does.

        Within each the latest come first.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
        """
        only_members(viewer)
        text = query.text[:LONGEST_TYPED]
        if text.strip() and not typed_words(text):  # signs alone, which nobody has
            return Hits((), None)
        looking = _Looking(text, typed_words(text), await self._dictionary.roles(), await self._dictionary.levels())
        hits: list[tuple[int, Hit]] = []
        opened, cursor = 0, after
        for how_well in looking.ranks():
            if after is not None and how_well < after.rank:
                continue
            before = after.person_id if after is not None and how_well is after.rank else LARGEST_ID
            while True:
                ids = await self._index.ids(looking.clauses(how_well), _among(query), before=before, limit=_BATCH)
                for row in await _rows(ids):
                    opened, cursor = opened + 1, Cursor(how_well, row["id"])
                    hit = self._hit(row, looking, how_well)
                    if hit is not None:
                        hits.append(hit)
                    if len(hits) == PAGE_SIZE or opened == MOST_OPENED:
                        return _nearest_first(hits, cursor)
                if len(ids) < _BATCH:
                    break
                before = ids[-1]
        return _nearest_first(hits, None)

    def _hit(self, row: dict[str, Any], looking: "_Looking", how_well: Rank) -> tuple[int, Hit] | None:
        """Somebody as the list shows them, if this is how well they fit, and how far they are from what was typed."""
        try:
            answers = self._sealer.open_now(place_of(row["id"]), bytes(row["record"]), PersonRecord)
        except Unreadable:
            return None
        document = shown(answers, as_json(row["hidden_fields"], list[str]))
        known = looking.knows(row["root_id"], row["level_id"])
        if looking.words and rank(document, looking.text, looking.words, known) is not how_well:
            return None
        return strays(document, looking.words, how_well), Hit(
            row["id"],
            how_well,
            answers.full_name,
            shown_field(row, answers, Field.MESSENGER_NICKNAME) or "",
            shown_field(row, answers, Field.TEAM) or "",
        )


def _nearest_first(hits: Sequence[tuple[int, Hit]], after: Cursor | None) -> Hits:
    """A page; of those who fit alike the nearest come first, and then the latest."""
    return Hits(tuple(hit for _, hit in sorted(hits, key=lambda one: (one[1].rank, one[0]))), after)


class _Looking:
    """What was typed, and what its words may mean besides: roles and levels."""

    def __init__(
        self, text: str, words: Sequence[Word], roles: Sequence[RoleName], levels: Sequence[LevelName]
    ) -> None:
        self.text = text
        self.words = words
        self._roles = {word: _roles_called(word, roles) for word in words}
        self._levels = {word: _levels_called(word, levels) for word in words}

    def ranks(self) -> Sequence[Rank]:
        """How well people can fit: without words everybody does alike."""
        return possible_ranks(self.words) if self.words else (Rank.WORDS,)

    def clauses(self, how_well: Rank) -> list[Clause]:
        """What the index is asked for."""
        if not self.words:
            return []
        if how_well is Rank.NICKNAME:
            return [Clause((token_of_nickname(self.text),))]
        return [self._clause(word, how_well) for word in self.words]

    def _clause(self, word: Word, how_well: Rank) -> Clause:
        is_alone = len(self.words) == 1
        tokens = tokens_of_called(how_well, word, is_alone=is_alone)
        # Whoever has the word that is all that was typed was shown before those of whom something is only alike.
        if how_well < Rank.WORDS or (is_alone and how_well > Rank.WORDS):
            return Clause(tuple(tokens))
        tokens += tokens_of_word(word)
        conditions, values = list[str](), list[int]()
        if roles := self._roles[word]:
            conditions.append(_one_of("p.role_id", len(roles), same_role=True))
            values += roles
        if levels := self._levels[word]:
            conditions.append(_one_of("p.level_id", len(levels)))
            values += levels
        return Clause(tuple(tokens), " OR ".join(conditions), tuple(values))

    def knows(self, role_id: int | None, level_id: int | None) -> "Any":
        """Whether a word is true of somebody with this role and level."""
        return lambda word: role_id in self._roles[word] or level_id in self._levels[word]


def _roles_called(word: Word, roles: Sequence[RoleName]) -> tuple[int, ...]:
    """The roles that have a word in their name."""
    return tuple(
        role.id
        for role in roles
        if role.id is not None
        and any(part.name == word.name or part.stem == word.stem for part in typed_words(role.name))
    )


def _levels_called(word: Word, levels: Sequence[LevelName]) -> tuple[int, ...]:
    """The levels that a word names."""
    code = LEVELS.get(word.plain)
    return tuple(
        level.id
        for level in levels
        if level.code == code or (level.name and word.plain in [part.plain for part in typed_words(level.name)])
    )


def _one_of(column: str, count: int, *, same_role: bool = False) -> str:
    listed = ", ".join("{}" for _ in range(count))
    if not same_role:
        return f"{column} IN ({listed})"
    return f"{column} IN (SELECT id FROM role WHERE coalesce(merged_into_id, id) IN ({listed}))"  # noqa: S608  # places


def _among(query: Query) -> Among:
    conditions, values = ["p.status = 'member' AND p.listed"], list[int]()
    if query.roles:
        conditions.append(_one_of("p.role_id", len(query.roles), same_role=True))
        values += query.roles
    if query.levels:
        conditions.append(_one_of("p.level_id", len(query.levels)))
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
