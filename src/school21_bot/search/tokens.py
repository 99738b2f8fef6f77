"""What the index knows of a person: keyed hashes of the beginnings, words and misspellings of what they wrote."""

import hashlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice

from school21_bot.search.document import Document, Word

MOST_TOKENS = 80
"""Of one person: a description stuffed with words takes no more room, and slows nobody."""

SHORTEST_PREFIX, LONGEST_PREFIX = 3, 8
_SHORTEST_MISSPELT, _LONGEST_MISSPELT = 4, 12


class Domain(StrEnum):
    """What a token stands for; each has hashes of its own."""

    PREFIX = "p"
    WORD = "w"
    MISSPELT = "m"


def tokens_of(document: Document) -> list[str]:
    """The tokens of a person, the most useful first, at most `MOST_TOKENS`."""
    wanted = chain(
        *map(_beginnings, document.names),
        (f"{Domain.WORD}{word}" for word in document.words),
        *map(_misspellings, document.names),
    )
    return list(islice(dict.fromkeys(wanted), MOST_TOKENS))


def tokens_to_find(word: Word) -> list[str]:
    """Any of these is with whoever has the word, or a name that begins with it."""
    found = [_beginning(word.name), f"{Domain.WORD}{word.name}", f"{Domain.WORD}{word.stem}"]
    return list(dict.fromkeys(found))


def tokens_of_misspelling(word: Word) -> list[str]:
    """Any of these is with whoever has a name that differs from the word by one letter, at most by two."""
    return list(_misspellings(word.name))


def may_be_misspelt(name: str) -> bool:
    """Whether a name is looked for with a letter that differs: a short one would find everybody."""
    return _SHORTEST_MISSPELT <= len(name) <= _LONGEST_MISSPELT


def keyed(key: bytes, tokens: Iterable[str]) -> list[int]:
    """The tokens as the index holds them: 64 bits of BLAKE2b (RFC 7693) with a key, as signed numbers."""
    return [
        int.from_bytes(hashlib.blake2b(token.encode("utf-8", "replace"), key=key, digest_size=8).digest(), signed=True)
        for token in tokens
    ]


def _beginnings(name: str) -> Iterator[str]:
    """The beginnings of a name, the longest first; a short one is there whole."""
    for length in range(min(len(name), LONGEST_PREFIX), min(len(name), SHORTEST_PREFIX) - 1, -1):
        yield f"{Domain.PREFIX}{name[:length]}"


def _beginning(name: str) -> str:
    return f"{Domain.PREFIX}{name[:LONGEST_PREFIX]}"


def _misspellings(name: str) -> Iterator[str]:
    """A name and all that is left of it without one of its letters: two names that meet there differ by little."""
    if may_be_misspelt(name):
        yield f"{Domain.MISSPELT}{name}"
        for index in range(len(name)):
            yield f"{Domain.MISSPELT}{name[:index]}{name[index + 1 :]}"
