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
    if whole(typed) in document.whole_nicknames:
        return Rank.NICKNAME
    if not words:
        return None
    if all(_begins(document, word) for word in words):
        return Rank.NAME
    if all(_is_somewhere(document, word) or known(word) for word in words):
        return Rank.WORDS
    if all(_is_somewhere(document, word) or known(word) or _is_alike(document, word) for word in words):
        return Rank.ALIKE
    return None


def is_same_team(one: str, other: str) -> bool:
    """Whether two people who wrote this are in one team."""
    return bool(one) and whole_team(one) == whole_team(other)


def _begins(document: Document, word: Word) -> bool:
    if len(word.name) < SHORTEST_PREFIX:  # it would find everybody
        return word.name in document.names
    return any(name.startswith(word.name) for name in document.names)


def _is_somewhere(document: Document, word: Word) -> bool:
    return _begins(document, word) or word.name in document.words or word.stem in document.words


def _is_alike(document: Document, word: Word) -> bool:
    if not may_be_misspelt(word.name):
        return False
    return any(may_be_misspelt(name) and OSA.distance(name, word.name, score_cutoff=1) <= 1 for name in document.names)
