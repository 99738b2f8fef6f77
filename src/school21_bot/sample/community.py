"""Who the people of the sample are: always the same ones, whatever the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from school21_bot.people.level_words import LevelCode
from school21_bot.people.models import Status
from school21_bot.people.steps import Step
from school21_bot.sample.descriptions import description
from school21_bot.sample.names import NAMES
from school21_bot.sample.nicknames import Nicknames
from school21_bot.sample.work import BEGINNERS, LEVELS, ROLES, TEAMS, Role

SEED = 21
FIRST_TELEGRAM_ID = 7_000_001

MEMBERS = 300
GONE = {Status.LEFT: 8, Status.REMOVED: 3, Status.BANNED: 4, Status.SUSPENDED: 1}
NEW = 14
# How many never answered this question; the first ones put off most.
DROPPED_OUT = {
    Step.SCHOOL_NICKNAME: 23,
    Step.MESSENGER_NICKNAME: 17,
    Step.TEAM: 13,
    Step.ROLE: 12,
    Step.LEVEL: 7,
    Step.DESCRIPTION: 10,
    Step.SUMMARY: 8,
}

_WOMEN = 0.42
# Who write their name in Latin letters, and who of them read English.
_LATIN = 0.1
_ENGLISH = 0.7
_DESCRIBE_THEMSELVES = 0.7
# Teams are of different sizes: each next one is a little smaller.
_TEAM_SHRINKS = 0.96
# Whoever is gone has been here before: nobody of the latest ones is.
_LATEST = 0.4


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody of the sample: what they are called, what they (would) answer, and how it ended."""

    telegram_id: int
    language: str
    first_name: str
    last_name: str
    username: str
    school_nickname: str
    messenger_nickname: str
    team: str
    role: str
    level: LevelCode
    description: str
    status: Status
    stopped_at: Step | None


def community() -> tuple[Peer, ...]:
    """Everybody, in the order in which they came."""
    rng = Random(SEED)  # noqa: S311  # the same people every time is the point
    cast = _Cast(rng)
    return tuple(
        cast.peer(FIRST_TELEGRAM_ID + number, status, stopped_at)
        for number, (status, stopped_at) in enumerate(_ends(rng))
    )


def _ends(rng: Random) -> list[tuple[Status, Step | None]]:
    """How it ended for each, in the order in which they came."""
    stopped: list[tuple[Status, Step | None]] = [
        (Status.ABANDONED, step) for step, count in DROPPED_OUT.items() for _ in range(count)
    ]
    ends = [*stopped, *[(Status.MEMBER, None)] * MEMBERS, *[(Status.NEW, None)] * NEW]
    rng.shuffle(ends)
    for status, count in GONE.items():
        for _ in range(count):
            ends.insert(rng.randrange(int(len(ends) * (1 - _LATEST))), (status, None))
    return ends


class _Cast:
    """Makes up people, no two of the same name."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._nicknames = Nicknames(rng)
        self._names: set[tuple[str, str]] = set()
        self._roles = _dealt(rng)

    def peer(self, telegram_id: int, status: Status, stopped_at: Step | None) -> Peer:
        rng = self._rng
        woman, latin = rng.random() < _WOMEN, rng.random() < _LATIN
        english = latin and rng.random() < _ENGLISH
        first, last = self._name(woman=woman, latin=latin)
        role, team = next(self._roles), _team(rng)
        said = description(rng, role, team, english=english, woman=woman)
        return Peer(
            telegram_id=telegram_id,
            language="en" if english else "ru",
            first_name=first,
            last_name=last,
            username=self._nicknames.telegram(first, last),
            school_nickname=self._nicknames.school(),
            messenger_nickname=self._nicknames.messenger(first, last),
            team=team,
            role=role.name,
            level=_level(rng, role),
            description=said if rng.random() < _DESCRIBE_THEMSELVES else "",
            status=status,
            stopped_at=stopped_at,
        )

    def _name(self, *, woman: bool, latin: bool) -> tuple[str, str]:
        firsts, families = NAMES[woman, latin]
        while (name := (self._rng.choice(firsts), self._rng.choice(families))) in self._names:
            pass
        self._names.add(name)
        return name


def _dealt(rng: Random) -> Iterator[Role]:
    """Roles from a shuffled deck, again and again: chance does not make a common role rare."""
    while True:
        deck = [role for role in ROLES for _ in range(role.weight)]
        rng.shuffle(deck)
        yield from deck


def _level(rng: Random, role: Role) -> LevelCode:
    levels = [level for level in LEVELS if not (role.grown and level in BEGINNERS)]
    return rng.choices(levels, [LEVELS[level] for level in levels])[0]


def _team(rng: Random) -> str:
    return rng.choices(list(TEAMS), [_TEAM_SHRINKS**number for number in range(len(TEAMS))])[0]
