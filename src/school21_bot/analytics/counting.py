"""What a person, an attempt to register and an event count for in the charts: pure functions of their rows.

The database notes each change of such a row (a row that was takes away what it counted for, a row that is adds it);
`folding` adds the notes up, and `recount` holds the sums against the rows themselves.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from school21_bot.analytics.buckets import bucket_of
from school21_bot.journal import Kind
from school21_bot.people import Attempt, Status

ALL = -1
"""Stands for every role, or every level: counted beside each of them, so that what is not narrowed is short to read."""
NONE = 0
"""No role, or no level."""

JOINED, LEFT = "joined", "left"
SEARCHED_NOTHING = "searched_nothing"
"""Counted beside `searched` when nobody was found."""
REMINDED_FIRST = "reminded_first"
"""Counted beside `reminded` when it is the first reminder of a registration: people, not letters."""

_TIMED = frozenset({Kind.APPROVED, Kind.DECLINED, Kind.INVITE_USED})
_HOURLY = frozenset({Kind.REGISTRATION_ABANDONED, Kind.SEARCHED})
_QUARTER = 900
_STILL_THERE = frozenset({Status.MEMBER, Status.SUSPENDED})


class Chart(StrEnum):
    """What is counted; says what `name` and `part` of a count are."""

    PEOPLE = "people"
    """People as they are now: name is the status, no day."""
    GROWTH = "growth"
    """People by the day: name is JOINED or LEFT."""
    ATTEMPTS = "attempts"
    """Attempts by the day they began: name is the status, part the step where they stand."""
    SECONDS = "seconds"
    """How long something took: name is a measure or the `step_time`, part the bucket of `buckets`."""
    EVENTS = "events"
    """Events by the day: name is the kind, part the step."""
    WEEK = "week"
    """When in the week registrations are finished: part is the weekday (Monday is 0) and the hour."""
    NOW = "now"
    """What happened within the last hours: name is what, part the hour; forgotten after a few days."""


BY_MONTH = frozenset({Chart.ATTEMPTS, Chart.SECONDS, Chart.EVENTS, Chart.WEEK})
"""What is counted by the month, too, so that a year is as short to read as a month."""


class Measure(StrEnum):
    """What takes time, beside the steps of the registration."""

    FINISH = "finish"
    APPROVED = "approved"
    DECLINED = "declined"
    INVITE_USED = "invite_used"


class Hourly(StrEnum):
    """What is counted of the last hours."""

    STARTED = "started"
    FINISHED = "finished"
    ABANDONED = "registration_abandoned"
    SEARCHED = "searched"


class Source(StrEnum):
    """What is counted."""

    PERSON = "person"
    ATTEMPT = "attempt"
    EVENT = "event"


class Key(NamedTuple):
    """What the counts tell apart, in the order of their key in the database; `day` may be a month (`month_of`)."""

    chart: str
    name: str
    role: int
    level: int
    day: str
    part: str


class Note(NamedTuple):
    """A row of a person, an attempt or an event, as far as the charts know it."""

    source: str
    change: int
    name: str
    step: str | None
    role: int | None
    level: int | None
    began: datetime | None
    ended: datetime | None
    seconds: int | None
    details: str | None


class _Fact(NamedTuple):
    """A count before it is added to those of all roles and all levels."""

    chart: Chart
    name: str
    day: str
    part: str = ""


def step_time(outcome: str, step: str) -> str:
    """What the time on a step is counted as; by how the attempt ended, so that it can be narrowed to that."""
    return f"{outcome}:{step}"


def hour_of_week(part: str) -> tuple[int, int]:
    """The weekday (Monday is 0) and the hour that a part of WEEK speaks of."""
    weekday, hour = part.split(":")
    return int(weekday), int(hour)


def counts_of(notes: Iterable[Note], zone: ZoneInfo, *, months: bool = True) -> Counter[Key]:
    """How the notes change the counts; days and hours are those of `zone`. `months`: also those by the month."""
    # What is alike is put together first, and wider sums are made of narrower ones: that is less than half the work.
    alike: dict[tuple[_Fact, int, int], int] = defaultdict(int)
    for note in notes:
        role, level, change = note.role or NONE, note.level or NONE, note.change
        for fact in _FACTS[note.source](note, zone):
            alike[fact, role, level] += change
    if months:
        _add_months(alike)
    of_role: dict[tuple[_Fact, int], int] = defaultdict(int)
    of_level: dict[tuple[_Fact, int], int] = defaultdict(int)
    of_all: dict[_Fact, int] = defaultdict(int)
    for (fact, role, level), change in alike.items():
        of_role[fact, role] += change
        of_level[fact, level] += change
    for (fact, _), change in of_role.items():
        of_all[fact] += change
    counted: Counter[Key] = Counter()
    for ((chart, name, day, part), role, level), change in alike.items():
        counted[Key(chart, name, role, level, day, part)] = change
    for ((chart, name, day, part), role), change in of_role.items():
        counted[Key(chart, name, role, ALL, day, part)] = change
    for ((chart, name, day, part), level), change in of_level.items():
        counted[Key(chart, name, ALL, level, day, part)] = change
    for (chart, name, day, part), change in of_all.items():
        counted[Key(chart, name, ALL, ALL, day, part)] = change
    return counted


def _add_months(alike: dict[tuple[_Fact, int, int], int]) -> None:
    for (fact, role, level), change in list(alike.items()):
        if fact.chart in BY_MONTH:
            alike[_Fact(fact.chart, fact.name, month_of(fact.day), fact.part), role, level] += change


def month_of(day: str) -> str:
    """How the month of a day is written in place of one; no span of days has it within."""
    return f"m{day[:7]}"


def _of_person(note: Note, zone: ZoneInfo) -> Iterator[_Fact]:
    yield _Fact(Chart.PEOPLE, note.name, "")
    is_there = note.name in _STILL_THERE
    if note.began is None or not (is_there or note.ended):
        return
    yield _Fact(Chart.GROWTH, JOINED, _day(note.began, zone))
    if note.ended is not None and not is_there:
        yield _Fact(Chart.GROWTH, LEFT, _day(note.ended, zone))


def _of_attempt(note: Note, zone: ZoneInfo) -> Iterator[_Fact]:
    if note.began is None or note.name == Attempt.RESTARTED:  # its person goes on in the next one
        return
    day = _day(note.began, zone)
    yield _Fact(Chart.ATTEMPTS, note.name, day, note.step or "")
    yield _Fact(Chart.NOW, Hourly.STARTED, day, _hour(note.began, zone))
    for step, seconds in msgspec.json.decode(note.details or "{}", type=dict[str, int]).items():
        yield _Fact(Chart.SECONDS, step_time(note.name, step), day, str(bucket_of(seconds)))
    if note.name == Attempt.FINISHED and note.ended is not None:
        took = (note.ended - note.began).total_seconds()
        yield _Fact(Chart.SECONDS, Measure.FINISH, day, str(bucket_of(took)))
        day, hour = _day(note.ended, zone), _hour(note.ended, zone)
        yield _Fact(Chart.NOW, Hourly.FINISHED, day, hour)
        yield _Fact(Chart.WEEK, Hourly.FINISHED, day, f"{date.fromisoformat(day).weekday()}:{hour}")


def _of_event(note: Note, zone: ZoneInfo) -> Iterator[_Fact]:
    if note.began is None:
        return
    day = _day(note.began, zone)
    yield _Fact(Chart.EVENTS, note.name, day, note.step or "")
    if note.name in _HOURLY:
        yield _Fact(Chart.NOW, note.name, day, _hour(note.began, zone))
    if note.name in _TIMED and note.seconds is not None:
        yield _Fact(Chart.SECONDS, note.name, day, str(bucket_of(note.seconds)))
    if note.name == Kind.REMINDED and note.seconds is not None:  # noted with the first one alone
        yield _Fact(Chart.EVENTS, REMINDED_FIRST, day, note.step or "")
    if note.details is not None and msgspec.json.decode(note.details, type=_Found).found == 0:
        yield _Fact(Chart.EVENTS, SEARCHED_NOTHING, day)


class _Found(msgspec.Struct):
    found: int | None = None


_FACTS = {Source.PERSON.value: _of_person, Source.ATTEMPT.value: _of_attempt, Source.EVENT.value: _of_event}


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return _day_and_hour(int(moment.timestamp()) // _QUARTER, zone)[0]


def _hour(moment: datetime, zone: ZoneInfo) -> str:
    return _day_and_hour(int(moment.timestamp()) // _QUARTER, zone)[1]


@lru_cache(maxsize=4096)
def _day_and_hour(quarter: int, zone: ZoneInfo) -> tuple[str, str]:
    """Of a quarter of an hour: no zone's clock turns to another hour within one."""
    local = datetime.fromtimestamp(quarter * _QUARTER, UTC).astimezone(zone)
    return local.date().isoformat(), f"{local.hour:02}"
