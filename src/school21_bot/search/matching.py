"""How well a person fits what was typed; the index only proposes, this decides, on the opened record."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from rapidfuzz.distance import OSA

from school21_bot.search.document import Document, Word, whole, whole_team
from school21_bot.search.tokens import SHORTEST_PREFIX, may_be_misspelt


class Rank(IntEnum):
    """In this order people are shown."""

    NICKNAME = 0
    """What was typed is a nickname, whole."""
    NAME = 1
    """Every word is the beginning of a name."""
    WORDS = 2
    """Every word is somewhere: a name, the team, the description, or what the caller knows besides."""
    ALIKE = 3
    """Every word is somewhere, but for one letter."""


Known = Callable[[Word], bool]


def rank(document: Document, typed: str, words: Sequence[Word], known: Known) -> Rank | None:
    """How well somebody fits; `known`: whether a word is otherwise true of them, such as by their role. None: not."""
    if document.is_called(whole(typed)):
        return Rank.NICKNAME
    if not words:
        return None
    begun = [_begins(document, word) for word in words]
    if all(begun):
        return Rank.NAME
    there = [begins or document.says(word) or known(word) for begins, word in zip(begun, words, strict=True)]
    if all(there):
        return Rank.WORDS
    if all(is_there or _is_alike(document, word) for is_there, word in zip(there, words, strict=True)):
        return Rank.ALIKE
    return None


def is_same_team(one: str, other: str) -> bool:
    """Whether two people who wrote this are in one team."""
    return bool(one) and whole_team(one) == whole_team(other)


def _begins(document: Document, word: Word) -> bool:
    # A short word would find everybody: it has to be all of a name.
    return document.has_name(word, is_whole=len(word.name) < SHORTEST_PREFIX)


def _is_alike(document: Document, word: Word) -> bool:
    if not may_be_misspelt(word.name):
        return False
    return any(may_be_misspelt(name) and OSA.distance(name, word.name, score_cutoff=1) <= 1 for name in document.names)
