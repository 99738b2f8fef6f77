"""What the index knows of a person: keyed hashes of the beginnings, words and misspellings of what they wrote."""

import hashlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import chain, islice

from school21_bot.search.document import Document, Word, whole, whole_team

MOST_TOKENS = 80
"""Of one person: a description stuffed with words takes no more room, and slows nobody."""

SHORTEST_PREFIX, LONGEST_PREFIX = 3, 12
_SHORTEST_MISSPELT, _LONGEST_MISSPELT = 4, 12


class Domain(StrEnum):
    """What a token stands for; each has hashes of its own."""

    NICKNAME = "n"
    NAME = "f"
    INITIAL = "i"
    PREFIX = "p"
    NICK = "q"
    WORD = "w"
    MISSPELT = "m"
    TEAM = "t"


class Scope(StrEnum):
    """Who finds by a token: any member what a member shows, staff alone the rest."""

    ALL = "a"
    STAFF = "s"


def tokens_of(document: Document) -> list[str]:
    """The tokens of a person, the most useful first, at most `MOST_TOKENS`."""
    wanted = chain(
        (f"{Domain.NICKNAME}{nickname}" for nickname in sorted(document.whole_nicknames)),
        (f"{Domain.TEAM}{team}" for team in (document.whole_team,) if team),
        *(_beginnings(Domain.NICK, nick, len(nick)) for nick in document.nicks),
        (f"{Domain.INITIAL if name in document.initials else Domain.NAME}{name}" for name in document.names),
        *(_beginnings(Domain.PREFIX, name, len(name) - 1) for name in document.names),
        (f"{Domain.WORD}{word}" for word in document.words),
        *map(_misspellings, dict.fromkeys((*document.nicks, *document.sounds))),
    )
    return list(islice(dict.fromkeys(wanted), MOST_TOKENS))


def token_of_nickname(typed: str) -> str:
    """The one that is with whoever has this nickname, whole."""
    return f"{Domain.NICKNAME}{whole(typed)}"


def token_of_name(word: Word) -> str:
    """The one that is with whoever has a name that is the word, whole."""
    return f"{Domain.NAME}{word.name}"


def token_of_initial(word: Word) -> str:
    """The one that is with whoever has just these one or two letters in a nickname."""
    return f"{Domain.INITIAL}{word.name}"


def token_of_team(team: str) -> str:
    """The one that is with whoever is in this team."""
    return f"{Domain.TEAM}{whole_team(team)}"


def token_of_beginning(word: Word) -> str:
    """The one that is with whoever has a longer name that begins with the word; of a long word only its beginning."""
    return f"{Domain.PREFIX}{word.name[:LONGEST_PREFIX]}"


def token_of_nick(word: Word) -> str:
    """The one that is with whoever has an invented nickname that begins with the word, or is it."""
    return f"{Domain.NICK}{word.plain[:LONGEST_PREFIX]}"


def tokens_of_word(word: Word) -> list[str]:
    """Any of these is with whoever has the word in the team or the description."""
    return list(dict.fromkeys((f"{Domain.WORD}{word.name}", f"{Domain.WORD}{word.stem}")))


def tokens_without_a_letter(word: Word) -> list[str]:
    """Any of these is with whoever has a name from which the word follows when a letter is left out."""
    typed = [form for form in (word.sound, word.nick) if may_be_misspelt(form)]
    return list(dict.fromkeys(f"{Domain.MISSPELT}{form}" for form in typed))


def tokens_of_misspelling(word: Word) -> list[str]:
    """Any of these is with whoever has a name that differs from the word by one letter, at most by two."""
    return list(dict.fromkeys((*_misspellings(word.sound), *_misspellings(word.nick))))


def may_be_misspelt(name: str) -> bool:
    """Whether a name is looked for with a letter that differs: a short one would find everybody."""
    return _SHORTEST_MISSPELT <= len(name) <= _LONGEST_MISSPELT


def keyed(key: bytes, tokens: Iterable[str], scope: Scope = Scope.ALL) -> list[int]:
    """The tokens as the index holds them: 64 bits of BLAKE2b (RFC 7693) with a key, as signed numbers."""
    prepared = _prepared(key, scope)
    found = []
    for token in tokens:
        hashed = prepared.copy()
        hashed.update(token.encode("utf-8", "replace"))
        found.append(int.from_bytes(hashed.digest(), "big", signed=True))
    return found


@lru_cache(64)
def _prepared(key: bytes, scope: Scope) -> hashlib.blake2b:
    """The hash after its key and the scope: to copy it is half the work of beginning anew."""
    return hashlib.blake2b(scope.encode(), key=key, digest_size=8)


def _beginnings(domain: Domain, name: str, longest: int) -> Iterator[str]:
    """The beginnings of a name of at most so many letters, the longest first."""
    for length in range(min(longest, LONGEST_PREFIX), SHORTEST_PREFIX - 1, -1):
        yield f"{domain}{name[:length]}"


def _misspellings(name: str) -> Iterator[str]:
    """A name and all that is left of it without one of its letters: two names that meet there differ by little."""
    if may_be_misspelt(name):
        yield f"{Domain.MISSPELT}{name}"
        for index in range(len(name)):
            yield f"{Domain.MISSPELT}{name[:index]}{name[index + 1 :]}"
