"""The queries of the benchmark: made by the rules that docs/search-quality.md tells, kept in `queries.jsonl`.

`python -m bench.quality.queries` writes the file anew.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random

from bench.quality.people import Person, community, of_a_woman
from bench.quality.slips import Slip, in_other_layout, slipped
from bench.quality.spellings import Standard, by_custom, in_latin
from bench.quality.subjects import SUBJECTS, VERBS
from bench.quality.truth import Meant, Truth, small, spellings_of
from bench.quality.words import FAMILIES, SIGNS, TOOLS

FILE = Path(__file__).with_name("queries.jsonl")
EACH = 24
"""Queries of a group."""

_SEED = 8
_SHORTEST_SLIPPED = 5
_LEVELS = {
    "senior": ("senior", "Senior", "сеньор", "старший"),
    "middle": ("middle", "мидл"),
    "junior": ("junior", "джун"),
    "lead": ("lead", "лид"),
    "intern": ("стажёр", "стажер"),
}
_ROLE_WORDS = (
    *("golang", "java", "python", "devops", "frontend", "android", "rust", "scrum"),
    *("аналитик", "разработчик", "дизайнер", "архитектор", "автотестировщик", "писатель"),
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and who is meant: all of whom all of it is true; `expected`: how many they are."""

    group: str
    typed: str
    meant: tuple[Meant, ...]
    expected: int


Draft = tuple[str, tuple[Meant, ...]]
_NOBODY: Draft = ("", (("nickname", ""),))


def kept() -> list[Query]:
    """The queries of the file."""
    return [_read(json.loads(line)) for line in FILE.read_text("utf-8").splitlines()]


def written(queries: Sequence[Query]) -> str:
    """The queries as the file has them, a line for each."""
    lines = [
        {"group": one.group, "typed": one.typed, "meant": [list(said) for said in one.meant], "expected": one.expected}
        for one in queries
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def made(people: Sequence[Person], each: int = EACH) -> list[Query]:
    """The queries by the rules, so many of a group; each means somebody, and none is there twice."""
    rules, truth, found = _Rules(people), Truth(people), dict[str, Query]()
    for group, draft in rules.groups().items():
        number = 0
        while number < each:
            typed, meant = draft(number)
            expected = truth.expected(meant)
            if expected and typed not in found:
                found[typed] = Query(group, typed, meant, len(expected))
                number += 1
    return list(found.values())


class _Rules:
    """What is typed in each group: a function of the number of the query in its group."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._rng = Random(_SEED)
        self._people = people
        self._russian = [person for person in people if person.first]
        self._in_latin = [person for person in self._russian if person.last_name.isascii()]
        self._in_russian = [person for person in self._russian if not person.last_name.isascii()]
        self._families = sorted({person.family for person in self._russian})
        self._firsts = sorted({person.first for person in self._russian})
        self._teams = sorted({person.team for person in people})
        self._known = sorted({word for person in people for word in spellings_of(person)})
        self._signs = cycle([written for signs in SIGNS.values() for written in signs[:2]])

    def groups(self) -> dict[str, Callable[[int], Draft]]:
        slips = {
            f"{slip.value} in a {where}": lambda number, slip=slip, draft=draft: self._slip(slip, *draft(number))
            for where, draft in (("name", self._slipped_name), ("nickname", self._slipped_nickname))
            for slip in Slip
        }
        return {
            "exact nickname": self._nickname,
            "beginning of a nickname": self._beginning,
            "first name": self._first,
            "last name": self._family,
            "first and last name": self._both,
            "Latin typed for a Russian name": self._typed_in_latin,
            "Russian typed for a Latin name": self._typed_in_russian,
            **slips,
            "declined word": self._declined,
            "conjugated verb": self._verb,
            "tool": self._tool,
            "team": self._team,
            "several words": self._several,
            "abbreviation or sign": self._sign,
            "other keyboard layout": self._layout,
        }

    def _nickname(self, number: int) -> Draft:
        person = self._rng.choice(self._people)
        nickname = person.nicknames[number % len(person.nicknames)]
        typed = (nickname, f"@{nickname}", nickname.title())[number % 7 % 3]
        return typed, (("nickname", nickname),)

    def _beginning(self, number: int) -> Draft:
        rng, person = self._rng, self._rng.choice(self._russian)
        word = person.school_nickname if number % 2 else person.messenger_nickname.split(".")[-1].rstrip("0123456789")
        typed = word[: rng.choice((4, 5, 6))] if len(word) > 4 else person.school_nickname[:5]
        return typed, (("begins", typed),)

    def _first(self, number: int) -> Draft:
        name = self._rng.choice(self._firsts)
        return (name, small(name))[number % 2], (("first", name),)

    def _family(self, number: int) -> Draft:
        name = self._rng.choice(self._families)
        return (name, small(name))[number % 2], (("family", name),)

    def _both(self, number: int) -> Draft:
        return self._both_of(self._rng.choice(self._in_russian), number)

    def _typed_in_latin(self, number: int) -> Draft:
        """By a standard that is not asked whether the person follows it."""
        person, standard = self._rng.choice(self._in_russian), self._rng.choice(list(Standard))
        family = in_latin(person.family, standard)
        if number % 2:
            return family, (("family", person.family),)
        first = by_custom(person.first, standard)
        return f"{first} {family}", (("first", person.first), ("family", person.family))

    def _typed_in_russian(self, number: int) -> Draft:
        person = self._rng.choice(self._in_latin)
        if number % 2:
            return person.family.lower(), (("family", person.family),)
        return self._both_of(person, number // 2)

    def _both_of(self, person: Person, number: int) -> Draft:
        names = (person.first, person.family) if number % 2 else (person.family, person.first)
        return " ".join(names), (("first", person.first), ("family", person.family))

    def _slipped_name(self, number: int) -> tuple[str, str, tuple[Meant, ...]]:
        """The last name alone, the last name behind the first one, or the first name alone."""
        person = self._rng.choice(self._in_russian)
        kin = next(name for name in FAMILIES if person.family in {name, of_a_woman(name)})
        family, first = ("kin", kin), ("first", person.first)
        if number % 6 == 5:
            return "", small(person.first), (first,)
        if number % 2:
            return f"{person.first} ", small(person.family), (first, family)
        return "", small(person.family), (family,)

    def _slipped_nickname(self, _: int) -> tuple[str, str, tuple[Meant, ...]]:
        person = self._rng.choice(self._people)
        return "", person.school_nickname, (("nickname", person.school_nickname),)

    def _slip(self, slip: Slip, before: str, word: str, meant: tuple[Meant, ...]) -> Draft:
        """A slip that makes of a long enough word none that somebody else is called by."""
        if len(word) < _SHORTEST_SLIPPED:
            return _NOBODY
        typed = slipped(word, slip, self._rng)
        at = bisect_left(self._known, typed)
        if at < len(self._known) and self._known[at].startswith(typed):
            return _NOBODY
        return before + typed, meant

    def _declined(self, _: int) -> Draft:
        subject = self._rng.choice(SUBJECTS)
        return self._rng.choice(subject.forms), (("word", subject.name),)

    def _verb(self, _: int) -> Draft:
        forms = self._rng.choice(VERBS)
        return self._rng.choice(forms), (("word", forms[0]),)

    def _tool(self, number: int) -> Draft:
        tool = self._rng.choice(TOOLS)
        return (tool, tool.lower())[number % 2], (("word", tool.lower()),)

    def _team(self, number: int) -> Draft:
        """Two parts of a team, as it is written or with a space; the middle one alone; all of them."""
        parts = self._rng.choice(self._teams).split(".")
        named = (parts[:2], parts[1:2], parts, parts[1:])[number % 4]
        between = (".", " ")[number // 4 % 2]
        return between.join(named).lower(), tuple(("team", part.lower()) for part in named)

    def _several(self, number: int) -> Draft:
        """Words that different parts of a person tell."""
        rng = self._rng
        person = rng.choice(self._in_russian)
        subject, tool, role = rng.choice(SUBJECTS), rng.choice(TOOLS), rng.choice(_ROLE_WORDS)
        level = rng.choice(list(_LEVELS))
        team = rng.choice(self._teams).lower().split(".")[:2]
        said: dict[str, tuple[str, tuple[Meant, ...]]] = {
            "level": (rng.choice(_LEVELS[level]), (("level", level),)),
            "role": (role, (("word", role),)),
            "subject": (rng.choice(subject.forms), (("word", subject.name),)),
            "tool": (tool, (("word", tool.lower()),)),
            "team": (".".join(team), tuple(("team", part) for part in team)),
            "first": (person.first.lower(), (("first", person.first),)),
        }
        chosen = _TOGETHER[number % len(_TOGETHER)].split()
        return " ".join(said[one][0] for one in chosen), tuple(true for one in chosen for true in said[one][1])

    def _sign(self, number: int) -> Draft:
        typed = next(self._signs)
        name = next(name for name, signs in SIGNS.items() if typed in signs)
        if number % 4 == 3:
            level = self._rng.choice(list(_LEVELS))
            return f"{typed} {_LEVELS[level][0]}", (("sign", name), ("level", level))
        return (typed, typed.lower())[number % 2], (("sign", name),)

    def _layout(self, number: int) -> Draft:
        drafts = (self._family, self._both, self._declined, self._tool, self._beginning, self._typed_in_latin)
        typed, meant = drafts[number % len(drafts)](number)
        return in_other_layout(typed), meant


_TOGETHER = (
    *("role level", "level role", "team subject", "role subject", "subject tool", "first role", "level subject"),
    *("tool level", "role tool level", "first team", "subject role level", "first subject"),
)


def _read(line: dict[str, object]) -> Query:
    return Query(**(line | {"meant": tuple(tuple(one) for one in line["meant"])}))  # type: ignore[arg-type, attr-defined]


if __name__ == "__main__":
    FILE.write_text(written(made(community())), "utf-8")
