"""Who somebody is to the bot: one read that brings the person and the open registration."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec
from tortoise.exceptions import IntegrityError

from school21_bot import clock
from school21_bot.ids import new_id
from school21_bot.journal import Kind, record
from school21_bot.people.models import Person, Status
from school21_bot.people.record import COLUMN, TABLE, PersonRecord
from school21_bot.people.searchable import entry_of
from school21_bot.people.spelling import one_line
from school21_bot.people.steps import QUESTIONS, Step
from school21_bot.people.uniqueness import Uniqueness
from school21_bot.sealing import Place, Sealer
from school21_bot.search import SearchIndex
from school21_bot.storage import as_json, as_moment, fetch, fetch_by_key, lock_row, transaction, update_row
from school21_bot.tuning import Tuning

_ACCOUNT = """
    SELECT p.id, p.telegram_id, p.status, p.language, p.language_chosen, p.listed, p.hidden_fields, p.bot_blocked,
           p.reminders_off, p.news_off,
           EXISTS (SELECT 1 FROM recent_search s WHERE s.person_id = p.id) AS has_searched,
           p.consent_version, p.version, p.record,
           r.id AS registration_id, r.attempt, r.step_at, r.step_seconds, r.reminders,
           role.id AS role_id, role.name AS role_name, r.level_id, level.code AS level_code, level.name AS level_name
    FROM person p
    LEFT JOIN registration r ON r.person_id = p.id AND r.status IN ('active', 'abandoned')
    LEFT JOIN role entered ON entered.id = r.role_id
    LEFT JOIN role ON role.id = coalesce(entered.merged_into_id, entered.id)
    LEFT JOIN level ON level.id = r.level_id
"""


@dataclass(frozen=True, slots=True)
class TelegramNames:
    """What Telegram says a person is called; invisible and broken characters are left out."""

    first_name: str
    last_name: str = ""
    username: str = ""

    def __post_init__(self) -> None:
        for name in ("first_name", "last_name", "username"):
            object.__setattr__(self, name, one_line(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role as people see it; without an id it is not in the dictionary yet: no member has it."""

    id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class LevelName:
    """A level as people see it: `name` if staff gave one, else the text for `code`."""

    id: int
    code: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """The open registration of a person and what they answered so far; `reminders`: how often they were reminded."""

    registration_id: int
    attempt: int
    step_at: datetime
    step_seconds: dict[str, int]
    answers: PersonRecord
    role: RoleName | None
    level: LevelName | None
    reminders: int = 0

    def given(self, step: Step) -> bool:
        """Whether the question of `step` is answered."""
        if step is Step.ROLE:
            return self.role is not None
        if step is Step.LEVEL:
            return self.level is not None
        return getattr(self.answers, step) is not None

    @property
    def next_step(self) -> Step:
        """The first question without an answer, or the summary."""
        return next((step for step in QUESTIONS if not self.given(step)), Step.SUMMARY)


class Category(StrEnum):
    """What the bot writes by itself and a person may do without: of the registration they left, and news."""

    REMINDERS = "reminders"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Account:
    """A person as the dialogs know them.

    `language_chosen`: it stays, whatever Telegram says; `hidden`: the fields that others do not see; `consent_version`:
    the version agreed to last; `consent_asked`: the one that is asked for now; `has_searched`: their last searches are
    kept.
    """

    id: int
    telegram_id: int | None
    status: Status
    language: str
    bot_blocked: bool
    version: int
    record: PersonRecord
    draft: Draft | None
    language_chosen: bool = False
    listed: bool = True
    hidden: frozenset[str] = frozenset()
    consent_version: str | None = None
    consent_asked: str | None = None
    reminders_off: bool = False
    news_off: bool = False
    has_searched: bool = False

    @property
    def consent_is_due(self) -> bool:
        """Whether a member has yet to agree to the present version of the consent."""
        return self.status is Status.MEMBER and self.consent_version != self.consent_asked

    @property
    def unwanted(self) -> frozenset[Category]:
        """What the person does not want the bot to write."""
        off = {Category.REMINDERS: self.reminders_off, Category.NEWS: self.news_off}
        return frozenset(category for category, is_off in off.items() if is_off)


def place_of(person_id: int) -> Place:
    """Where the record of a person lies: sealing binds it to that place."""
    return Place(TABLE, COLUMN, person_id)


class Accounts:
    """Finds people, and makes a row for everybody who presses start."""

    def __init__(self, sealer: Sealer, uniqueness: Uniqueness, tuning: Tuning, index: SearchIndex) -> None:
        self._sealer = sealer
        self._index = index
        self._tuning = tuning
        self._uniqueness = uniqueness

    async def find(self, telegram_id: int) -> Account | None:
        """The person behind a Telegram id, None for a stranger."""
        return await self._read("WHERE p.telegram_id = $1", telegram_id)

    async def get(self, person_id: int) -> Account | None:
        """The person with an id of ours."""
        return await self._read("WHERE p.id = $1", person_id)

    async def lock(self, person_id: int) -> Account | None:
        """The same, locked until the end of the caller's transaction."""
        await lock_row(TABLE, person_id)
        return await self.get(person_id)

    async def arrive(self, telegram_id: int, names: TelegramNames, language: str) -> Account:
        """Somebody is here: make their row, or refresh what Telegram calls them."""
        account = await self.find(telegram_id)
        if account is None:
            return await self.welcome(telegram_id, names, language)
        return await self.refresh(account, names, language)

    async def welcome(self, telegram_id: int, names: TelegramNames, language: str) -> Account:
        """Make the row of somebody who had none a moment ago."""
        try:
            account = await self._create(telegram_id, names, language)
        except IntegrityError:  # the same person's other start was faster
            found = await self.find(telegram_id)
            if found is None:
                raise
            account = found
        return await self.refresh(account, names, language)

    async def refresh(self, account: Account, names: TelegramNames, language: str) -> Account:
        """Note that somebody is here, called `names`, in a Telegram that speaks `language`; writes only what is new.

        A language that the person chose stays, and whoever had blocked the bot has come back.
        """
        if not _differs(account, names, language):
            return account
        async with transaction():
            locked = await self.lock(account.id)
            if locked is None:
                return account
            fresh = _called(locked.record, names)
            spoken = locked.language if locked.language_chosen else language
            await self.save_record(locked, fresh, language=spoken, bot_blocked=False)
        draft = replace(locked.draft, answers=fresh) if locked.draft else None
        return replace(
            locked, language=spoken, bot_blocked=False, version=locked.version + 1, record=fresh, draft=draft
        )

    async def mark_blocked(self, person_id: int, *, blocked: bool = True) -> None:
        """Remember that a person has blocked the bot, or lets it write again."""
        await fetch("UPDATE person SET bot_blocked = $2 WHERE id = $1", person_id, blocked)

    async def save_record(self, account: Account, answers: PersonRecord, **columns: Any) -> None:
        """Seal and write the record and other columns of a person locked by the caller."""
        sealed = self._sealer.seal(place_of(account.id), answers)
        await self._write(account, answers, {"key_id": sealed.key_id, "record": sealed.record, **columns})

    async def save(self, account: Account, **columns: Any) -> None:
        """Write columns of a person locked by the caller."""
        await self._write(account, account.record, columns)

    async def _write(self, account: Account, answers: PersonRecord, columns: dict[str, Any]) -> None:
        await update_row(TABLE, account.id, version=account.version + 1, updated_at=clock.now(), **columns)
        before = entry_of(account.id, account.record, account.status, account.hidden, listed=account.listed)
        after = entry_of(
            account.id,
            answers,
            Status(columns.get("status", account.status)),
            columns.get("hidden_fields", account.hidden),
            listed=columns.get("listed", account.listed),
        )
        if after != before:
            await self._index.put([after])

    async def _create(self, telegram_id: int, names: TelegramNames, language: str) -> Account:
        person_id = new_id()
        answers = PersonRecord(first_name=names.first_name, last_name=names.last_name, username=names.username)
        async with transaction():
            status = Status.BANNED if await self._uniqueness.is_banned(telegram_id) else Status.NEW
            at = await self.enter(person_id, answers, status, language, telegram_id=telegram_id)
            await record(Kind.ARRIVED, at=at, person=person_id)
        return Account(
            person_id, telegram_id, status, language, bot_blocked=False, version=1, record=answers, draft=None
        )

    async def enter(
        self, person_id: int, answers: PersonRecord, status: Status, language: str, *, telegram_id: int | None = None
    ) -> datetime:
        """Write the row of somebody new, in the caller's transaction; gives the moment."""
        at, sealed = clock.now(), self._sealer.seal(place_of(person_id), answers)
        await Person.create(
            id=person_id,
            telegram_id=telegram_id,
            status=status,
            language=language,
            updated_at=at,
            key_id=sealed.key_id,
            record=sealed.record,
        )
        await self._index.put([entry_of(person_id, answers, status, (), listed=True)])
        return at

    async def _read(self, condition: str, value: int) -> Account | None:
        rows = await fetch_by_key(_ACCOUNT + condition, value)
        if not rows:
            return None
        row = rows[0]
        answers = await self._sealer.open(place_of(row["id"]), row["record"], PersonRecord)
        return Account(
            id=row["id"],
            telegram_id=row["telegram_id"],
            status=Status(row["status"]),
            language=row["language"],
            bot_blocked=bool(row["bot_blocked"]),
            version=row["version"],
            record=answers,
            draft=_draft(row, answers) if row["registration_id"] else None,
            language_chosen=bool(row["language_chosen"]),
            listed=bool(row["listed"]),
            hidden=frozenset(as_json(row["hidden_fields"], list[str])),
            consent_version=row["consent_version"],
            consent_asked=self._tuning.now.consent_version,
            reminders_off=bool(row["reminders_off"]),
            news_off=bool(row["news_off"]),
            has_searched=bool(row["has_searched"]),
        )


def _differs(account: Account, names: TelegramNames, language: str) -> bool:
    speaks_otherwise = not account.language_chosen and account.language != language
    return account.bot_blocked or speaks_otherwise or _called(account.record, names) != account.record


def _called(answers: PersonRecord, names: TelegramNames) -> PersonRecord:
    return msgspec.structs.replace(
        answers, first_name=names.first_name, last_name=names.last_name, username=names.username
    )


def _draft(row: dict[str, Any], answers: PersonRecord) -> Draft:
    return Draft(
        registration_id=row["registration_id"],
        attempt=row["attempt"],
        step_at=as_moment(row["step_at"]),
        step_seconds=as_json(row["step_seconds"], dict[str, int]),
        answers=answers,
        role=_role(row, answers),
        level=LevelName(row["level_id"], row["level_code"], row["level_name"]) if row["level_id"] else None,
        reminders=row["reminders"],
    )


def _role(row: dict[str, Any], answers: PersonRecord) -> RoleName | None:
    if row["role_id"]:
        return RoleName(row["role_id"], row["role_name"])
    return RoleName(None, answers.new_role) if answers.new_role else None
