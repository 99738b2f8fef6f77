"""What was typed in a search, and what its words may mean besides: roles and levels."""

from collections.abc import Sequence
from dataclasses import dataclass

from school21_bot.people.accounts import LevelName, RoleName
from school21_bot.people.level_words import LEVELS
from school21_bot.search import Clause, Document, Forms, Known, Rank, Word

EXACT = frozenset(rank for rank in Rank if not rank.is_near)
"""Those who have every word as it was typed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Who is shown together, the latest first: the ranks they may have, and the one by which a cursor names them."""

    rank: Rank
    ranks: frozenset[Rank]


_NEWEST = (Stage(Rank.WORDS, EXACT), Stage(Rank.ALIKE, frozenset(Rank) - EXACT))
_EVERYBODY = (Stage(Rank.WORDS, EXACT),)


_ROOTS = "SELECT coalesce(merged_into_id, id) FROM role WHERE id IN ({})"


class Looking:
    """A text that is looked for."""

    def __init__(self, forms: Forms, text: str, roles: Sequence[RoleName], levels: Sequence[LevelName]) -> None:
        self.forms = forms
        self.text = text
        self.words = forms.words(text)
        self._roles = {word: _roles_called(forms, word, roles) for word in self.words}
        self._levels = {word: _levels_called(forms, word, levels) for word in self.words}

    @property
    def says_nothing(self) -> bool:
        """Whether it is signs alone, which nobody has."""
        return bool(self.text.strip()) and not self.words

    def stages(self, *, newest: bool) -> tuple[Stage, ...]:
        """Who is shown first: without words everybody fits alike; `newest`: only near misses come behind others."""
        if not self.words:
            return _EVERYBODY
        if newest:
            return _NEWEST
        return tuple(Stage(rank, frozenset({rank})) for rank in self.forms.possible_ranks(self.words))

    def fits(self, document: Document, role_id: int | None, level_id: int | None) -> Rank | None:
        """How well somebody fits who has a role and a level; None: not."""
        if not self.words:
            return Rank.WORDS
        return self.forms.rank(document, self.text, self.words, self._knows(role_id, level_id))

    def strays(self, document: Document, how_well: Rank) -> int:
        """How far somebody is from what was typed among those who fit alike."""
        return self.forms.strays(document, self.words, how_well)

    def clauses(self, stage: Stage) -> list[Clause]:
        """What the index is asked for."""
        if not self.words:
            return []
        if stage.ranks == {Rank.NICKNAME}:
            return [Clause((self.forms.of_nickname(self.text),))]
        return [self._clause(word, stage) for word in self.words]

    def _clause(self, word: Word, stage: Stage) -> Clause:
        how_well = max(stage.ranks)
        # Who fits better was shown before, unless all are shown together.
        is_alone = len(self.words) == 1 and stage.ranks != EXACT
        tokens = self.forms.of_called(how_well, word, is_alone=is_alone)
        if how_well < Rank.WORDS or (is_alone and how_well > Rank.WORDS):
            return Clause(tuple(tokens))
        tokens += self.forms.of_word(word)
        conditions, values = list[str](), list[int]()
        if roles := self._roles[word]:
            conditions.append(one_of("p.role_id", len(roles), same_role=True))
            values += roles
        if levels := self._levels[word]:
            conditions.append(one_of("p.level_id", len(levels)))
            values += levels
        return Clause(tuple(tokens), " OR ".join(conditions), tuple(values))

    def _knows(self, role_id: int | None, level_id: int | None) -> Known:
        """Whether a word is true of somebody with this role and level."""
        return lambda word: role_id in self._roles[word] or level_id in self._levels[word]


def one_of(column: str, count: int, *, same_role: bool = False) -> str:
    """A condition on a column with the places of so many ids; `same_role`: all that is the same role counts, too."""
    listed = ", ".join("{}" for _ in range(count))
    if not same_role:
        return f"{column} IN ({listed})"
    return f"{column} IN (SELECT id FROM role WHERE coalesce(merged_into_id, id) IN ({_ROOTS.format(listed)}))"  # noqa: S608  # places


def _roles_called(forms: Forms, word: Word, roles: Sequence[RoleName]) -> tuple[int, ...]:
    """The roles that have a word in their name."""
    return tuple(
        role.id
        for role in roles
        if role.id is not None
        and any(part.name == word.name or part.stem == word.stem for part in forms.words(role.name))
    )


def _levels_called(forms: Forms, word: Word, levels: Sequence[LevelName]) -> tuple[int, ...]:
    """The levels that a word names."""
    code = LEVELS.get(word.plain)
    return tuple(
        level.id
        for level in levels
        if level.code == code or (level.name and word.plain in [part.plain for part in forms.words(level.name)])
    )
