"""One batch of an import: what each entry needs is noted, and then written together."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from school21_bot import clock
from school21_bot.dumps.format import AttemptEntry, PersonEntry
from school21_bot.dumps.judging import draft_of
from school21_bot.dumps.refusals import Left, Note, Why
from school21_bot.dumps.staging import Staged
from school21_bot.ids import new_id
from school21_bot.journal import Kind
from school21_bot.people.accounts import place_of
from school21_bot.people.models import KEEPS_NICKNAMES, Attempt, Status
from school21_bot.people.record import PersonRecord
from school21_bot.people.searchable import Searchable, entry_of
from school21_bot.people.spelling import role_key
from school21_bot.people.steps import Step
from school21_bot.sealing import Sealer
from school21_bot.search import Entry
from school21_bot.storage import (
    fetch,
    insert_rows,
    update_row,
    write_many,
)

_PERSON = (
    *("id", "telegram_id", "status", "role_id", "level_id", "language", "language_chosen", "listed", "hidden_fields"),
    *(
        "reminders_off",
        "news_off",
        "bot_blocked",
        "consent_version",
        "consent_at",
        "joined_at",
        "left_at",
        "updated_at",
    ),
    *("version", "key_id", "record"),
)
_REGISTRATION = (
    *("id", "person_id", "attempt", "status", "step", "deadline_at", "started_at", "step_at", "step_seconds"),
    *("role_id", "level_id", "finished_at"),
)
_EVENT = """
    INSERT INTO event (id, kind, at, step, seconds, person, role, level, details, dedupe_key)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (dedupe_key) DO NOTHING
"""
_DRAFT = frozenset({Status.APPLYING.value, Status.ABANDONED.value})
_ANSWERS = ("school_nickname", "messenger_nickname", "team", "description")
_DEADLINE = timedelta(days=1)


class Batch:
    """The statements of one batch, gathered and then written together."""

    def __init__(self, sealer: Sealer, searchable: Searchable, language: str) -> None:
        self._sealer = sealer
        self._searchable = searchable
        self._language = language
        self._at = clock.now()
        self.notes: list[Note] = []
        self._people: list[tuple[Any, ...]] = []
        self._new: list[Entry] = []
        self._updates: list[tuple[int, dict[str, Any]]] = []
        self._registrations: list[tuple[Any, ...]] = []
        self._attempts: list[tuple[int, dict[str, Any]]] = []
        self._events: list[tuple[Any, ...]] = []
        self._released: list[tuple[int]] = []
        self._given: list[tuple[int, int]] = []

    def take(
        self,
        row: dict[str, Any],
        staged: Staged,
        there: dict[str, Any] | None,
        roles: dict[str, int],
        levels: dict[str, int],
    ) -> None:
        """Note what one entry needs."""
        self._roles, self._levels = roles, levels
        if there is None and row["version"] is not None:  # deleted meanwhile: nobody comes back by a file
            self.notes.append(Note(staged.line, 0, Left.MEANWHILE, "", Why.MOVED_ON))
            self._released.append((row["id"],))
        elif there is None:
            self._insert(row["person"], staged.person)
            self._given.append((row["id"], row["person"]))
        elif there["answers"] is None:
            self.notes.append(Note(staged.line, 0, Left.MEANWHILE, "", Why.UNREADABLE))
            self._released.append((row["id"],))
        elif there["status"] == Status.NEW.value:
            self._fill(there, staged.person)
            self._given.append((row["id"], there["id"]))
        elif row["version"] is None or there["version"] != row["version"]:
            why = Why.ARRIVED if row["version"] is None else Why.MOVED_ON
            self.notes.append(Note(staged.line, 0, Left.MEANWHILE, "", why))
            self._released.append((row["id"],))
        else:
            self._change(there, staged)
            self._given.append((row["id"], there["id"]))

    def leave(self, row: dict[str, Any]) -> None:
        """Note that an entry cannot be read any more; what it had reserved is free."""
        self.notes.append(Note(0, row["number"], Left.MEANWHILE, "", Why.UNREADABLE))
        self._released.append((row["id"],))

    async def write(self) -> None:
        """Write it all, in the caller's transaction."""
        await insert_rows("person", _PERSON, self._people)
        for person_id, columns in self._updates:
            await update_row("person", person_id, **columns)
        await self._searchable.enter(self._new)
        await self._searchable.refresh([person_id for person_id, _ in self._updates])
        await insert_rows("registration", _REGISTRATION, self._registrations)
        for attempt_id, columns in self._attempts:
            await update_row("registration", attempt_id, **columns)
        if self._released:
            await write_many("DELETE FROM person_tag WHERE reserved_by = $1", self._released)
        await self._hand_over_tags()
        if self._events:
            await write_many(_EVENT, self._events)

    async def _hand_over_tags(self) -> None:
        """What was reserved goes to its people; what they had of the same kind before is free."""
        changed = {person_id for person_id, _ in self._updates}
        for row_id, person_id in self._given:
            if person_id in changed:
                await fetch(
                    "DELETE FROM person_tag WHERE person_id = $1 "
                    "AND kind IN (SELECT kind FROM person_tag WHERE reserved_by = $2)",
                    *(person_id, row_id),
                )
        await write_many(
            "UPDATE person_tag SET person_id = $2, reserved_by = NULL WHERE reserved_by = $1", self._given
        ) if self._given else None

    def _insert(self, person_id: int, person: PersonEntry) -> None:
        answers = self._answers(PersonRecord(), person, names=True)
        columns = self._columns(person_id, person, answers)
        columns |= {"id": person_id, "telegram_id": person.telegram_id, "version": 1}
        columns["updated_at"] = person.updated_at or self._at
        columns["hidden_fields"] = msgspec.json.encode(columns["hidden_fields"]).decode()
        self._people.append(tuple(columns[name] for name in _PERSON))
        self._new.append(entry_of(person_id, answers, Status(person.status), person.hidden, listed=person.listed))
        self._event(Kind.ARRIVED, person.arrived_at or self._at, person_id, "arrived")
        self._all_attempts(person_id, person)

    def _fill(self, there: dict[str, Any], person: PersonEntry) -> None:
        """Somebody has come by, and nothing more: everything is as the file says, but for what Telegram says."""
        answers = self._answers(there["answers"], person, names=False)
        columns = self._columns(there["id"], person, answers)
        del columns["bot_blocked"], columns["news_off"]
        columns |= _said("news_off", person.news_off)
        columns |= {"version": there["version"] + 1, "updated_at": self._at}
        self._updates.append((there["id"], columns))
        self._all_attempts(there["id"], person)

    def _change(self, there: dict[str, Any], staged: Staged) -> None:
        person, was_draft = staged.person, there["status"] in _DRAFT
        becomes = person.status if was_draft and person.status not in _DRAFT else there["status"]
        answers = self._answers(there["answers"], person, names=False)
        role, level = (person.role, person.level) if becomes not in _DRAFT else draft_of(person)
        role_id, level_id = self._roles.get(role_key(role or "")), self._levels.get(level or "")
        if becomes not in _DRAFT or role_id is not None:
            answers = msgspec.structs.replace(answers, new_role=None)
        elif role is not None:
            answers = msgspec.structs.replace(answers, new_role=role)
        sealed = self._sealer.seal(place_of(there["id"]), answers)
        columns: dict[str, Any] = {
            "status": becomes,
            "version": there["version"] + 1,
            "updated_at": self._at,
            "key_id": sealed.key_id,
            "record": sealed.record,
        }
        if not staged.is_original:
            columns |= {"listed": person.listed, "hidden_fields": person.hidden}
            columns |= {"reminders_off": person.reminders_off} | _said("news_off", person.news_off)
        if becomes not in _DRAFT:
            columns |= {"role_id": role_id, "level_id": level_id} if was_draft else _given(role_id, level_id)
        if was_draft and becomes in KEEPS_NICKNAMES:
            columns["joined_at"] = person.joined_at or self._at
            columns |= {"consent_version": person.consent_version, "consent_at": person.consent_at}
        self._updates.append((there["id"], columns))
        for attempt in there["open"] if was_draft else ():
            self._move_attempt(there["id"], attempt, becomes, role_id, level_id, columns.get("joined_at"))

    def _move_attempt(
        self,
        person_id: int,
        attempt: dict[str, Any],
        becomes: str,
        role_id: int | None,
        level_id: int | None,
        joined_at: datetime | None,
    ) -> None:
        if becomes in _DRAFT:
            self._attempts.append((attempt["id"], _given(role_id, level_id)))
            return
        at = joined_at or self._at
        columns = {"status": Attempt.FINISHED.value, "step": Step.SUMMARY.value, "finished_at": at, "deadline_at": None}
        columns["remind_at"] = None
        self._attempts.append((attempt["id"], {**columns, **_given(role_id, level_id)}))
        details = {"attempt": attempt["attempt"]}
        key = f"finished:{attempt['attempt']}"
        self._event(
            Kind.REGISTRATION_FINISHED, at, person_id, key, role=role_id, level=level_id, details=details, seconds=0
        )

    def _columns(self, person_id: int, person: PersonEntry, answers: PersonRecord) -> dict[str, Any]:
        sealed = self._sealer.seal(place_of(person_id), answers)
        return {
            "status": person.status,
            "role_id": self._roles.get(role_key(person.role)) if person.role else None,
            "level_id": self._levels.get(person.level or ""),
            "language": person.language or self._language,
            "language_chosen": person.language_chosen,
            "listed": person.listed,
            "hidden_fields": person.hidden,
            "reminders_off": person.reminders_off,
            "news_off": bool(person.news_off),
            "bot_blocked": person.bot_blocked,
            "consent_version": person.consent_version,
            "consent_at": person.consent_at,
            "joined_at": person.joined_at,
            "left_at": person.left_at,
            "key_id": sealed.key_id,
            "record": sealed.record,
        }

    def _answers(self, answers: PersonRecord, person: PersonEntry, *, names: bool) -> PersonRecord:
        given: dict[str, Any] = {name: getattr(person, name) for name in _ANSWERS if getattr(person, name) is not None}
        if names:
            given |= {name: getattr(person, name) for name in ("first_name", "last_name", "username")}
        new_role = person.new_role
        if new_role is not None and any(one.role for one in person.attempts) and role_key(new_role) in self._roles:
            new_role = None
        return msgspec.structs.replace(answers, new_role=new_role, **given)

    def _all_attempts(self, person_id: int, person: PersonEntry) -> None:
        for attempt in person.attempts:
            self._registrations.append(self._attempt(person_id, attempt))
            restarted = any(one.attempt == attempt.attempt - 1 and one.status == "restarted" for one in person.attempts)
            started = Kind.REGISTRATION_RESTARTED if restarted else Kind.REGISTRATION_STARTED
            details = {"attempt": attempt.attempt}
            self._event(started, attempt.started_at, person_id, f"started:{attempt.attempt}", details=details)
            ended = self._ended(attempt)
            for kind, at, seconds in ended:
                self._event(
                    *(kind, at, person_id, f"ended:{attempt.attempt}"),
                    step=attempt.step if kind is Kind.REGISTRATION_ABANDONED else None,
                    seconds=seconds,
                    role=self._role_of(attempt),
                    level=self._levels.get(attempt.level or ""),
                    details=details,
                )

    def _ended(self, attempt: AttemptEntry) -> Iterator[tuple[Kind, datetime, int]]:
        if attempt.status == "finished":
            at = attempt.finished_at or attempt.step_at
            yield Kind.REGISTRATION_FINISHED, at, _seconds(attempt.started_at, at)
        elif attempt.status == "abandoned":
            yield Kind.REGISTRATION_ABANDONED, attempt.step_at, 0

    def _attempt(self, person_id: int, attempt: AttemptEntry) -> tuple[Any, ...]:
        return (
            *(new_id(), person_id, attempt.attempt, attempt.status, attempt.step),
            # Whoever is in the middle of it has a day from now on.
            self._at + _DEADLINE if attempt.status == "active" else None,
            *(attempt.started_at, attempt.step_at, msgspec.json.encode(attempt.step_seconds).decode()),
            *(self._role_of(attempt), self._levels.get(attempt.level or ""), attempt.finished_at),
        )

    def _role_of(self, attempt: AttemptEntry) -> int | None:
        return self._roles.get(role_key(attempt.role)) if attempt.role else None

    def _event(
        self,
        kind: Kind,
        at: datetime,
        person_id: int,
        key: str,
        *,
        step: str | None = None,
        seconds: int | None = None,
        role: int | None = None,
        level: int | None = None,
        details: dict[str, Any] | None = None,
    ) -> None:
        text = msgspec.json.encode(details).decode() if details else None
        self._events.append(
            (new_id(), kind.value, at, step, seconds, person_id, role, level, text, f"dump:{person_id}:{key}")
        )


def _said(column: str, value: bool | None) -> dict[str, bool]:
    """A column, if the file says what is to be in it."""
    return {} if value is None else {column: value}


def _given(role_id: int | None, level_id: int | None) -> dict[str, Any]:
    """The columns of what is given, as changes."""
    columns = {"role_id": role_id, "level_id": level_id}
    return {name: value for name, value in columns.items() if value is not None}


def _seconds(start: datetime, end: datetime) -> int:
    return min(2**31 - 1, max(0, int((end - start).total_seconds())))
