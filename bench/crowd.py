"""A community of any size to search in: who everybody is, what they say, and what somebody might type to find them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from school21_bot.people.level_words import LevelCode
from school21_bot.people.record import PersonRecord
from school21_bot.sample.descriptions import description
from school21_bot.sample.names import NAMES, SCHOOL_NAMES
from school21_bot.sample.nicknames import in_latin
from school21_bot.sample.work import LEVELS, ROLES, TEAMS

_SEED = 8
_WOMEN, _LATIN, _WITHOUT_USERNAME = 0.42, 0.1, 1 / 8
_TOPICS = 20_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SYLLABLES = [
    "ба",
    "ве",
    "ги",
    "до",
    "жу",
    "зи",
    "ка",
    "ле",
    "ми",
    "но",
    "пу",
    "ра",
    "се",
    "ти",
    "фо",
    "ха",
    "це",
    "че",
    "ши",
    "ло",
    "мо",
    "ни",
    "по",
    "ру",
    "ста",
    "тра",
    "кра",
    "пло",
    "гри",
    "дре",
]
_TEAM_WEIGHTS = [0.96**number for number in range(len(TEAMS))]


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody: what they wrote, and the places of their role and level in the lists of the sample."""

    number: int
    record: PersonRecord
    role: int
    level: int


class Crowd:
    """Makes up people; the n-th is always the same."""

    def __init__(self) -> None:
        rng = Random(_SEED)
        # What somebody is occupied with apart from what everybody says: few words are common, most are rare.
        self._topics = sorted({"".join(rng.choices(_SYLLABLES, k=rng.choice((3, 4, 4, 5)))) for _ in range(_TOPICS)})
        rng.shuffle(self._topics)
        self._weights = list(accumulate(1 / (place + 10) for place in range(len(self._topics))))

    def people(self, first: int, count: int) -> Iterator[Peer]:
        """So many people, beginning with that number."""
        for number in range(first, first + count):
            yield self.peer(number)

    def peer(self, number: int) -> Peer:
        """The person with a number."""
        rng = Random(_SEED << 40 | number)
        woman, latin = rng.random() < _WOMEN, rng.random() < _LATIN
        firsts, families = NAMES[woman, latin]
        name, family = rng.choice(firsts), rng.choice(families)
        role, level = rng.choices(range(len(ROLES)), _ROLES)[0], rng.choices(range(len(LEVELS)), _LEVELS)[0]
        team = rng.choices(list(TEAMS), _TEAM_WEIGHTS)[0]
        said = description(rng, ROLES[role], team, english=latin, woman=woman)
        topics = rng.choices(self._topics, cum_weights=self._weights, k=rng.randrange(4))
        latin_name, latin_family = in_latin(name), in_latin(family)
        record = PersonRecord(
            first_name=name,
            last_name=family,
            username="" if rng.random() < _WITHOUT_USERNAME else f"{latin_name[0]}{latin_family}_{number}",
            school_nickname=rng.choice(SCHOOL_NAMES)[:4] + _letters(number),
            messenger_nickname=f"{latin_name}.{latin_family}.{number}",
            team=team,
            description=f"{said} {', '.join(topics)}".strip(),
        )
        return Peer(number, record, role, level)


_ROLES: Sequence[int] = [role.weight for role in ROLES]
_LEVELS: Sequence[int] = list(LEVELS.values())
LEVEL_CODES: tuple[LevelCode, ...] = tuple(LEVELS)


def _letters(number: int) -> str:
    """A number as five letters, different for different numbers."""
    written = ""
    for _ in range(5):
        number, place = divmod(number, len(_LETTERS))
        written += _LETTERS[place]
    return written
