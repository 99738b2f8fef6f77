"""The forms in which words are compared, as a whole with a number: with other forms the index is another one.

When the forms change, the former ones stay in `KNOWN` for a release: people are found by them until the index of the
new ones is complete, and both are written meanwhile.
"""

from collections.abc import Sequence
from typing import Protocol

from school21_bot.search import matching, tokens
from school21_bot.search.document import Document, Word, typed_words
from school21_bot.search.matching import Known, Rank


class Forms(Protocol):
    """How a person and what was typed become tokens, and how well the two fit."""

    @property
    def number(self) -> int:
        """Below 256; never used again for other forms."""

    def words(self, typed: str) -> list[Word]:
        """The words that somebody looks for."""

    def tokens_of(self, document: Document) -> list[str]:
        """What a person is found by."""

    def of_nickname(self, typed: str) -> str:
        """With whoever has this nickname, whole."""

    def of_team(self, team: str) -> str:
        """With whoever is in this team."""

    def of_beginning(self, word: Word) -> str:
        """With whoever has a name that begins with the word."""

    def of_word(self, word: Word) -> list[str]:
        """Any of them with whoever has the word in the team or the description."""

    def of_misspelling(self, word: Word) -> list[str]:
        """Any of them with whoever has a name that differs little from the word."""

    def rank(self, document: Document, typed: str, words: Sequence[Word], known: Known) -> Rank | None:
        """How well somebody fits; None: not."""

    def is_same_team(self, one: str, other: str) -> bool:
        """Whether two people who wrote this are in one team."""


class First:
    """The forms of `words`, `skeleton`, `stems` and `tokens`."""

    number = 1
    words = staticmethod(typed_words)
    tokens_of = staticmethod(tokens.tokens_of)
    of_nickname = staticmethod(tokens.token_of_nickname)
    of_team = staticmethod(tokens.token_of_team)
    of_beginning = staticmethod(tokens.token_of_beginning)
    of_word = staticmethod(tokens.tokens_of_word)
    of_misspelling = staticmethod(tokens.tokens_of_misspelling)
    rank = staticmethod(matching.rank)
    is_same_team = staticmethod(matching.is_same_team)


KNOWN: tuple[Forms, ...] = (First(),)
"""The newest last."""
