"""A believable community of any size: always the same people, and what is known of them whatever they wrote."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from bench.quality.spellings import Standard, by_custom, in_latin
from bench.quality.subjects import (
    SENTENCES,
    SPOKEN_VERBS,
    SUBJECTS,
    TOOL_SENTENCES,
    VERB_SENTENCES,
    VERBS,
)
from bench.quality.words import FAMILIES, NICKNAMES, SIGNS, TEAMS, TOOLS
from school21_bot.people.level_words import LevelCode
from school21_bot.sample.names import LATIN_FAMILIES, LATIN_MEN, LATIN_WOMEN, RUSSIAN_MEN, RUSSIAN_WOMEN, feminine
from school21_bot.sample.work import LEVELS, ROLES
from school21_bot.sample.work import TEAMS as SAMPLE_TEAMS

PEOPLE = 20_000
SEED = 2108

_WOMEN = 0.42
_FOREIGN = 0.03
_IN_LATIN = 0.14
_WITHOUT_USERNAME = 1 / 8
_WITHOUT_YO = 0.7
_SILENT = 0.1
# By how much each next name of a list is rarer: a few are borne by hundreds, the last ones by a handful.
_NAMES_SHRINK, _SUBJECTS_SHRINK, _TEAMS_SHRINK = 0.99, 0.93, 0.985
_LETTERS = "abcdefghijklmnoprstuvwyz"
_NICKNAME = 8


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the community.

    `first` and `family`: what they are called in Russian, however they write it; "" for a foreign name.
    """

    number: int
    first: str
    family: str
    first_name: str
    last_name: str
    username: str
    school_nickname: str
    messenger_nickname: str
    team: str
    role: str
    level: LevelCode
    description: str

    @property
    def nicknames(self) -> tuple[str, ...]:
        """All three, or two of somebody without a user name."""
        return tuple(name for name in (self.school_nickname, self.messenger_nickname, self.username) if name)

    @property
    def work(self) -> str:
        """What is written about their work: role, level, team and description, as one text."""
        level = "" if self.level is LevelCode.UNSTATED else LEVEL_TITLES[self.level]
        return f"{self.role}. {level}. {self.team}. {self.description}"


LEVEL_TITLES = {
    LevelCode.INTERN: "Стажёр",
    LevelCode.JUNIOR: "Junior",
    LevelCode.MIDDLE: "Middle",
    LevelCode.SENIOR: "Senior",
    LevelCode.LEAD: "Lead",
}
"""As the members' cards name the levels."""


def community(number: int = PEOPLE) -> list[Person]:
    """So many people, in the order in which they came; fewer are the first of more."""
    cast = _Cast(Random(SEED))
    return [cast.person(one) for one in range(number)]


class _Drawn:
    """A list of which each next one is drawn a little more rarely."""

    def __init__(self, values: Sequence[str], shrinks: float) -> None:
        self._values = values
        self._weights = list(accumulate(shrinks**number for number in range(len(values))))

    def one(self, rng: Random) -> str:
        return rng.choices(self._values, cum_weights=self._weights)[0]


class _Cast:
    """Makes people up, no two with the same nickname."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._families = _Drawn(FAMILIES, _NAMES_SHRINK)
        self._men = _Drawn(_shuffled(RUSSIAN_MEN, rng), 0.96)
        self._women = _Drawn(_shuffled(RUSSIAN_WOMEN, rng), 0.96)
        self._teams = _Drawn(_shuffled((*SAMPLE_TEAMS, *TEAMS), rng), _TEAMS_SHRINK)
        self._tools = _Drawn(_shuffled(TOOLS, rng), 0.95)
        self._subjects = _Drawn([subject.name for subject in SUBJECTS], _SUBJECTS_SHRINK)
        self._by_name = {subject.name: subject for subject in SUBJECTS}
        self._signs = _Drawn(list(SIGNS), 0.9)
        self._roles = _Drawn([role.name for role in ROLES for _ in range(role.weight)], 1)
        self._levels = _Drawn([level.value for level, weight in LEVELS.items() for _ in range(weight)], 1)
        self._given: set[str] = set()

    def person(self, number: int) -> Person:
        rng = self._rng
        standard = rng.choice(list(Standard))
        first, family, first_name, last_name = self._names(standard)
        bases = by_custom(first or first_name, standard), in_latin(family or last_name, standard)
        return Person(
            number=number,
            first=first,
            family=family,
            first_name=first_name,
            last_name=last_name,
            username="" if rng.random() < _WITHOUT_USERNAME else self._username(*bases),
            school_nickname=self._free(self._school_nickname),
            messenger_nickname=self._messenger_nickname(*bases),
            team=self._teams.one(rng),
            role=self._roles.one(rng),
            level=LevelCode(self._levels.one(rng)),
            description="" if rng.random() < _SILENT else self._description(),
        )

    def _names(self, standard: Standard) -> tuple[str, str, str, str]:
        """What somebody is called in Russian, and both names as they are written."""
        rng, woman = self._rng, self._rng.random() < _WOMEN
        if rng.random() < _FOREIGN:
            return "", "", rng.choice(LATIN_WOMEN if woman else LATIN_MEN), rng.choice(LATIN_FAMILIES)
        first, family = (self._women if woman else self._men).one(rng), self._families.one(rng)
        family = of_a_woman(family) if woman else family
        if rng.random() < _IN_LATIN:
            return first, family, by_custom(first, standard).title(), in_latin(family, standard).title()
        if rng.random() < _WITHOUT_YO:
            return first, family, _without_yo(first), _without_yo(family)
        return first, family, first, family

    def _school_nickname(self) -> str:
        name, letter = self._rng.choice(NICKNAMES), self._rng.choice(_LETTERS)
        return (letter + name)[:_NICKNAME] if self._rng.random() < 0.6 else name[: _NICKNAME - 1] + letter

    def _messenger_nickname(self, first: str, last: str) -> str:
        initial = self._rng.choice(_LETTERS)
        forms = f"{first}.{last}", f"{first[0]}.{last}", f"{last}.{first[0]}.{initial}", f"{first[0]}{last}"
        base = self._rng.choices(forms, (5, 3, 3, 2))[0]
        return self._free(lambda: base)

    def _username(self, first: str, last: str) -> str:
        forms = f"{first}_{last}", f"{first[0]}{last}", f"{last}_{first[0]}", f"{first}{self._rng.randrange(70, 100)}"
        base = self._rng.choice((*forms, f"{last}_dev", f"the_{last}", f"{first}_s21"))
        return self._free(lambda: base)

    def _free(self, draw: Callable[[], str]) -> str:
        """The first drawn that nobody has; where all that is drawn is the same, with a number."""
        value = draw()
        for number in range(2, 10_000):
            if value not in self._given:
                break
            again = draw()
            value = again if again != value.rstrip("0123456789") else f"{again}{number}"
        self._given.add(value)
        return value

    def _description(self) -> str:
        rng = self._rng
        said = [self._about_a_tool()] if rng.random() < 0.6 else []
        if rng.random() < 0.35:
            said.append(f"{self._signs_of()}.")
        if rng.random() < 0.3:
            verb = rng.choice(VERBS)[rng.choice(SPOKEN_VERBS)]
            said.append(rng.choice(VERB_SENTENCES).format(verb=verb))
        for _ in range(rng.choice((1, 2, 2, 3))):
            subject = self._by_name[self._subjects.one(rng)]
            said.append(rng.choice(SENTENCES).format(**subject.cases))
        rng.shuffle(said)
        return " ".join(f"{one[0].upper()}{one[1:]}" for one in said)

    def _about_a_tool(self) -> str:
        rng = self._rng
        return rng.choice(TOOL_SENTENCES).format(tool=self._tools.one(rng), other=self._tools.one(rng))

    def _signs_of(self) -> str:
        return self._rng.choice(SIGNS[self._signs.one(self._rng)])


def _shuffled(values: Sequence[str], rng: Random) -> list[str]:
    return rng.sample(list(values), len(values))


def of_a_woman(family: str) -> str:
    """A last name as women bear it; many have one form."""
    return f"{family[:-2]}ая" if family.endswith(("ый", "ой")) else feminine(family)


def _without_yo(name: str) -> str:
    return name.replace("ё", "е").replace("Ё", "Е")
