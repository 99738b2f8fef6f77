"""People with everything that is known of each, many at a time: for other systems, which read more than one screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.errors import NotFound
from school21_bot.people.accounts import LevelName, RoleName, place_of
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.finding import Cursor, Finding
from school21_bot.people.listing import Choice, Key, Listing
from school21_bot.people.models import Status
from school21_bot.people.query import Query
from school21_bot.people.record import PersonRecord
from school21_bot.people.steps import Step
from school21_bot.sealing import Sealer, UnknownKey, Unreadable
from school21_bot.storage import as_json, as_moment, fetch, filled, places, transaction

_PEOPLE = """
    SELECT p.id, p.telegram_id, p.status, p.version, p.language, p.listed, p.hidden_fields, p.joined_at, p.left_at,
           p.updated_at, p.record, r.step,
           CASE WHEN r.id IS NULL THEN p.role_id ELSE r.role_id END AS role,
           CASE WHEN r.id IS NULL THEN p.level_id ELSE r.level_id END AS level
    FROM person p LEFT JOIN registration r ON r.person_id = p.id AND r.status IN ('active', 'abandoned')
    WHERE p.id IN ({})
"""


@dataclass(frozen=True, slots=True)
class WholePerson:
    """Somebody with everything; role, level and `step` are those of an open registration, if there is one.

    `record` is None if it cannot be opened.
    """

    id: int
    telegram_id: int | None
    status: Status
    version: int
    language: str
    listed: bool
    hidden: tuple[str, ...]
    role: RoleName | None
    level: LevelName | None
    step: Step | None
    joined_at: datetime | None
    left_at: datetime | None
    updated_at: datetime
    record: PersonRecord | None


@dataclass(frozen=True, slots=True)
class WholePage:
    """Some of them, and behind whom the next begin."""

    people: tuple[WholePerson, ...]
    after: Key | Cursor | None


class Wholes:
    """Reads them, for staff who look after people and for what acts for those."""

    def __init__(
        self, access: Access, sealer: Sealer, dictionary: Dictionary, listing: Listing, finding: Finding
    ) -> None:
        self._access = access
        self._sealer = sealer
        self._dictionary = dictionary
        self._listing = listing
        self._finding = finding

    async def page(self, by: Actor, choice: Choice, after: Key | None, size: int) -> WholePage:
        """Those of a choice, in its order.

        Raises:
            NotAllowed: not for this actor.
        """
        ids, following = await self._listing.ids(by, choice, after, size)
        return WholePage(await self._read(ids), following)

    async def found(self, by: Actor, query: Query, after: Cursor | None, size: int) -> WholePage:
        """Listed members whom a query fits, by what they show to members: the best first.

        Raises:
            NotAllowed: not for this actor.
            TooSlow: there was too much to look through.
        """
        await self._access.require(by, Right.PEOPLE)
        hits = await self._finding.listed(query, after, size=size)
        return WholePage(await self._read([hit.id for hit in hits.found]), hits.after)

    async def one(self, by: Actor, person_id: int, *, noted: bool) -> WholePerson:
        """One of them; `noted`: the log of what staff did says that the file was opened.

        Raises:
            NotAllowed: not for this actor.
            NotFound: nobody has this id.
        """
        await self._access.require(by, Right.PEOPLE)
        people = await self._read([person_id])
        if not people:
            raise NotFound
        if noted:
            async with transaction():
                await self._access.act(by, Action.PERSON_OPENED, target=(Target.PERSON, person_id))
        return people[0]

    async def _read(self, ids: Sequence[int]) -> tuple[WholePerson, ...]:
        """These people in this order; who is gone is left out."""
        if not ids:
            return ()
        list_of, size = places(1, len(ids))
        rows = {row["id"]: row for row in await fetch(_PEOPLE.format(list_of), *filled(ids, size))}
        roles = {role.id: role for role in await self._dictionary.every_role()}
        names = {role.id: RoleName(role.root_id, roles[role.root_id].name) for role in roles.values()}
        levels = {level.id: level for level in await self._dictionary.levels()}
        return tuple([await self._person(rows[one], names, levels) for one in ids if one in rows])

    async def _person(
        self, row: dict[str, Any], roles: dict[int, RoleName], levels: dict[int, LevelName]
    ) -> WholePerson:
        record = await self._open(row)
        role, level = row["role"], row["level"]
        if role is not None:
            # Perhaps another process has entered it a moment ago.
            known_role: RoleName | None = roles.get(role) or await self._dictionary.role(role)
        else:
            known_role = RoleName(None, record.new_role) if record is not None and record.new_role else None
        hidden = row["hidden_fields"]
        return WholePerson(
            row["id"],
            row["telegram_id"],
            Status(row["status"]),
            row["version"],
            row["language"],
            bool(row["listed"]),
            () if hidden == "[]" else tuple(sorted(as_json(hidden, list[str]))),
            known_role,
            None if level is None else levels.get(level) or await self._dictionary.level(level),
            Step(row["step"]) if row["step"] else None,
            _moment(row["joined_at"]),
            _moment(row["left_at"]),
            as_moment(row["updated_at"]),
            record,
        )

    async def _open(self, row: dict[str, Any]) -> PersonRecord | None:
        place = place_of(row["id"])
        try:
            try:
                return self._sealer.open_now(place, row["record"], PersonRecord)
            except UnknownKey:
                return await self._sealer.open(place, row["record"], PersonRecord)
        except Unreadable:
            return None


def _moment(value: Any) -> datetime | None:
    return None if value is None else as_moment(value)
