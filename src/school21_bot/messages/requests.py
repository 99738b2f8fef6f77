"""The rows of requests for help and of what was said in them; whoever writes holds the lock of the person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from school21_bot import clock
from school21_bot.ids import new_id
from school21_bot.messages.models import Author, RequestState
from school21_bot.messages.said import Said, place_of
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.storage import as_moment, fetch, insert_row

_COLUMNS = "id, number, person_id, state, opened_at, changed_at"
# Whoever takes the same number at the same moment waits here for the other, and gets nothing: then the next is free.
_OPEN = """
    INSERT INTO support_request (id, number, person_id, state, opened_at, changed_at)
    SELECT $1, coalesce(max(number), 0) + 1, $2, 'open', $3, $3 FROM support_request WHERE true
    ON CONFLICT (number) DO NOTHING RETURNING number
"""
_SAID_SINCE = """
    SELECT count(*) AS number FROM support_message m JOIN support_request r ON r.id = m.request_id
    WHERE r.person_id = $1 AND m.author = 'person' AND m.at > $2
"""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for; `number` is how people call it."""

    id: int
    number: int
    person_id: int
    state: RequestState
    opened_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """A message of a request; `said` is None if the record cannot be opened."""

    id: int
    author: Author
    at: datetime
    said: Said | None


class Requests:
    """Reads and writes those rows; it asks for no right, and leaves transactions to whoever does."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    async def find(self, request_id: int) -> Request | None:
        """One of them."""
        rows = await fetch(f"SELECT {_COLUMNS} FROM support_request WHERE id = $1", request_id)  # noqa: S608  # names of ours
        return request_of(rows[0]) if rows else None

    async def newest(self, person_id: int, *, active: bool = False) -> Request | None:
        """A person's last one; with `active` the last that is not closed."""
        narrowed = "AND state <> 'closed'" if active else ""
        rows = await fetch(
            f"SELECT {_COLUMNS} FROM support_request WHERE person_id = $1 {narrowed} ORDER BY id DESC LIMIT 1",  # noqa: S608  # names of ours
            person_id,
        )
        return request_of(rows[0]) if rows else None

    async def of(self, person_id: int) -> list[Request]:
        """All of a person, the oldest first."""
        rows = await fetch(f"SELECT {_COLUMNS} FROM support_request WHERE person_id = $1 ORDER BY id", person_id)  # noqa: S608  # names of ours
        return list(map(request_of, rows))

    async def open(self, person_id: int) -> Request:
        """A new one, with the next number."""
        request_id, at = new_id(), clock.now()
        rows: list[dict[str, Any]] = []
        while not rows:
            rows = await fetch(_OPEN, request_id, person_id, at)
        return Request(request_id, rows[0]["number"], person_id, RequestState.OPEN, at, at)

    async def set_state(self, request: Request, state: RequestState) -> Request:
        """Let it stand so from now on."""
        at = clock.now()
        await fetch("UPDATE support_request SET state = $2, changed_at = $3 WHERE id = $1", request.id, state.value, at)
        return Request(request.id, request.number, request.person_id, state, request.opened_at, at)

    async def put(self, request: Request, author: Author, said: Said, cause: str, by: int | None = None) -> Told:
        """Write down what was said, `cause` being its key."""
        message_id, at = new_id(), clock.now()
        sealed = self._sealer.seal(place_of(message_id), said)
        await insert_row(
            "support_message",
            id=message_id,
            request_id=request.id,
            author=author.value,
            by=by,
            at=at,
            dedupe_key=cause,
            key_id=sealed.key_id,
            record=sealed.record,
        )
        return Told(message_id, author, at, said)

    async def caused(self, cause: str) -> Request | None:
        """The request in which what came of this cause was said already."""
        rows = await fetch("SELECT request_id FROM support_message WHERE dedupe_key = $1", cause)
        return await self.find(rows[0]["request_id"]) if rows else None

    async def said_since(self, person_id: int, moment: datetime) -> int:
        """How many messages a person has written since then."""
        return int((await fetch(_SAID_SINCE, person_id, moment))[0]["number"])

    async def last(self, request_id: int, limit: int, *, author: Author | None = None) -> list[Told]:
        """The last messages, in their order."""
        narrowed, values = ("AND author = $3", [author.value]) if author else ("", [])
        rows = await fetch(
            f"""SELECT id, author, at, record FROM support_message WHERE request_id = $1 {narrowed}
            ORDER BY id DESC LIMIT $2""",  # noqa: S608  # no value is in it
            request_id,
            limit,
            *values,
        )
        return [await self._told(row) for row in reversed(rows)]

    async def message(self, request_id: int, message_id: int) -> Told | None:
        """One message of a request."""
        rows = await fetch(
            "SELECT id, author, at, record FROM support_message WHERE request_id = $1 AND id = $2",
            request_id,
            message_id,
        )
        return await self._told(rows[0]) if rows else None

    async def count(self, request_id: int) -> int:
        """How many messages a request has."""
        rows = await fetch("SELECT count(*) AS number FROM support_message WHERE request_id = $1", request_id)
        return int(rows[0]["number"])

    async def _told(self, row: dict[str, Any]) -> Told:
        try:
            said = await self._sealer.open(place_of(row["id"]), row["record"], Said)
        except Unreadable:  # one damaged record must not hide the others
            said = None
        return Told(row["id"], Author(row["author"]), as_moment(row["at"]), said)


def request_of(row: dict[str, Any]) -> Request:
    """A row as it was read."""
    return Request(
        row["id"],
        row["number"],
        row["person_id"],
        RequestState(row["state"]),
        as_moment(row["opened_at"]),
        as_moment(row["changed_at"]),
    )
