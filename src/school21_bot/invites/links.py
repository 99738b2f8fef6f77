"""The rows of personal links, inside the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from school21_bot import clock
from school21_bot.ids import new_id
from school21_bot.invites.models import InviteMode, InviteState
from school21_bot.invites.records import LinkRecord, hash_of, place_of
from school21_bot.journal import Kind, record
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.storage import as_moment, fetch, insert_row

_COLUMNS = "id, person_id, chat_id, mode, state, record, issued_at, expires_at"
_ISSUED = f"SELECT {_COLUMNS} FROM invite WHERE person_id = $1 AND state = 'issued'"  # noqa: S608  # names of ours
_FOUND = f"SELECT {_COLUMNS} FROM invite WHERE link_hash = $1"  # noqa: S608  # names of ours
_CLOSE = """
    UPDATE invite SET state = $2, closed_at = $3, closed_by = $4, to_revoke = $5
    WHERE id = $1 AND state = 'issued' RETURNING id
"""
_NOTE_MISUSE = """
    UPDATE invite SET misused_at = $2, misused_by = $3
    WHERE id = $1 AND (misused_at IS NULL OR misused_at < $2 OR misused_by <> $3) RETURNING id
"""
_OVERDUE = f"SELECT {_COLUMNS} FROM invite WHERE state = 'issued' AND expires_at <= $1 LIMIT $2"  # noqa: S608  # names of ours
_TO_REVOKE = f"SELECT {_COLUMNS} FROM invite WHERE to_revoke LIMIT $1"  # noqa: S608  # names of ours
_REVOKED = "UPDATE invite SET to_revoke = $2 WHERE id = $1"

_KINDS = {
    InviteState.USED: Kind.INVITE_USED,
    InviteState.EXPIRED: Kind.INVITE_EXPIRED,
    InviteState.REVOKED: Kind.INVITE_REVOKED,
}
"""What the journal says of a link that ended; a misuse it has noted already."""


@dataclass(frozen=True, slots=True)
class Invite:
    """A personal link."""

    id: int
    person_id: int
    chat_id: int
    mode: InviteMode
    state: InviteState
    link: str
    issued_at: datetime
    expires_at: datetime

    @property
    def is_good(self) -> bool:
        """Whether it still opens the chat for its owner."""
        return self.state is InviteState.ISSUED and self.expires_at > clock.now()


class Links:
    """Writes, finds and closes links."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    async def issue(self, person_id: int, chat_id: int, mode: InviteMode, link: str, life: timedelta) -> Invite:
        """Write a new link for a person who has none."""
        invite_id, at = new_id(), clock.now()
        sealed = self._sealer.seal(place_of(invite_id), LinkRecord(link))
        invite = Invite(invite_id, person_id, chat_id, mode, InviteState.ISSUED, link, at, at + life)
        await insert_row(
            "invite",
            id=invite_id,
            person_id=person_id,
            chat_id=chat_id,
            mode=mode.value,
            state=InviteState.ISSUED.value,
            link_hash=hash_of(link),
            key_id=sealed.key_id,
            record=sealed.record,
            issued_at=at,
            expires_at=invite.expires_at,
            to_revoke=False,
        )
        details = {"invite": invite_id, "mode": mode.value}
        role, level = await _kind_of(person_id)
        await record(Kind.INVITE_ISSUED, at=at, person=person_id, role=role, level=level, details=details)
        return invite

    async def issued(self, person_id: int) -> Invite | None:
        """The link that a person has, perhaps overdue."""
        return await self._first(_ISSUED, person_id)

    async def called(self, link: str) -> Invite | None:
        """The row of a link."""
        return await self._first(_FOUND, hash_of(link))

    async def close(self, invite: Invite, state: InviteState, *, by: int | None = None) -> bool:
        """End an issued link, of which Telegram is to be told soon; False if it had ended before."""
        at = clock.now()
        if not await fetch(_CLOSE, invite.id, state.value, at, by, True):
            return False
        if state in _KINDS:
            await self._note(_KINDS[state], invite, at)
        return True

    async def note_misuse(self, invite: Invite, by: int, at: datetime) -> bool:
        """Remember who tried to come in by somebody else's link, and when; False if that is known."""
        if not await fetch(_NOTE_MISUSE, invite.id, at, by):
            return False
        await self._note(Kind.INVITE_MISUSED, invite, at)
        return True

    async def overdue(self, limit: int) -> list[Invite]:
        """Issued links whose time has run out."""
        return [await self._whatever_is_left(row) for row in await fetch(_OVERDUE, clock.now(), limit)]

    async def to_revoke(self, limit: int) -> list[Invite]:
        """Closed links that Telegram does not know to be closed."""
        return [await self._whatever_is_left(row) for row in await fetch(_TO_REVOKE, limit)]

    async def revoked(self, invite: Invite) -> None:
        """Telegram has been told."""
        await fetch(_REVOKED, invite.id, False)

    async def _note(self, kind: Kind, invite: Invite, at: datetime) -> None:
        role, level = await _kind_of(invite.person_id)
        await record(
            kind,
            at=at,
            person=invite.person_id,
            seconds=max(0, int((at - invite.issued_at).total_seconds())),
            role=role,
            level=level,
            details={"invite": invite.id, "mode": invite.mode.value},
        )

    async def _first(self, sql: str, value: Any) -> Invite | None:
        rows = await fetch(sql, value)
        return await self.opened(rows[0]) if rows else None

    async def opened(self, row: dict[str, Any]) -> Invite:
        """The link in a row."""
        opened = await self._sealer.open(place_of(row["id"]), row["record"], LinkRecord)
        return _invite(row, opened.link)

    async def _whatever_is_left(self, row: dict[str, Any]) -> Invite:
        """The same; a link that is damaged has no text, and keeps no other from running out."""
        try:
            return await self.opened(row)
        except Unreadable:
            return _invite(row, "")


def _invite(row: dict[str, Any], link: str) -> Invite:
    return Invite(
        id=row["id"],
        person_id=row["person_id"],
        chat_id=row["chat_id"],
        mode=InviteMode(row["mode"]),
        state=InviteState(row["state"]),
        link=link,
        issued_at=as_moment(row["issued_at"]),
        expires_at=as_moment(row["expires_at"]),
    )


async def _kind_of(person_id: int) -> tuple[int | None, int | None]:
    """The role and the level of a link's owner, for the charts."""
    rows = await fetch("SELECT role_id, level_id FROM person WHERE id = $1", person_id)
    return (rows[0]["role_id"], rows[0]["level_id"]) if rows else (None, None)
