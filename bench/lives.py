"""What becomes of any number of people within two years: the rows of a community as large as one likes.

Drawn by weights, and not played like the sample community: a million people take less than a minute. The same number
makes the same people every time; all of them lie in the same two years, so that ten thousand are as old as a million.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from school21_bot.ids import EPOCH, RANDOM_BITS
from school21_bot.journal import Kind
from school21_bot.people import CONSENT_VERSION, QUESTIONS, Attempt, Status, Step
from school21_bot.people.accounts import place_of
from school21_bot.people.record import PersonRecord
from school21_bot.sample.names import RUSSIAN_MEN
from school21_bot.sample.work import LEVELS, ROLES, TEAMS
from school21_bot.sealing import Sealer

Row = tuple[Any, ...]
Place = tuple[int | None, int | None]
"""A role and a level."""

DAYS = 730
COLUMNS = {
    "person": (
        *("id", "telegram_id", "status", "role_id", "level_id", "language", "language_chosen", "listed"),
        *("hidden_fields", "reminders_off", "bot_blocked", "consent_version", "consent_at", "joined_at", "left_at"),
        *("updated_at", "version", "key_id", "record"),
    ),
    "registration": (
        *("id", "person_id", "attempt", "status", "step", "deadline_at", "started_at", "step_at", "step_seconds"),
        *("role_id", "level_id", "finished_at"),
    ),
    "event": ("id", "kind", "at", "step", "seconds", "person", "role", "level", "details"),
}
"""What the rows hold, by table, in the order in which the tables can be filled."""

_SEED = 2021
_CHUNK = 30_000
_GROWTH = 3
_BY_HOUR = (*(1, 1, 1, 1, 1, 1, 3, 10, 25, 50, 80, 90), *(70, 55, 70, 80, 75, 65, 45, 30, 25, 20, 12, 6))
_WEEKEND, _SATURDAY = 0.2, 5
_STATUSES = {
    Status.NEW: 40,
    Status.ABANDONED: 250,
    Status.WAITING: 10,
    Status.MEMBER: 630,
    Status.SUSPENDED: 10,
    Status.LEFT: 40,
    Status.REMOVED: 12,
    Status.BANNED: 8,
}
_GOES = {
    Status.SUSPENDED: Kind.SUSPENDED,
    Status.LEFT: Kind.CHAT_LEFT,
    Status.REMOVED: Kind.REMOVED,
    Status.BANNED: Kind.BANNED,
}
_ENDS = {Kind.INVITE_USED: 92, Kind.INVITE_EXPIRED: 5, Kind.INVITE_REVOKED: 1, Kind.INVITE_MISUSED: 2}
_ANEW, _SEARCHES, _IN_VAIN, _ANY_ROLE, _ANY_LEVEL, _OPENS = 0.06, 0.8, 0.1, 0.15, 0.45, 0.6
_TIMEOUT = 6 * 3_600_000
_NOWHERE: Place = (None, None)


@dataclass(slots=True)
class Rows:
    """Some of the rows of each table."""

    person: list[Row] = field(default_factory=list)
    registration: list[Row] = field(default_factory=list)
    event: list[Row] = field(default_factory=list)


class Lives:
    """Makes the rows; `roles` and `levels`: the ids of those of the sample, `until`: when the two years end."""

    def __init__(
        self, sealer: Sealer, roles: Sequence[int], levels: Sequence[int], until: datetime, zone: ZoneInfo
    ) -> None:
        rng = self._rng = Random(_SEED)
        self._sealer, self._zone = sealer, zone
        self._until = _milliseconds(until)
        self._statuses = _drawn(rng, list(_STATUSES), list(_STATUSES.values()))
        self._ends = _drawn(rng, list(_ENDS), list(_ENDS.values()))
        self._roles = _drawn(rng, roles, [role.weight for role in ROLES])
        self._levels = _drawn(rng, levels, list(LEVELS.values()))
        self._seconds = [int(rng.lognormvariate(2.8, 0.9)) + 1 for _ in range(1 << 12)]
        self._pauses = [int(rng.expovariate(1 / 25) * 60_000) + 1_000 for _ in range(1 << 12)]
        self._teams = list(TEAMS)
        self._rows = Rows()
        self._ids = 0

    def of(self, number: int) -> Iterator[Rows]:
        """The rows of so many people, those who came first before the others."""
        came = self._arrivals(number)
        for first in range(0, number, _CHUNK):
            for one, at in enumerate(came[first : first + _CHUNK], first):
                self._live(one, at)
            yield self._rows
            self._rows = Rows()

    def _arrivals(self, number: int) -> list[int]:
        first = self._until - DAYS * 86_400_000
        hours = range(first, self._until - 3_600_000, 3_600_000)
        weights = [self._lively(hour) * (1 + (_GROWTH - 1) * (hour - first) / (self._until - first)) for hour in hours]
        chosen = self._rng.choices(hours, cum_weights=list(accumulate(weights)), k=number)
        return sorted(hour + int(self._rng.random() * 3_600_000) for hour in chosen)

    def _lively(self, hour: int) -> float:
        local = _moment(hour).astimezone(self._zone)
        return _BY_HOUR[local.hour] * (_WEEKEND if local.weekday() >= _SATURDAY else 1)

    def _live(self, number: int, came: int) -> None:
        """One person: what became of them, and what they did."""
        person, status, at = self._id(came), self._one(self._statuses), came + 4_000
        place, known = self._place(), _NOWHERE
        joined, gone = None, None
        self._note(Kind.ARRIVED, came, person)
        if anew := status is not Status.NEW and self._rng.random() < _ANEW:
            self._attempt(person, 1, at, Attempt.RESTARTED, Step.TEAM)
            at += 300_000
        if status is Status.ABANDONED:
            status = self._stop(person, 1 + anew, at, place)
        elif status is not Status.NEW:
            known = place
            joined = self._attempt(person, 1 + anew, at, Attempt.FINISHED, Step.SUMMARY, place)
            self._note(Kind.ANSWERED, joined - 9_000, person, Step.ROLE, 15, place)
            self._note(Kind.REGISTRATION_FINISHED, joined, person, None, (joined - at) // 1000, place)
            self._look_around(person, self._come_in(person, joined, place))
            if status in _GOES:
                gone = joined + int((self._until - joined) * self._rng.random())
                self._note(_GOES[status], gone, person)
        sealed = self._sealer.seal(place_of(person), self._record(number))
        moments = _perhaps(joined), _perhaps(joined), _perhaps(gone), _moment(gone or joined or at)
        self._rows.person.append(
            (
                *(person, 5_000_000 + number, status.value, *known, "ru", False, True, "[]", False, False),
                *(CONSENT_VERSION if joined else None, *moments, 1, sealed.key_id, sealed.record),
            )
        )

    def _stop(self, person: int, number: int, began: int, place: Place) -> Status:
        """Somebody stops at one of the questions; after six hours that is that."""
        step = QUESTIONS[int(self._rng.random() * len(QUESTIONS))]
        known, over = (place if step is Step.DESCRIPTION else _NOWHERE), began + _TIMEOUT
        self._note(Kind.ANSWERED, began + 20_000, person, Step.SCHOOL_NICKNAME, 20)
        if over >= self._until:
            self._attempt(person, number, began, Attempt.ACTIVE, step, known)
            return Status.APPLYING
        self._attempt(person, number, began, Attempt.ABANDONED, step, known)
        self._note(Kind.REGISTRATION_ABANDONED, over, person, step, _TIMEOUT // 1000, known)
        return Status.ABANDONED

    def _come_in(self, person: int, joined: int, place: Place) -> int:
        """The link into the chat and what became of it."""
        later: int = joined + self._one(self._pauses)
        end = self._one(self._ends)
        self._note(Kind.INVITE_ISSUED, joined + 1_000, person, None, None, place)
        self._note(end, later, person, None, (later - joined) // 1000, place)
        return later

    def _look_around(self, person: int, at: int) -> None:
        """A search, and a card."""
        draw = self._rng.random
        if draw() < _SEARCHES:
            role, level = self._place()
            wanted = None if draw() < _ANY_ROLE else role, None if draw() < _ANY_LEVEL else level
            found = 0 if draw() < _IN_VAIN else 1 + int(draw() * 500)
            self._note(Kind.SEARCHED, at + 5_000, person, None, None, wanted, f'{{"found":{found}}}')
            if found and draw() < _OPENS:
                self._note(Kind.CARD_OPENED, at + 9_000, person, None, None, (role, level))

    def _attempt(
        self, person: int, number: int, began: int, status: Attempt, step: Step, place: Place = _NOWHERE
    ) -> int:
        """An attempt, and the time on each of its steps; gives when it ended."""
        answered = QUESTIONS[: QUESTIONS.index(step)] if step in QUESTIONS else QUESTIONS
        seconds: list[int] = [self._one(self._seconds) for _ in answered]
        times = ",".join(f'"{one.value}":{took}' for one, took in zip(answered, seconds, strict=True))
        over = began + 1000 * sum(seconds)
        deadline = _moment(over + _TIMEOUT) if status is Attempt.ACTIVE else None
        ended = _moment(over) if status in (Attempt.FINISHED, Attempt.RESTARTED) else None
        moments = deadline, _moment(began), _moment(over)
        self._rows.registration.append(
            (self._id(began), person, number, status.value, step.value, *moments, f"{{{times}}}", *place, ended)
        )
        kind = Kind.REGISTRATION_STARTED if number == 1 else Kind.REGISTRATION_RESTARTED
        self._note(kind, began, person, None, None, _NOWHERE, f'{{"attempt":{number}}}')
        return over

    def _note(
        self,
        kind: Kind,
        at: int,
        person: int,
        step: Step | None = None,
        seconds: int | None = None,
        place: Place = _NOWHERE,
        details: str | None = None,
    ) -> None:
        if at < self._until:
            self._rows.event.append((self._id(at), kind.value, _moment(at), step, seconds, person, *place, details))

    def _record(self, number: int) -> PersonRecord:
        return PersonRecord(
            first_name=RUSSIAN_MEN[number % len(RUSSIAN_MEN)],
            last_name=f"Петров {number}",
            username=f"user_{number}",
            school_nickname=f"nick{number}",
            messenger_nickname=f"ivan.petrov.{number}",
            team=self._teams[number % len(self._teams)],
            description="Нагрузочное тестирование",
        )

    def _place(self) -> Place:
        return self._one(self._roles), self._one(self._levels)

    def _one(self, drawn: Sequence[Any]) -> Any:
        return drawn[self._rng.getrandbits(12)]

    def _id(self, at: int) -> int:
        self._ids = (self._ids + 1) % (1 << RANDOM_BITS)
        return at << RANDOM_BITS | self._ids


def _drawn(rng: Random, values: Sequence[Any], weights: Sequence[float]) -> list[Any]:
    """Values drawn beforehand: to pick one of them is quicker than to follow the weights each time."""
    return rng.choices(values, weights, k=1 << 12)


def _milliseconds(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(milliseconds=1)


def _moment(milliseconds: int) -> datetime:
    return EPOCH + timedelta(milliseconds=milliseconds)


def _perhaps(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else _moment(milliseconds)
