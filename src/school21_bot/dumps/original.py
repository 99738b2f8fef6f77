"""The dump of the system that this one replaces, with its quirks, as entries of our format.

"Пусто" stands for an empty field, "Шаг пропущен" for a skipped description, "Не важно" for a level that is not stated;
times are Moscow's. Whoever is not registered, or not completely, has an abandoned registration.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.json import Decoder

from school21_bot.dumps.format import AttemptEntry, Id, LevelEntry, PersonEntry, Text
from school21_bot.dumps.refusals import Left, Note, Why
from school21_bot.people.level_words import LEVELS, NO_MATTER, LevelCode
from school21_bot.people.models import Attempt, Status
from school21_bot.people.spelling import folded, one_line
from school21_bot.people.steps import QUESTIONS, Step

_MOSCOW = ZoneInfo("Europe/Moscow")
_DATE = "%Y-%m-%d %H:%M:%S"
_EMPTY = "пусто"
_SKIPPED = "шаг пропущен"
_NOBODY_STOPPED = "0"
_STEPS = {
    "school21_nickname": Step.SCHOOL_NICKNAME,
    "sber_id": Step.MESSENGER_NICKNAME,
    "team_name": Step.TEAM,
    "role": Step.ROLE,
    "level": Step.LEVEL,
    "level_id": Step.LEVEL,
    "description": Step.DESCRIPTION,
}
_SHOWN = ("\n", "\r", "\t")


class OriginalLevel(Struct, forbid_unknown_fields=True, frozen=True):
    """A level there."""

    id: int
    name: Text


class OriginalUser(Struct, forbid_unknown_fields=True, frozen=True):
    """Somebody there."""

    id: int | None = None
    telegram_id: Id | None = None
    username: Text | None = None
    sber_id: Text | None = None
    team_name: Text | None = None
    role: Text | None = None
    level_id: int | None = None
    description: Text | None = None
    registration_date: Text | None = None
    school21_nickname: Text | None = None
    is_admin: bool | int | None = None
    is_registered: bool | int | None = None
    field_not_filled: Text | int | None = None


level_decoder = Decoder(OriginalLevel)
user_decoder = Decoder(OriginalUser)


def levels_of(levels: Iterable[OriginalLevel], known: dict[str, str]) -> tuple[dict[int, str], list[LevelEntry]]:
    """The codes of the levels by their id there, and the entries of those that are new here.

    `known`: the codes of the levels here by what people call them.
    """
    codes: dict[int, str] = {}
    new: list[LevelEntry] = []
    for level in levels:
        name = one_line(level.name)[:64]
        code = _code(name, known)
        codes[level.id] = code
        if code not in known.values() and name and all(entry.code != code for entry in new):
            new.append(LevelEntry(code, position=len(known) + len(new) + 1, name=name))
    return codes, new


def _code(name: str, known: dict[str, str]) -> str:
    word = folded(name).replace("ё", "е")
    if word in NO_MATTER or not word:
        return LevelCode.UNSTATED.value
    if word in LEVELS:
        return LEVELS[word].value
    return known.get(word) or f"x-{hashlib.sha256(word.encode()).hexdigest()[:12]}"


def person_of(
    user: OriginalUser, codes: dict[int, str], now: datetime, place: tuple[int, int]
) -> tuple[PersonEntry, list[Note]]:
    """Somebody as an entry of ours, and what cannot be read of them; `place`: the line and number of the entry."""
    notes = []
    line, number = place
    registered_at, is_date = _moment(user.registration_date)
    if not is_date:
        notes.append(Note(line, number, Left.INVALID, "registration_date", Why.DATE))
    level = _level(user, codes)
    if user.level_id is not None and level is None:
        notes.append(Note(line, number, Left.INVALID, "level", Why.UNKNOWN))
    answers: dict[str, str | None] = {
        "school_nickname": _text(user.school21_nickname),
        "messenger_nickname": _text(user.sber_id),
        "team": _text(user.team_name),
        "description": _description(user.description),
    }
    role = _text(user.role)
    given = {**answers, "role": role, "level": level}
    is_member = bool(user.is_registered) and all(given[step.value] is not None for step in QUESTIONS)
    at = registered_at or now
    attempt = AttemptEntry(
        attempt=1,
        status=Attempt.FINISHED if is_member else Attempt.ABANDONED,
        step=Step.SUMMARY if is_member else _step(user.field_not_filled, given),
        started_at=at,
        step_at=at,
        finished_at=at if is_member else None,
        role=role,
        level=level,
    )
    person = PersonEntry(
        status=Status.MEMBER if is_member else Status.ABANDONED,
        telegram_id=user.telegram_id,
        username=_text(user.username) or "",
        role=role if is_member else None,
        level=level if is_member else None,
        new_role=None if is_member else role,
        arrived_at=at,
        joined_at=at if is_member else None,
        updated_at=at,
        attempts=[attempt],
        school_nickname=answers["school_nickname"],
        messenger_nickname=answers["messenger_nickname"],
        team=answers["team"],
        description=answers["description"],
    )
    return person, notes


def is_encrypted(users: Iterable[OriginalUser]) -> bool:
    """Whether most of these have control characters in what they typed: the original's own encryption leaves those."""
    judged = [any(map(_has_control, texts)) for texts in map(_texts, users) if texts]
    return 2 * sum(judged) > len(judged)


def _texts(user: OriginalUser) -> list[str]:
    values: tuple[Any, ...] = (
        user.username,
        user.sber_id,
        user.team_name,
        user.role,
        user.description,
        user.school21_nickname,
    )
    return [value for value in values if value]


def _has_control(text: str) -> bool:
    return any(unicodedata.category(sign) == "Cc" and sign not in _SHOWN for sign in text)


def _text(value: str | None) -> str | None:
    return None if value is None or folded(value).strip() in {"", _EMPTY} else value


def _description(value: str | None) -> str | None:
    return "" if value is not None and folded(value).strip() == _SKIPPED else _text(value)


def _level(user: OriginalUser, codes: dict[int, str]) -> str | None:
    return None if user.level_id is None else codes.get(user.level_id)


def _step(field: str | int | None, given: dict[str, str | None]) -> Step:
    """Where somebody stopped: what the original says, or else the first question without an answer."""
    if field is not None and str(field) != _NOBODY_STOPPED and str(field) in _STEPS:
        return _STEPS[str(field)]
    return next((step for step in QUESTIONS if given[step.value] is None), Step.SUMMARY)


def _moment(text: str | None) -> tuple[datetime | None, bool]:
    """The moment that a date of the original names, and whether it is one at all."""
    if _text(text) is None:
        return None, True
    try:
        return datetime.strptime(str(text), _DATE).replace(tzinfo=_MOSCOW).astimezone(UTC), True
    except (ValueError, OverflowError):
        return None, False
