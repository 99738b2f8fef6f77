"""What staff do with personal links: see how many there are and what became of them, and end one.

The links themselves are shown to nobody but their owners.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, NotFound
from school21_bot.failpoints import failpoint
from school21_bot.invites.links import Links
from school21_bot.invites.models import InviteMode, InviteState
from school21_bot.people import Accounts, Names, PersonName
from school21_bot.storage import Page, as_moment, fetch, page_within, transaction

PAGE_SIZE = 8

_COLUMNS = "id, person_id, mode, state, issued_at, expires_at, closed_at, closed_by, misused_at, misused_by"


class Shelf(StrEnum):
    """The lists of links; "misused" holds each that somebody else tried, whatever became of it."""

    ISSUED = "issued"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    MISUSED = "misused"


_ON_SHELF = {shelf: f"state = '{shelf.value}'" for shelf in Shelf} | {Shelf.MISUSED: "misused_at IS NOT NULL"}


@dataclass(frozen=True, slots=True)
class InviteLine:
    """A link in a list; `owner` has no name if the record cannot be opened."""

    id: int
    owner: PersonName
    state: InviteState
    issued_at: datetime
    expires_at: datetime
    misused_at: datetime | None


@dataclass(frozen=True, slots=True)
class InviteCard:
    """A link with everybody who had to do with it; whoever is no person of ours is known by Telegram id alone."""

    id: int
    owner: PersonName
    mode: InviteMode
    state: InviteState
    issued_at: datetime
    expires_at: datetime
    closed_at: datetime | None
    closed_by: int | None
    closed_by_person: PersonName | None
    misused_at: datetime | None
    misused_by: int | None
    misused_by_person: PersonName | None


@dataclass(frozen=True, slots=True)
class InviteFacts:
    """What there is to know of a link without anybody's name."""

    id: int
    person_id: int
    mode: InviteMode
    state: InviteState
    issued_at: datetime
    expires_at: datetime
    closed_at: datetime | None
    misused_at: datetime | None


class InviteBook:
    """The verbs of staff about personal links."""

    def __init__(self, access: Access, accounts: Accounts, names: Names, links: Links) -> None:
        self._access = access
        self._accounts = accounts
        self._names = names
        self._links = links

    async def counts(self, actor: Actor) -> dict[Shelf, int]:
        """How many links are on each shelf.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.INVITES)
        rows = await fetch("SELECT state, count(*) AS links, count(misused_at) AS misused FROM invite GROUP BY state")
        by_state = {row["state"]: row["links"] for row in rows}
        misused = sum(row["misused"] for row in rows)
        return {shelf: by_state.get(shelf.value, 0) for shelf in Shelf} | {Shelf.MISUSED: misused}

    async def page(self, actor: Actor, shelf: Shelf, number: int) -> Page[InviteLine]:
        """A page of the links on a shelf.

        Raises:
            NotAllowed: not for this actor.
        """
        total = (await self.counts(actor))[shelf]
        number = page_within(number, total, PAGE_SIZE)
        rows = await fetch(
            f"""SELECT {_COLUMNS} FROM invite WHERE {_ON_SHELF[shelf]}
            ORDER BY id DESC LIMIT {PAGE_SIZE} OFFSET $1""",  # noqa: S608  # names of ours
            number * PAGE_SIZE,
        )
        owners = await self._names.of(actor, [row["person_id"] for row in rows])
        return Page(tuple(_line(row, owners) for row in rows), number, total, PAGE_SIZE)

    async def card(self, actor: Actor, invite_id: int) -> InviteCard:
        """What there is to know of a link.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none, or its owner is gone and it with them.
        """
        await self._access.require(actor, Right.INVITES)
        rows = await fetch(f"SELECT {_COLUMNS} FROM invite WHERE id = $1", invite_id)  # noqa: S608  # names of ours
        if not rows:
            raise NotFound
        row = rows[0]
        owners = await self._names.of(actor, [row["person_id"]])
        others = await self._names.behind(actor, [row[by] for by in ("closed_by", "misused_by") if row[by]])
        line = _line(row, owners)
        return InviteCard(
            id=line.id,
            owner=line.owner,
            mode=InviteMode(row["mode"]),
            state=line.state,
            issued_at=line.issued_at,
            expires_at=line.expires_at,
            closed_at=_moment(row["closed_at"]),
            closed_by=row["closed_by"],
            closed_by_person=others.get(row["closed_by"]),
            misused_at=line.misused_at,
            misused_by=row["misused_by"],
            misused_by_person=others.get(row["misused_by"]),
        )

    async def facts(self, actor: Actor, invite_id: int) -> InviteFacts:
        """A link without names.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none, or its owner is gone and it with them.
        """
        await self._access.require(actor, Right.INVITES)
        rows = await fetch(f"SELECT {_COLUMNS} FROM invite WHERE id = $1", invite_id)  # noqa: S608  # names of ours
        if not rows:
            raise NotFound
        return _facts(rows[0])

    async def before(
        self, actor: Actor, shelf: Shelf | None, person_id: int | None, before: int, size: int
    ) -> list[InviteFacts]:
        """So many links whose ids lie before one, the newest first: on a shelf, of a person, or all.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.INVITES)
        conditions, values = ["id < $1"], [before]
        if shelf is not None:
            conditions.append(_ON_SHELF[shelf])
        if person_id is not None:
            conditions.append("person_id = $2")
            values.append(person_id)
        rows = await fetch(
            f"SELECT {_COLUMNS} FROM invite WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT {size}",  # noqa: S608  # names of ours
            *values,
        )
        return [_facts(row) for row in rows]

    async def revoke(self, actor: Actor, invite_id: int) -> None:
        """End a link that opens the chat: its owner may ask for another; Telegram is told by the next sweep.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none.
            Conflict: it has ended already.
        """
        owner_id = (await self.facts(actor, invite_id)).person_id
        async with transaction():
            await self._accounts.lock(owner_id)
            invite = await self._links.issued(owner_id)
            if invite is None or invite.id != invite_id:
                raise Conflict
            await self._access.act(
                actor, Action.INVITE_REVOKED, target=(Target.INVITE, invite_id), details={"person": owner_id}
            )
            await self._links.close(invite, InviteState.REVOKED, by=actor.telegram_id)
            failpoint("invite:before-commit")


def _line(row: dict[str, Any], owners: dict[int, PersonName]) -> InviteLine:
    return InviteLine(
        row["id"],
        owners.get(row["person_id"]) or PersonName(row["person_id"], None, "", ""),
        InviteState(row["state"]),
        as_moment(row["issued_at"]),
        as_moment(row["expires_at"]),
        _moment(row["misused_at"]),
    )


def _facts(row: dict[str, Any]) -> InviteFacts:
    return InviteFacts(
        row["id"],
        row["person_id"],
        InviteMode(row["mode"]),
        InviteState(row["state"]),
        as_moment(row["issued_at"]),
        as_moment(row["expires_at"]),
        _moment(row["closed_at"]),
        _moment(row["misused_at"]),
    )


def _moment(value: datetime | str | None) -> datetime | None:
    return None if value is None else as_moment(value)
