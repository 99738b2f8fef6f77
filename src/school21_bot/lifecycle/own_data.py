"""A copy of everything that is kept of a person, for that person."""

from contextlib import suppress
from typing import Any

from school21_bot import clock
from school21_bot.errors import NotAllowed
from school21_bot.journal import Kind, Repeated, record
from school21_bot.messages import Request, Requests
from school21_bot.people import RecentSearches
from school21_bot.people.accounts import place_of
from school21_bot.people.record import PersonRecord
from school21_bot.sealing import Sealer
from school21_bot.storage import as_json, as_moment, fetch

VERSION = 1
MOST_MESSAGES = 10_000
"""More than anybody writes in a request."""

_PERSON = """
    SELECT p.*, role.name AS role_name, coalesce(level.name, level.code) AS level_name
    FROM person p
    LEFT JOIN role entered ON entered.id = p.role_id
    LEFT JOIN role ON role.id = coalesce(entered.merged_into_id, entered.id)
    LEFT JOIN level ON level.id = p.level_id
    WHERE p.id = $1
"""
_ABOUT = {
    "registrations": """
        SELECT r.attempt, r.status, r.step, r.started_at, r.step_at, r.step_seconds, r.deadline_at,
               r.remind_at, r.reminders, r.finished_at,
               role.name AS role, coalesce(level.name, level.code) AS level
        FROM registration r
        LEFT JOIN role entered ON entered.id = r.role_id
        LEFT JOIN role ON role.id = coalesce(entered.merged_into_id, entered.id)
        LEFT JOIN level ON level.id = r.level_id
        WHERE r.person_id = $1 ORDER BY r.attempt""",
    "events": """
        SELECT e.at, e.kind, e.step, e.seconds, role.name AS role, coalesce(level.name, level.code) AS level, e.details
        FROM event e
        LEFT JOIN role entered ON entered.id = e.role
        LEFT JOIN role ON role.id = coalesce(entered.merged_into_id, entered.id)
        LEFT JOIN level ON level.id = e.level
        WHERE e.person = $1 ORDER BY e.id""",
    "invites": """
        SELECT i.chat_id, i.mode, i.state, i.issued_at, i.expires_at, i.closed_at
        FROM invite i WHERE i.person_id = $1 ORDER BY i.id""",
    "chats": "SELECT c.chat_id, c.place, c.since FROM chat_place c WHERE c.person_id = $1 ORDER BY c.id",
    "messages": """
        SELECT o.kind, o.state, o.created_at, o.due_at, o.sent_at
        FROM outgoing o WHERE o.person_id = $1 ORDER BY o.id""",
    "dashboard": "SELECT s.created_at, s.seen_at FROM session s WHERE s.person_id = $1 ORDER BY s.id",
    "api_keys": """
        SELECT k.name, k.scopes, k.created_at, k.expires_at, k.used_at, k.revoked_at
        FROM api_key k WHERE k.person_id = $1 ORDER BY k.id""",
    "unique": "SELECT t.kind FROM person_tag t WHERE t.person_id = $1 ORDER BY t.kind, t.generation",
}
"""What each list of the document is made of; no link is in it, and nothing of anybody else."""

_SETTINGS = ("listed", "hidden_fields", "language", "language_chosen", "reminders_off", "news_off", "bot_blocked")
_TRUTHS = frozenset({"listed", "language_chosen", "reminders_off", "news_off", "bot_blocked"})
_DOCUMENTS = frozenset({"hidden_fields", "details", "step_seconds", "scopes"})


class OwnData:
    """Gathers what every room knows of somebody."""

    def __init__(self, sealer: Sealer, requests: Requests, recent: RecentSearches) -> None:
        self._sealer = sealer
        self._recent = recent
        self._requests = requests

    async def copy(self, person_id: int, *, cause: str | None = None) -> dict[str, Any]:
        """Everything about the person, ready for JSON; the journal notes that it was asked for.

        Raises:
            NotAllowed: nobody is there.
        """
        rows = await fetch(_PERSON, person_id)
        if not rows:
            raise NotAllowed
        with suppress(Repeated):
            dedupe_key = cause and f"{person_id}:{cause}"
            await record(Kind.DATA_TAKEN, at=clock.now(), person=person_id, dedupe_key=dedupe_key)
        answers = await self._sealer.open(place_of(person_id), rows[0]["record"], PersonRecord)
        lists = {name: [_readable(row) for row in await fetch(sql, person_id)] for name, sql in _ABOUT.items()}
        lists["support"] = [await self._request(request) for request in await self._requests.of(person_id)]
        lists["searches"] = [{"words": kept.query.text} for kept in await self._recent.of(person_id)]
        return {"version": VERSION, "made_at": clock.now().isoformat(), **_person(rows[0], answers), **lists}

    async def _request(self, request: Request) -> dict[str, Any]:
        """A request for help with all that was said in it; who of the staff said it is nothing of the person's."""
        return {
            "number": request.number,
            "state": request.state.value,
            "opened_at": request.opened_at.isoformat(),
            "messages": [
                {
                    "author": told.author.value,
                    "at": told.at.isoformat(),
                    "kind": told.said.kind.value if told.said else None,
                    "text": told.said.plain if told.said else None,
                    "file_name": (told.said.file_name or None) if told.said else None,
                }
                for told in await self._requests.last(request.id, MOST_MESSAGES)
            ],
        }


def _person(row: dict[str, Any], answers: PersonRecord) -> dict[str, Any]:
    return {
        "id": row["id"],
        "telegram": {
            "id": row["telegram_id"],
            "first_name": answers.first_name,
            "last_name": answers.last_name,
            "username": answers.username,
        },
        "answers": {
            "school_nickname": answers.school_nickname,
            "messenger_nickname": answers.messenger_nickname,
            "team": answers.team,
            "role": row["role_name"] or answers.new_role,
            "level": row["level_name"],
            "description": answers.description,
        },
        "membership": _readable({name: row[name] for name in ("status", "joined_at", "left_at", "updated_at")}),
        "consent": _readable({"version": row["consent_version"], "given_at": row["consent_at"]}),
        "settings": _readable({name: row[name] for name in _SETTINGS}),
    }


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its values the same from both databases."""
    return {name: None if value is None else _value(name, value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    if name in _TRUTHS:
        return bool(value)
    if name in _DOCUMENTS:
        return as_json(value, Any)
    if name in {"at", "since"} or name.endswith("_at"):
        return as_moment(value).isoformat()
    return value
