"""What the charts must say, counted the slow way: every row of people, registrations and the journal, one by one."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from school21_bot import clock
from school21_bot.analytics.buckets import bucket_of
from school21_bot.journal.models import Event
from school21_bot.people.models import Attempt, Person, Registration, Status
from school21_bot.storage import fetch

ZONE = ZoneInfo("Europe/Moscow")


async def naive() -> Counter[tuple[Any, ...]]:
    """The counts as (chart, name, role, level, day, part), without those of all roles and levels."""
    counted: Counter[tuple[Any, ...]] = Counter()
    for person in await Person.all():
        counted[("people", person.status.value, *_place(person.role_id, person.level_id), "", "")] += 1
        for name, at in _growth(person):
            counted[("growth", name, *_place(person.role_id, person.level_id), _day(at), "")] += 1
    for attempt in await Registration.exclude(status=Attempt.RESTARTED):
        place, began = _place(attempt.role_id, attempt.level_id), _day(attempt.started_at)
        counted["attempts", attempt.status.value, *place, began, attempt.step] += 1
        _count_hour(counted, "started", place, attempt.started_at)
        for step, seconds in attempt.step_seconds.items():
            counted["seconds", f"{attempt.status.value}:{step}", *place, began, str(bucket_of(seconds))] += 1
        if attempt.status is Attempt.FINISHED and attempt.finished_at:
            took = (attempt.finished_at - attempt.started_at).total_seconds()
            counted["seconds", "finish", *place, began, str(bucket_of(took))] += 1
            _count_hour(counted, "finished", place, attempt.finished_at)
            week = f"{attempt.finished_at.astimezone(ZONE).weekday()}:{_hour(attempt.finished_at)}"
            counted["week", "finished", *place, _day(attempt.finished_at), week] += 1
    for event in await Event.all():
        place, day = _place(event.role, event.level), _day(event.at)
        counted["events", event.kind, *place, day, event.step or ""] += 1
        if event.kind in ("registration_abandoned", "searched"):
            _count_hour(counted, event.kind, place, event.at)
        if event.kind in ("approved", "declined", "invite_used") and event.seconds is not None:
            counted["seconds", event.kind, *place, day, str(bucket_of(event.seconds))] += 1
        if event.kind == "reminded" and (event.details or {}).get("number") == 1:
            counted["events", "reminded_first", *place, day, event.step or ""] += 1
        if event.kind == "searched" and (event.details or {}).get("found") == 0:
            counted["events", "searched_nothing", *place, day, ""] += 1
    return counted


async def held() -> Counter[tuple[Any, ...]]:
    """The counts that the charts read, likewise; those by the hour may be forgotten after two days."""
    rows = await fetch(
        """SELECT chart, name, role, level, day, part, count FROM rollup
        WHERE role >= 0 AND level >= 0 AND day < 'm' AND (chart <> 'now' OR day >= $1)""",
        _hours_since(),
    )
    return Counter({tuple(row.values())[:-1]: row["count"] for row in rows if row["count"]})


async def months_hold() -> bool:
    """Whether what is counted by the month is the sum of its days."""
    rows = await fetch("SELECT * FROM rollup WHERE chart IN ('attempts', 'seconds', 'events', 'week')")
    sums: Counter[tuple[Any, ...]] = Counter()
    months: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        of = months if row["day"].startswith("m") else sums
        of[row["chart"], row["name"], row["role"], row["level"], row["day"].lstrip("m")[:7], row["part"]] += row[
            "count"
        ]
    return bool(+sums) and +sums == +months


async def sums_hold() -> bool:
    """Whether what is counted for all roles or all levels is the sum of what is counted for each."""
    rows = await fetch("SELECT chart, name, role, level, day, part, count FROM rollup")
    sums: Counter[tuple[Any, ...]] = Counter()
    wide: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        chart, name, role, level, day, part, count = row.values()
        if role >= 0 and level >= 0:
            for both in ((-1, level), (role, -1), (-1, -1)):
                sums[chart, name, *both, day, part] += count
        else:
            wide[chart, name, role, level, day, part] += count
    return +sums == +wide


def _count_hour(counted: Counter[tuple[Any, ...]], name: str, place: tuple[int, int], at: datetime) -> None:
    if _day(at) >= _hours_since():
        counted["now", name, *place, _day(at), _hour(at)] += 1


def _hours_since() -> str:
    return _day(clock.now() - timedelta(days=2))


def _growth(person: Person) -> Iterator[tuple[str, datetime]]:
    is_there = person.status in (Status.MEMBER, Status.SUSPENDED)
    if person.joined_at and (is_there or person.left_at):
        yield "joined", person.joined_at
        if not is_there and person.left_at:
            yield "left", person.left_at


def _place(role: int | None, level: int | None) -> tuple[int, int]:
    return role or 0, level or 0


def _day(at: datetime) -> str:
    return at.astimezone(ZONE).strftime("%Y-%m-%d")


def _hour(at: datetime) -> str:
    return at.astimezone(ZONE).strftime("%H")
