"""What an entry says, cleaned and held to the rules of the registration."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import msgspec

from school21_bot.dumps.format import PersonEntry
from school21_bot.dumps.reading import Entry
from school21_bot.dumps.refusals import Left, Note, Why
from school21_bot.errors import RuleViolated
from school21_bot.people.models import KEEPS_NICKNAMES, Status
from school21_bot.people.rules import Field, check
from school21_bot.people.spelling import one_line
from school21_bot.texts import LANGUAGES

_EARLIEST = datetime(2010, 1, 1, tzinfo=UTC)
_TYPED = (Field.SCHOOL_NICKNAME, Field.MESSENGER_NICKNAME, Field.TEAM, Field.DESCRIPTION)
_NEEDED = {
    Status.WAITING.value: ("school_nickname", "messenger_nickname"),
    Status.MEMBER.value: ("school_nickname", "messenger_nickname", "team", "role", "level"),
    Status.SUSPENDED.value: ("school_nickname", "messenger_nickname", "team", "role", "level"),
}
_NAMES = ("first_name", "last_name", "username")
_LONGEST_NAME = 256
DATES = ("consent_at", "arrived_at", "joined_at", "left_at", "updated_at")

Refuse = Callable[[str, str], None]


def cleaned(entry: Entry, levels: frozenset[str], now: datetime) -> tuple[PersonEntry, list[Note]]:
    """The entry as it would be kept, and what is wrong with it; `levels`: the codes that are known."""
    person, notes = entry.person, list(entry.notes)

    def refuse(field: str, why: str) -> None:
        notes.append(Note(entry.line, entry.number, Left.INVALID, field, why))

    changes: dict[str, object] = {}
    for field in _TYPED:
        value = getattr(person, field)
        if value:
            kept = _kept(field, value, refuse)
            if kept != value:
                changes[field.value] = kept
        elif value == "" and field is not Field.DESCRIPTION:
            refuse(field.value, "empty")
    for name in _NAMES:
        value = getattr(person, name)
        if value and (kept := one_line(value)[:_LONGEST_NAME]) != value:
            changes[name] = kept
    for name in ("role", "new_role"):
        _check_role(getattr(person, name), refuse)
    if person.hidden != sorted(set(person.hidden)):
        changes["hidden"] = sorted(set(person.hidden))
    if person.language is not None and person.language not in LANGUAGES:
        changes["language"] = None
    for field_name in _NEEDED.get(person.status, ()):
        if getattr(person, field_name) is None:
            refuse(field_name, Why.MISSING)
    if person.level is not None and person.level not in levels:
        refuse("level", Why.UNKNOWN)
    _check_dates(person, now, refuse)
    _check_attempts(person, levels, now, refuse)
    return (msgspec.structs.replace(person, **changes) if changes else person), notes


def keeps_nicknames(person: PersonEntry) -> bool:
    """Whether nobody else may have the nicknames of this one."""
    return person.status in KEEPS_NICKNAMES


def _kept(field: Field, value: str, refuse: Refuse) -> str | None:
    try:
        return check(field, value)
    except RuleViolated as violated:
        refuse(field.value, violated.reason)
        return None


def _check_role(role: str | None, refuse: Refuse) -> None:
    if role is not None and (reason := _wrong_with_role(role)):
        refuse("role", reason)


@lru_cache(1024)
def _wrong_with_role(role: str) -> str:
    try:
        check(Field.ROLE, role)
    except RuleViolated as violated:
        return violated.reason
    return ""


def _check_dates(person: PersonEntry, now: datetime, refuse: Refuse) -> None:
    latest = now + timedelta(days=1)
    for name in DATES:
        moment = getattr(person, name)
        if moment is not None and not _EARLIEST <= moment <= latest:
            refuse(name, Why.DATE)


def _check_attempts(person: PersonEntry, levels: frozenset[str], now: datetime, refuse: Refuse) -> None:
    latest, numbers, is_open = now + timedelta(days=1), set(), 0
    for attempt in person.attempts:
        numbers.add(attempt.attempt)
        is_open += attempt.status in ("active", "abandoned")
        moments = (attempt.started_at, attempt.step_at, attempt.finished_at or attempt.step_at)
        if not all(_EARLIEST <= moment <= latest for moment in moments):
            refuse("attempts", Why.DATE)
        _check_role(attempt.role, refuse)
        if attempt.level is not None and attempt.level not in levels:
            refuse("level", Why.UNKNOWN)
    drafts = person.status in (Status.APPLYING, Status.ABANDONED)
    if len(numbers) < len(person.attempts) or is_open > 1 or (drafts and not is_open):
        refuse("attempts", Why.MISSING if drafts and not is_open else Why.DIFFERENT)
