"""What of a person can be searched, and what was typed, both as words in the forms that are compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from school21_bot.search.skeleton import latin, skeleton
from school21_bot.search.sounds import sounds
from school21_bot.search.stems import stem
from school21_bot.search.words import LONGEST_WORD, plain, telling, words_of

MOST_TYPED = 8
"""Words of a query; what follows them is not looked at."""


SHORT = 3
"""Letters of a short word."""

MOST_WORDS = 40
"""Of a team and a description together."""


@dataclass(frozen=True)
class Document:
    """The texts of a person, as others may see them: what somebody hides is not here.

    `nicknames`: in the school, the messenger and Telegram, whole; `name`: first and last name; `invented`: those of the
    nicknames that are not made of the name, as the school gives them.
    """

    nicknames: tuple[str, ...] = ()
    name: str = ""
    team: str = ""
    description: str = ""
    invented: tuple[str, ...] = ()

    @cached_property
    def whole_nicknames(self) -> frozenset[str]:
        """The nicknames as they are compared when one is typed in full."""
        return frozenset(whole(nickname) for nickname in self.nicknames if nickname)

    @cached_property
    def whole_team(self) -> str:
        """The team as it is compared with another; "" without one."""
        return whole_team(self.team)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The skeletons of the words by which somebody is called, each once."""
        return _unique(map(skeleton, self.called))

    @cached_property
    def initials(self) -> frozenset[str]:
        """Those of them that are a letter or two of a nickname, and no name: "i.petrov"."""
        own = {skeleton(word) for word in words_of(self.name)}
        return frozenset(name for name in self.names if len(name) < SHORT and name not in own)

    @cached_property
    def whole_names(self) -> frozenset[str]:
        """Those of them that are whole names."""
        return frozenset(self.names) - self.initials

    @cached_property
    def team_words(self) -> frozenset[str]:
        """The skeletons of the words of the team."""
        return frozenset(skeleton(word) for word in words_of(self.team))

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """The same words as they are compared when a letter differs."""
        return _unique(map(sounds, self.called))

    @cached_property
    def called(self) -> tuple[str, ...]:
        """The words by which somebody is called, as they are written."""
        nicknames = [nickname for nickname in self.nicknames if nickname not in self.invented]
        return tuple(word for text in (self.name, *nicknames) for word in words_of(text))

    @cached_property
    def nicks(self) -> tuple[str, ...]:
        """The words of invented nicknames as they are: nobody writes those by another standard."""
        return _unique(latin(word) for text in self.invented for word in words_of(text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What stands in the team and the description: skeletons of the team, stems of the description, each once.

        Of a long description only the beginning: whoever stuffs it with words is not found by more of them.
        """
        of_description = map(stemmed, telling(words_of(self.description)))
        return _unique([*map(skeleton, words_of(self.team)), *of_description])[:MOST_WORDS]


@dataclass(frozen=True)
class Word:
    """A word that was typed."""

    plain: str

    @cached_property
    def name(self) -> str:
        """As a name is compared."""
        return skeleton(self.plain)

    @cached_property
    def sound(self) -> str:
        """As a name is compared when a letter differs."""
        return sounds(self.plain)

    @cached_property
    def nick(self) -> str:
        """As a word of an invented nickname is compared."""
        return latin(self.plain)

    @cached_property
    def is_short(self) -> bool:
        """Whether names that only begin with it say little: many do, and abbreviations look like that."""
        return len(self.plain) <= SHORT or len(self.name) <= SHORT

    @cached_property
    def is_nick_like(self) -> bool:
        """Whether an invented nickname that begins with it is most likely meant."""
        return self.plain.isascii() and len(self.plain) > SHORT

    @cached_property
    def stem(self) -> str:
        """As a word of a description is compared."""
        return stemmed(self.plain)


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
