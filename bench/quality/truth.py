"""Whom a query means: found out from what is known of the people and from what they wrote, without any index."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from bench.quality.people import Person, of_a_woman
from bench.quality.spellings import all_spellings
from bench.quality.subjects import ROLES, SUBJECTS, VERBS
from bench.quality.words import SIGNS
from school21_bot.sample.names import RUSSIAN_MEN, RUSSIAN_WOMEN

Meant = tuple[str, str]
"""What is said of the person, by its kind, and its value.

`first`, `family`: what they are called in Russian, a last name also when "а" follows, as women bear it; `kin`: the last
name in either form; `nickname`: one of the three, whole; `begins`: a nickname or a name, in any spelling of it, begins
so; `word`: the role, the level, the team or the description has it in one of its forms; `sign`: has that abbreviation,
however it is written; `team`: it is a part of the team's name; `level`: the level.
"""

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"[^\W\d_]+\d*")
# How a subject and an abbreviation are called in the names of teams.
_IN_ENGLISH = {"скоринг": ("scoring",)}
_IN_TEAMS = {"сбп": "sbp"}


class Truth:
    """Knows who is meant in one community."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._of: dict[Meant, set[int]] = defaultdict(set)
        for person in people:
            for meant in _said_of(person):
                self._of[meant].add(person.number)

    def expected(self, meant: Sequence[Meant]) -> frozenset[int]:
        """The numbers of those of whom all of it is true."""
        return frozenset[int].intersection(*map(self._who, meant))

    def _who(self, meant: Meant) -> frozenset[int]:
        kind, value = meant
        if kind == "begins":
            return self._all(person for person in self._people if _begins(person, value))
        if kind == "sign":
            sign = _sign(value)
            return self._all(person for person in self._people if sign.search(person.work.lower()))
        if kind == "family":
            return frozenset(self._of["family", value] | self._of["family", f"{value}а"])
        if kind == "kin":
            return frozenset(self._of["family", value] | self._of["family", of_a_woman(value)])
        if kind == "word":
            return frozenset[int]().union(*(self._of["word", form] for form in forms_of(value)))
        return frozenset(self._of[meant])

    @staticmethod
    def _all(people: Iterator[Person]) -> frozenset[int]:
        return frozenset(person.number for person in people)


def _said_of(person: Person) -> Iterator[Meant]:
    yield "family", person.family
    # Whoever has a foreign last name may have a first name of both languages: "Vera".
    for first in [person.first] if person.first else _in_both_languages(person.first_name):
        yield "first", first
    for nickname in person.nicknames:
        yield "nickname", nickname
    for part in person.team.lower().split("."):
        yield "team", part
    yield "level", person.level.value
    for word in _WORD.findall(small(person.work)):
        yield "word", word


def _begins(person: Person, value: str) -> bool:
    return any(word.startswith(value) for word in spellings_of(person))


@cache
def _in_both_languages(first_name: str) -> tuple[str, ...]:
    return tuple(name for name in (*RUSSIAN_MEN, *RUSSIAN_WOMEN) if small(first_name) in all_spellings(name))


@cache
def spellings_of(person: Person) -> frozenset[str]:
    """Every word by which somebody is called: as written, in every spelling of the name, and in the nicknames."""
    written = (person.first_name, person.last_name, *person.nicknames)
    words = {part for text in written for part in _NAME.findall(small(text))}
    known = [_all_spellings(name) for name in (person.first, person.family) if name]
    return frozenset(words.union(person.nicknames, *known))


@cache
def forms_of(word: str) -> frozenset[str]:
    """A word in all the forms that belong to it; one that is never declined is its only form."""
    for forms in (*(subject.forms for subject in SUBJECTS), *VERBS, *ROLES):
        if word in forms:
            return frozenset(map(small, (*forms, *_IN_ENGLISH.get(word, ()))))
    return frozenset({small(word)})


def small(text: str) -> str:
    """In small letters, "ё" as "е"."""
    return text.lower().replace("ё", "е")


_all_spellings = cache(all_spellings)


def _sign(name: str) -> re.Pattern[str]:
    """An abbreviation however it is written: the letters "с" and "c" are one, what follows "C++" is its version."""
    text = re.escape(SIGNS[name][0].lower()).replace("с", "c").replace("c", "[сc]")
    text = f"(?:{text}|{_IN_TEAMS[name]})" if name in _IN_TEAMS else text
    before = r"(?<!\w)(?:asp)?" if name == ".net" else r"(?<!\w)"
    return re.compile(before + text + ("" if name in {"c++", "c#", "f#"} else r"(?!\w)"))
