"""The sixty days: when everybody came, and what the members looked for."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from school21_bot.people.level_words import LevelCode
from school21_bot.people.models import Status
from school21_bot.sample.community import GONE, SEED, Peer
from school21_bot.sample.rhythm import Rhythm
from school21_bot.sample.story import Story
from school21_bot.sample.telling import Teller
from school21_bot.sample.work import LEVELS

_SEARCHES = 800
_MORE_PEOPLE = 2.4
_MORE_SEARCHES = 9
_ANY_ROLE = 0.15
_ANY_LEVEL = 0.45
# Where in the time that is left of their registration the latest who stopped are just now.
_STILL_ANSWERING = (0.8, 0.55, 0.3, 0.1)
_A_WORKING_DAY = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Life:
    """A person with what they did, and when it began."""

    peer: Peer
    story: Story
    began: datetime
    status: Status
    gone_at: datetime | None = None

    def at(self, milliseconds: int) -> datetime:
        """The moment so many milliseconds after the person came."""
        return self.began + timedelta(milliseconds=milliseconds)

    @property
    def joined_at(self) -> datetime | None:
        """When the person became a member."""
        return None if self.story.finished is None else self.at(self.story.finished)


@dataclass(frozen=True, slots=True)
class Look:
    """A member looked for somebody, and opened these people's cards."""

    at: datetime
    by: Life
    role: str | None
    level: LevelCode | None
    found: int
    cards: tuple[tuple[datetime, Life], ...]


class History:
    """The lives and the searches of the sixty days that end at `now`."""

    def __init__(self, peers: Sequence[Peer], *, now: datetime, timezone: str, timeout: timedelta) -> None:
        self._rng = Random(SEED)  # noqa: S311  # the same history every time is the point
        self._now = now
        self._timeout = timeout
        self._rhythm = Rhythm(self._rng, now, timezone)
        self.lives = self._all_lives(peers)
        self.looks = list(self._all_looks())

    def _all_lives(self, peers: Sequence[Peer]) -> list[Life]:
        teller = Teller(self._rng)
        came = self._rhythm.moments(len(peers), growth=_MORE_PEOPLE)
        lives = [self._life(peer, teller.tell(peer), moment) for peer, moment in zip(peers, came, strict=True)]
        latest = [number for number, life in enumerate(lives) if life.peer.stopped_at is not None]
        for number, share in zip(latest[-len(_STILL_ANSWERING) :], _STILL_ANSWERING, strict=True):
            lives[number] = self._still_answering(lives[number], share)
        return lives

    def _life(self, peer: Peer, story: Story, came: datetime) -> Life:
        # Nobody has done anything tomorrow.
        began = min(came, self._now - timedelta(milliseconds=story.now, minutes=1))
        life = Life(peer, story, began, peer.status)
        if peer.status is Status.ABANDONED and life.at(story.tries[-1].step_at) + self._timeout > self._now:
            return replace(life, status=Status.APPLYING)
        if peer.status in GONE and life.joined_at is not None:
            return replace(life, gone_at=life.joined_at + (self._now - life.joined_at) * self._rng.uniform(0.1, 0.9))
        return life

    def _still_answering(self, life: Life, share: float) -> Life:
        since = min(self._timeout, _A_WORKING_DAY) * share
        return self._life(life.peer, life.story, self._now - since - timedelta(milliseconds=life.story.now))

    def _all_looks(self) -> Iterator[Look]:
        joined = sorted((life.joined_at, number) for number, life in enumerate(self.lives) if life.joined_at)
        people = [self.lives[number] for _, number in joined]
        moments = [moment for moment, _ in joined]
        for at in self._rhythm.moments(_SEARCHES, growth=_MORE_SEARCHES):
            there = people[: bisect(moments, at)]
            searching = [life for life in there if life.status is Status.MEMBER]
            if searching:
                yield self._look(at, self._rng.choice(searching), there)

    def _look(self, at: datetime, by: Life, there: list[Life]) -> Look:
        role = None if self._rng.random() < _ANY_ROLE else self._rng.choice(there).peer.role
        level = None if self._rng.random() < _ANY_LEVEL else self._rng.choices(list(LEVELS), list(LEVELS.values()))[0]
        found = [life for life in there if _is_found(life, at, role, level)]
        return Look(at, by, role, level, len(found), tuple(self._cards(at, found)))

    def _cards(self, at: datetime, found: list[Life]) -> Iterator[tuple[datetime, Life]]:
        for life in self._rng.sample(found, min(len(found), self._rng.choice((0, 1, 1, 1, 2, 3)))):
            at += timedelta(milliseconds=self._rng.randrange(2_000, 40_000))
            if at < self._now and (life.gone_at is None or at < life.gone_at):
                yield at, life


def _is_found(life: Life, at: datetime, role: str | None, level: LevelCode | None) -> bool:
    is_there = life.gone_at is None or at < life.gone_at
    return is_there and role in (None, life.peer.role) and level in (None, life.peer.level)
