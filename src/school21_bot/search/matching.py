"""How well a person fits what was typed; the index only proposes, this decides, on the opened record."""

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum

from rapidfuzz.distance import OSA

from school21_bot.search.document import Document, Word, whole_team
from school21_bot.search.tokens import SHORTEST_PREFIX, may_be_misspelt


class Rank(IntEnum):
    """In this order people are shown."""

    NICKNAME = 0
    """What was typed is a nickname, whole."""
    NAME = 1
    """Every word is a name, whole."""
    NICK = 2
    """What was typed is one word, with which an invented nickname begins."""
    BEGUN = 3
    """Every word is the beginning of a name."""
    WORDS = 4
    """Every word is somewhere, whole: a name, the team, the description, or what the caller knows besides."""
    LOOSE = 5
    """Every word is somewhere, or the beginning of a name, of however few letters."""
    ALIKE = 6
    """Every word is somewhere, one of them but for a letter that was left out: few words are so near to a name."""
    FARTHER = 7
    """Every word is somewhere, but for another slip in one of them, or slips in several."""

    @property
    def is_near(self) -> bool:
        """Whether somebody only nearly fits, which is said where they are shown."""
        return self >= Rank.ALIKE


Known = Callable[[Word], bool]


def rank(document: Document, nickname: str, words: Sequence[Word], known: Known) -> Rank | None:
    """How well somebody fits; None: not.

    `nickname`: what was typed, as a whole nickname is compared; `known`: whether a word is otherwise true of them, such
    as by their role.
    """
    if nickname in document.whole_nicknames:
        return Rank.NICKNAME
    if not words:
        return None
    # Each step looks only at the words of which the one before is not true: most people are done after the second.
    unnamed = [word for word in words if word.name not in document.whole_names]
    if not unnamed:
        return Rank.NAME
    if len(words) == 1 and words[0].is_nick_like and _begins_nick(document, words[0]):
        return Rank.NICK
    if all([_begins(document, word) for word in unnamed]):  # noqa: C419  # of few words a list is quicker
        return Rank.BEGUN
    missing = [word for word in unnamed if not (_is_written(document, word) or known(word))]
    if not missing:
        return Rank.WORDS
    missing = [word for word in missing if not _begins_anything(document, word)]
    if not missing:
        return Rank.LOOSE
    if not all(_is_alike(document, word) for word in missing):
        return None
    return Rank.ALIKE if len(missing) == 1 and _is_left_out(document, missing[0]) else Rank.FARTHER


def strays(document: Document, words: Sequence[Word], how_well: Rank) -> int:
    """How far somebody is from what was typed among those of one page who fit alike: the nearest are shown first.

    Nearer is whoever writes the name in just those letters, and of whose name two were swapped: that makes few words
    of it, while any letter may be typed instead of another or beside it. Words together are most likely a team.
    """
    if how_well is Rank.WORDS:
        return 0 if document.team_words.issuperset([word.name for word in words]) else 1
    if how_well is Rank.BEGUN or how_well.is_near:
        return sum(_stray(document, word) for word in words)
    return 0


def _stray(document: Document, word: Word) -> int:
    if any(name.startswith(word.plain) for name in (*document.called, *document.nicks)):
        return 0
    pairs = _pairs(document, word)
    return 1 if any(sorted(name) == sorted(typed) and _is_near(name, typed) for name, typed in pairs) else 2


def is_same_team(one: str, other: str) -> bool:
    """Whether two people who wrote this are in one team."""
    return bool(one) and whole_team(one) == whole_team(other)


def _begins(document: Document, word: Word) -> bool:
    """Whether a name begins with the word, if that says anything."""
    if not word.is_short and _begins_name(document, word):
        return True
    return word.is_nick_like and _begins_nick(document, word)


def _begins_anything(document: Document, word: Word) -> bool:
    return word.name in document.initials or _begins_name(document, word) or _begins_nick(document, word)


def _begins_name(document: Document, word: Word) -> bool:
    begun = word.name
    if len(begun) < SHORTEST_PREFIX:
        return False
    for name in document.names:  # noqa: SIM110  # quicker than any()
        if name.startswith(begun):
            return True
    return False


def _begins_nick(document: Document, word: Word) -> bool:
    """An invented nickname is Latin: what is typed in Russian is a name and begins none."""
    begun = word.plain
    begins_one = len(begun) >= SHORTEST_PREFIX and begun.isascii()
    return begins_one and any(nick.startswith(begun) for nick in document.nicks)


def _is_written(document: Document, word: Word) -> bool:
    return word.name in document.words or word.stem in document.words


def _is_alike(document: Document, word: Word) -> bool:
    return any(_is_near(name, typed) for name, typed in _pairs(document, word))


def _is_left_out(document: Document, word: Word) -> bool:
    return any(len(name) == len(typed) + 1 and _is_near(name, typed) for name, typed in _pairs(document, word))


def _pairs(document: Document, word: Word) -> Iterator[tuple[str, str]]:
    """Every name, and what was typed in the form in which the two are compared."""
    yield from ((name, word.sound) for name in document.sounds)
    yield from ((nick, word.nick) for nick in document.nicks)


def _is_near(name: str, typed: str) -> bool:
    both = may_be_misspelt(name) and may_be_misspelt(typed)
    return both and OSA.distance(name, typed, score_cutoff=1) <= 1
