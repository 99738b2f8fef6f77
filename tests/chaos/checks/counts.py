"""The counts of the charts are those of the rows that they count, made here once more in another way."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from school21_bot.journal import Kind
from school21_bot.storage import as_moment
from tests.chaos.checks.database import Row
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding

PROMISE = "journal, rollups, people and audit agree"
_CHARTS = frozenset({"people", "growth", "attempts", "events"})
_BY_MONTH = frozenset({"attempts", "events"})
_THERE = frozenset({"member", "suspended"})
_KINDS = frozenset(kind.value for kind in Kind)
_ALL = -1
_SHOWN = 5

Key = tuple[Any, ...]
"""Chart, name, role, level, day, part."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """What is counted, and what there is, by the charts that differ."""
    zone = ZoneInfo(evidence.settings.timezone)
    wanted: Counter[Key] = Counter()
    for source, rows in (("person", "person"), ("attempt", "registration"), ("event", "event")):
        for row in evidence.tables[rows]:
            _add(wanted, source, _note(source, row), 1, zone)
    for note in evidence.tables["rollup_note"]:  # not added up yet
        _add(wanted, note["source"], note, -note["change"], zone)
    held = Counter(
        {
            (row["chart"], row["name"], row["role"], row["level"], row["day"], row["part"]): row["count"]
            for row in evidence.tables["rollup"]
            if row["chart"] in _CHARTS and (row["chart"] != "events" or row["name"] in _KINDS)
        }
    )
    off = {key: (held[key], wanted[key]) for key in held.keys() | wanted.keys() if held[key] != wanted[key]}
    by_chart = Counter(key[0] for key in off)
    for chart, number in sorted(by_chart.items()):
        some = [f"{key}: {counts[0]} for {counts[1]}" for key, counts in sorted(off.items()) if key[0] == chart]
        yield Finding(PROMISE, 0, f"{number} counts of {chart} are off: {'; '.join(some[:_SHOWN])}")


def _note(source: str, row: Row) -> Row:
    """A row as the database notes it down to be counted."""
    match source:
        case "person":
            name, step, began, ended = row["status"], None, row["joined_at"], row["left_at"]
        case "attempt":
            name, step, began, ended = row["status"], row["step"], row["started_at"], row["finished_at"]
        case _:
            name, step, began, ended = row["kind"], row["step"], row["at"], None
    role, level = (row["role"], row["level"]) if source == "event" else (row["role_id"], row["level_id"])
    return {"name": name, "step": step, "role": role, "level": level, "began": began, "ended": ended}


def _add(counts: Counter[Key], source: str, note: Row, change: int, zone: ZoneInfo) -> None:
    for chart, name, day, part in _facts(source, note, zone):
        days = (day, f"m{day[:7]}") if chart in _BY_MONTH else (day,)
        for one in days:
            for role in (note["role"] or 0, _ALL):
                for level in (note["level"] or 0, _ALL):
                    counts[chart, name, role, level, one, part] += change


def _facts(source: str, note: Row, zone: ZoneInfo) -> Iterator[tuple[str, str, str, str]]:
    name, step = note["name"], note["step"] or ""
    began, ended = (_day(note[which], zone) for which in ("began", "ended"))
    if source == "person":
        yield "people", name, "", ""
        if began and (name in _THERE or ended):
            yield "growth", "joined", began, ""
            if ended and name not in _THERE:
                yield "growth", "left", ended, ""
    elif source == "attempt" and began and name != "restarted":
        yield "attempts", name, began, step
    elif source == "event" and began:
        yield "events", name, began, step


def _day(moment: datetime | str | None, zone: ZoneInfo) -> str:
    return as_moment(moment).astimezone(zone).date().isoformat() if moment else ""
