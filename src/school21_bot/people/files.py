"""What staff see of a person: the card with everything, and what happened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from school21_bot import audit
from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.errors import NotFound
from school21_bot.people.accounts import Account, Accounts, LevelName, RoleName
from school21_bot.storage import as_json, as_moment, fetch, transaction

HISTORY_SIZE = 15

_FILE = """
    SELECT p.joined_at, p.left_at, p.updated_at, p.consent_at, root.id AS role_id, root.name AS role_name,
           level.id AS level_id, level.code AS level_code, level.name AS level_name,
           (SELECT max(finished_at) FROM registration WHERE person_id = p.id AND status = 'finished') AS finished_at
    FROM person p
    LEFT JOIN role ON role.id = p.role_id
    LEFT JOIN role root ON root.id = coalesce(role.merged_into_id, role.id)
    LEFT JOIN level ON level.id = p.level_id
    WHERE p.id = $1
"""
_EVENTS = """
    SELECT at, kind, step, details FROM event
    WHERE person = $1 AND kind NOT IN ('searched', 'card_opened') ORDER BY id DESC LIMIT $2
"""


@dataclass(frozen=True, slots=True)
class PersonFile:
    """Somebody with everything that is known; role and level are those of a member or of the draft."""

    account: Account
    role: RoleName | None
    level: LevelName | None
    joined_at: datetime | None
    left_at: datetime | None
    updated_at: datetime
    consent_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that happened to a person, or that staff did: then `actor` is the id of who did it, if a person."""

    at: datetime
    by_staff: bool
    what: str
    step: str | None
    details: dict[str, Any]
    actor: int | None = None


class Files:
    """Opens people's files, for staff who may look after people."""

    def __init__(self, access: Access, accounts: Accounts) -> None:
        self._access = access
        self._accounts = accounts

    async def open(self, by: Actor, person_id: int) -> PersonFile:
        """The file of a person, with a note that it was opened.

        Raises:
            NotAllowed: not for this actor.
            NotFound: nobody has this id any more.
        """
        async with transaction():
            file = await self.read(by, person_id)
            await self._access.act(by, Action.PERSON_OPENED, target=(Target.PERSON, person_id))
        return file

    async def read(self, by: Actor, person_id: int) -> PersonFile:
        """The same for a file that is open already.

        Raises:
            NotAllowed, NotFound: as `open`.
        """
        await self._access.require(by, Right.PEOPLE)
        account = await self._accounts.get(person_id)
        rows = await fetch(_FILE, person_id)
        if account is None or not rows:
            raise NotFound
        (row,) = rows
        return PersonFile(
            account=account,
            role=_role(row, account),
            level=_level(row, account),
            joined_at=_moment(row["joined_at"]),
            left_at=_moment(row["left_at"]),
            updated_at=as_moment(row["updated_at"]),
            consent_at=_moment(row["consent_at"]),
            finished_at=_moment(row["finished_at"]),
        )

    async def history(self, by: Actor, person_id: int) -> list[HistoryLine]:
        """What happened last, the latest first; what members search and look at is nobody's business.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.PEOPLE)
        events = [
            HistoryLine(as_moment(row["at"]), False, row["kind"], row["step"], _details(row))
            for row in await fetch(_EVENTS, person_id, HISTORY_SIZE)
        ]
        page = await audit.page(audit.Filter(target_kind=Target.PERSON, target=person_id), 0)
        deeds = [HistoryLine(one.at, True, one.action, None, one.details, one.actor) for one in page.lines]
        return sorted(events + deeds, key=lambda line: line.at, reverse=True)[:HISTORY_SIZE]


def _role(row: dict[str, Any], account: Account) -> RoleName | None:
    if account.draft is not None:
        return account.draft.role
    if row["role_id"] is None:
        return RoleName(None, account.record.new_role) if account.record.new_role else None
    return RoleName(row["role_id"], row["role_name"])


def _level(row: dict[str, Any], account: Account) -> LevelName | None:
    if account.draft is not None:
        return account.draft.level
    return LevelName(row["level_id"], row["level_code"], row["level_name"]) if row["level_id"] else None


def _details(row: dict[str, Any]) -> dict[str, Any]:
    return as_json(row["details"], dict[str, Any]) if row["details"] is not None else {}


def _moment(value: Any) -> datetime | None:
    return None if value is None else as_moment(value)
