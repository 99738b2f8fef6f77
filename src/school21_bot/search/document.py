"""What of a person can be searched, and what was typed, both as words in the forms that are compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from school21_bot.search.skeleton import may_begin, skeleton
from school21_bot.search.stems import stem
from school21_bot.search.words import LONGEST_WORD, plain, telling, words_of

MOST_TYPED = 8
"""Words of a query; what follows them is not looked at."""


_SHORT = 400
MOST_WORDS = 40
"""Of a team and a description together."""


@dataclass(frozen=True)
class Document:
    """The texts of a person, as others may see them: what somebody hides is not here.

    `nicknames`: in the school, the messenger and Telegram, whole; `name`: first and last name.
    """

    nicknames: tuple[str, ...] = ()
    name: str = ""
    team: str = ""
    description: str = ""

    @cached_property
    def whole_nicknames(self) -> frozenset[str]:
        """The nicknames as they are compared when one is typed in full."""
        return frozenset(whole(nickname) for nickname in self.nicknames if nickname)

    def is_called(self, nickname: str) -> bool:
        """Whether that is one of the nicknames, in full."""
        is_ascii = nickname.isascii()
        # What is written in ASCII gets shorter at the most.
        return any(
            whole(one) == nickname
            for one in self.nicknames
            if one and (not one.isascii() or (is_ascii and len(one) >= len(nickname)))
        )

    @cached_property
    def called(self) -> list[str]:
        """The words by which somebody is called, in their plain form."""
        return words_of(" ".join((self.name, *self.nicknames)))

    def has_name(self, word: "Word", *, is_whole: bool) -> bool:
        """Whether the skeleton of one of those words begins so, or is that.

        The same as to look through `names`, but most words are not brought into that form.
        """
        name = word.name
        for one in self.called:
            if may_begin(one, name) and (found := skeleton(one)).startswith(name) and (not is_whole or found == name):
                return True
        return False

    def says(self, word: "Word") -> bool:
        """Whether the team or the description has a word: the same as to look through `words`, as above."""
        if word.literally is not None and len(self.description) <= _SHORT:
            met = word.literally.search(plain(self.description))
            if met is not None and len(self.team) + met.start() < MOST_WORDS:
                return True
        team, description = self._said
        if len(team) + len(description) > MOST_WORDS:
            return word.name in self.words or word.stem in self.words
        forms = (word.name, word.stem)
        return any(
            (may_begin(one, word.name) or may_begin(one, word.stem)) and form(one) in forms
            for words, form in ((team, skeleton), (description, stemmed))
            for one in words
        )

    @cached_property
    def _said(self) -> tuple[list[str], list[str]]:
        return words_of(self.team), telling(words_of(self.description))

    @cached_property
    def whole_team(self) -> str:
        """The team as it is compared with another; "" without one."""
        return whole_team(self.team)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The skeletons of the words by which somebody is called, each once."""
        return _unique(skeleton(word) for text in (self.name, *self.nicknames) for word in words_of(text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What stands in the team and the description: skeletons of the team, stems of the description, each once.

        Of a long description only the beginning: whoever stuffs it with words is not found by more of them.
        """
        team, description = self._said
        return _unique([*map(skeleton, team), *map(stemmed, description)])[:MOST_WORDS]


@dataclass(frozen=True)
class Word:
    """A word that was typed."""

    plain: str

    @cached_property
    def name(self) -> str:
        """As a name is compared."""
        return skeleton(self.plain)

    @cached_property
    def stem(self) -> str:
        """As a word of a description is compared."""
        return stemmed(self.plain)

    @cached_property
    def literally(self) -> re.Pattern[str] | None:
        """Where it stands as it was typed; None for a word of which that is not so simple."""
        if not self.plain.isalnum() or telling([self.plain, "x"]) == ["x"]:
            return None
        return re.compile(rf"(?<![^\W_]){re.escape(self.plain)}(?![^\W_]|\+\+|#)")


def typed_words(text: str) -> list[Word]:
    """The words that somebody looks for, each once, at most `MOST_TYPED`."""
    return [Word(word) for word in list(dict.fromkeys(telling(words_of(text))))[:MOST_TYPED]]


def whole(nickname: str) -> str:
    """A nickname as it is compared when it is typed in full."""
    return plain(nickname).strip().removeprefix("@")[:LONGEST_WORD]


def whole_team(team: str) -> str:
    """A team as it is compared: "Lab.SberPay" and "lab sberpay" are one."""
    return " ".join(skeleton(word) for word in words_of(team))[:LONGEST_WORD]


def stemmed(word: str) -> str:
    """The form of a word of a description, in Latin letters like everything else."""
    return skeleton(stem(word))


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
