"""Whom a query means: found out from what is known of the people, by looking at each, without any index."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from bench.quality.people import Person
from bench.quality.spellings import all_spellings
from bench.quality.subjects import SUBJECTS, VERBS
from bench.quality.words import SIGNS

Meant = tuple[str, str]
"""What is said of the person (`first`, `family`, `nickname`, `begins`, `word`, `sign`, `team`, `level`), and its value."""

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"[^\W\d_]+\d*")


class Truth:
    """Knows who is meant in one community."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._tellers: dict[str, Callable[[Person, str], bool]] = {
            "first": lambda person, value: person.first == value,
            "family": lambda person, value: person.family in {value, f"{value}а"},
            "nickname": lambda person, value: value in person.nicknames,
            "begins": lambda person, value: any(word.startswith(value) for word in spellings_of(person)),
            "word": lambda person, value: not words_of_work(person).isdisjoint(forms_of(value)),
            "sign": lambda person, value: bool(_sign(value).search(person.work.lower())),
            "team": lambda person, value: value in _parts(person.team),
            "level": lambda person, value: person.level.value == value,
        }

    def expected(self, meant: Sequence[Meant]) -> frozenset[int]:
        """The numbers of those of whom all of it is true."""
        return frozenset(person.number for person in self._people if all(self._is(person, *one) for one in meant))

    def _is(self, person: Person, kind: str, value: str) -> bool:
        return self._tellers[kind](person, value)


@cache
def spellings_of(person: Person) -> frozenset[str]:
    """Every word by which somebody is called: as written, in every spelling of the name, and in the nicknames."""
    written = (person.first_name, person.last_name, *person.nicknames)
    words = {part for text in written for part in _NAME.findall(small(text))}
    known = [all_spellings(name) for name in (person.first, person.family) if name]
    return frozenset(words.union(person.nicknames, *known))


@cache
def words_of_work(person: Person) -> frozenset[str]:
    """Every word of the role, the level, the team and the description."""
    return frozenset(_WORD.findall(small(person.work)))


@cache
def forms_of(word: str) -> frozenset[str]:
    """A word in all the forms that belong to it; one that is never declined is its only form."""
    for forms in (*(subject.forms for subject in SUBJECTS), *VERBS, *_ROLES):
        if word in forms:
            return frozenset(map(small, forms))
    return frozenset({small(word)})


def small(text: str) -> str:
    """In small letters, "ё" as "е"."""
    return text.lower().replace("ё", "е")


@cache
def _sign(name: str) -> re.Pattern[str]:
    """An abbreviation however it is written: the letters "с" and "c" are one, what follows "C++" is its version."""
    text = re.escape(SIGNS[name][0].lower()).replace("с", "c").replace("c", "[сc]")
    before = r"(?<![\w])" if name != ".net" else r"(?<!\w)(?:asp)?"
    after = r"" if name in {"c++", "c#", "f#"} else r"(?!\w)"
    return re.compile(before + text + after)


@cache
def _parts(team: str) -> frozenset[str]:
    return frozenset(team.lower().split("."))


_ROLES = (
    ("аналитик", "аналитика", "аналитику", "аналитиком", "аналитики", "аналитиков"),
    ("разработчик", "разработчика", "разработчику", "разработчиком", "разработчики", "разработчиков"),
    ("дизайнер", "дизайнера", "дизайнеру", "дизайнером", "дизайнеры", "дизайнеров"),
    ("архитектор", "архитектора", "архитектору", "архитектором", "архитекторы", "архитекторов"),
)
