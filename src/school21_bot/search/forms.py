"""The forms in which words are compared, as a whole with a number: with other forms the index is another one.

When the forms change, the former ones stay in `KNOWN` for a release: people are found by them until the index of the
new ones is complete, and both are written meanwhile.
"""

from collections.abc import Sequence
from typing import Protocol

from school21_bot.search import asking, matching, tokens
from school21_bot.search.document import Document, Word, typed_words, whole
from school21_bot.search.matching import Known, Rank


class Forms(Protocol):
    """How a person and what was typed become tokens, and how well the two fit."""

    @property
    def number(self) -> int:
        """Below 256; never used again for other forms."""

    def words(self, typed: str) -> list[Word]:
        """The words that somebody looks for."""

    def whole(self, typed: str) -> str:
        """What was typed, as a nickname is compared when it is typed in full."""

    def tokens_of(self, document: Document) -> list[str]:
        """What a person is found by."""

    def of_nickname(self, typed: str) -> str:
        """With whoever has this nickname, whole."""

    def of_team(self, team: str) -> str:
        """With whoever is in this team."""

    def possible_ranks(self, words: Sequence[Word]) -> list[Rank]:
        """How well somebody can fit, in order."""

    def of_called(self, how_well: Rank, word: Word, *, is_alone: bool) -> list[str]:
        """Any of them with whoever may fit so by what they are called; `is_alone`: it is all that was typed."""

    def of_word(self, word: Word) -> list[str]:
        """Any of them with whoever has the word in the team or the description."""

    def rank(self, document: Document, nickname: str, words: Sequence[Word], known: Known) -> Rank | None:
        """How well somebody fits; None: not. `nickname`: what was typed, whole."""

    def strays(self, document: Document, words: Sequence[Word], how_well: Rank) -> int:
        """How far somebody is from what was typed among those who fit alike."""

    def is_same_team(self, one: str, other: str) -> bool:
        """Whether two people who wrote this are in one team."""


class First:
    """The forms of `words`, `skeleton`, `sounds`, `stems` and `tokens`. Number 1 was never part of a release."""

    number = 2
    words = staticmethod(typed_words)
    whole = staticmethod(whole)
    tokens_of = staticmethod(tokens.tokens_of)
    of_nickname = staticmethod(tokens.token_of_nickname)
    of_team = staticmethod(tokens.token_of_team)
    possible_ranks = staticmethod(asking.possible_ranks)
    of_called = staticmethod(asking.tokens_of_called)
    of_word = staticmethod(tokens.tokens_of_word)
    rank = staticmethod(matching.rank)
    strays = staticmethod(matching.strays)
    is_same_team = staticmethod(matching.is_same_team)


KNOWN: tuple[Forms, ...] = (First(),)
"""The newest last."""
