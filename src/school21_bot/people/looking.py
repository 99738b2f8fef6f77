"""What was typed in a search, and what its words may mean besides: roles and levels."""

from dataclasses import dataclass

from school21_bot.people.meanings import LISTED, Meanings
from school21_bot.people.query import Query
from school21_bot.search import Among, Clause, Document, Forms, Known, Rank, Word

EXACT = frozenset(rank for rank in Rank if not rank.is_near)
"""Those who have every word as it was typed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Who is shown together, the latest first: the ranks they may have, and the one by which a cursor names them."""

    rank: Rank
    ranks: frozenset[Rank]


_NEWEST = (Stage(Rank.WORDS, EXACT), Stage(Rank.ALIKE, frozenset(Rank) - EXACT))
_EVERYBODY = (Stage(Rank.WORDS, EXACT),)
_ALONE = {rank: Stage(rank, frozenset({rank})) for rank in Rank}


class Looking:
    """A text that is looked for."""

    def __init__(self, forms: Forms, text: str, meanings: Meanings) -> None:
        self.forms = forms
        self.text = text
        self.words = forms.words(text)
        self._whole = forms.whole(text)
        self._meanings = meanings
        self._roles = {word: meanings.roles(word) for word in self.words}
        self._levels = {word: meanings.levels(word) for word in self.words}

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
        return tuple(_ALONE[rank] for rank in self.forms.possible_ranks(self.words))

    def among(self, query: Query) -> Among:
        """Whom members find, with the roles and levels that are wanted."""
        return Among(LISTED, self._meanings.both_of(query.roles, query.levels))

    def fits(self, document: Document, role_id: int | None, level_id: int | None) -> Rank | None:
        """How well somebody fits who has a role and a level; None: not."""
        if not self.words:
            return Rank.WORDS
        return self.forms.rank(document, self._whole, self.words, self._knows(role_id, level_id))

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
        return Clause(tuple(tokens), self._meanings.any_of(self._roles[word], self._levels[word]))

    def _knows(self, role_id: int | None, level_id: int | None) -> Known:
        """Whether a word is true of somebody with this role and level."""
        root = self._meanings.root(role_id)
        return lambda word: root in self._roles[word] or level_id in self._levels[word]
