"""What of a person can be searched: others find members by what they show, staff everybody by what they are called."""

from collections.abc import Collection, Sequence
from typing import Any

from school21_bot.people.models import Status
from school21_bot.people.record import COLUMN, TABLE, PersonRecord
from school21_bot.people.rules import Field
from school21_bot.sealing import Place, Sealer, Unreadable
from school21_bot.search import Document, Entry, SearchIndex
from school21_bot.storage import as_json, fetch, filled, places

_PEOPLE = "SELECT id, status, listed, hidden_fields, record FROM person WHERE id IN ({})"
_NOTHING = Document()


class Searchable:
    """Brings the index in line with the rows of people."""

    def __init__(self, sealer: Sealer, index: SearchIndex) -> None:
        self._sealer = sealer
        self._index = index

    async def refresh(self, ids: Sequence[int]) -> list[int]:
        """Let these people be found as they are now, in the caller's transaction, which holds their rows.

        Gives those whose record is damaged: they are not found at all.
        """
        if not ids:
            return []
        list_of, size = places(1, len(ids))
        rows = await fetch(_PEOPLE.format(list_of), *filled(ids, size))
        entries = {row["id"]: self._entry(row) for row in rows}
        damaged = [person_id for person_id, entry in entries.items() if entry is None]
        await self._index.put([entry or Entry(person_id, _NOTHING, _NOTHING) for person_id, entry in entries.items()])
        return damaged

    async def enter(self, entries: Sequence[Entry]) -> None:
        """Let people be found whose rows the caller's transaction has just made."""
        await self._index.put(entries, are_new=True)

    def _entry(self, row: dict[str, Any]) -> Entry | None:
        try:
            answers = self._sealer.open_now(Place(TABLE, COLUMN, row["id"]), bytes(row["record"]), PersonRecord)
        except Unreadable:
            return None
        hidden = as_json(row["hidden_fields"], list[str])
        return entry_of(row["id"], answers, Status(row["status"]), hidden, listed=bool(row["listed"]))


def entry_of(person_id: int, answers: PersonRecord, status: Status, hidden: Collection[str], *, listed: bool) -> Entry:
    """What a person shows to members, nothing if they are none or do not wish to be found; and what staff know."""
    known = known_by(answers)
    if status is not Status.MEMBER or not listed:
        return Entry(person_id, _NOTHING, known)
    return Entry(person_id, shown(answers, hidden), known)


def known_by(answers: PersonRecord) -> Document:
    """What anybody is called."""
    return Document(_nicknames(answers, ()), answers.full_name, invented=_invented(answers, ()))


def shown(answers: PersonRecord, hidden: Collection[str]) -> Document:
    """What a member shows."""
    return Document(
        _nicknames(answers, hidden),
        answers.full_name,
        "" if Field.TEAM in hidden else answers.team or "",
        "" if Field.DESCRIPTION in hidden else answers.description or "",
        _invented(answers, hidden),
    )


def _invented(answers: PersonRecord, hidden: Collection[str]) -> tuple[str, ...]:
    """The school makes nicknames up; those of the messenger and of Telegram are mostly made of the name."""
    nickname = answers.school_nickname
    return (nickname,) if nickname and Field.SCHOOL_NICKNAME not in hidden else ()


def _nicknames(answers: PersonRecord, hidden: Collection[str]) -> tuple[str, ...]:
    school, messenger = answers.school_nickname, answers.messenger_nickname
    if hidden:
        school = None if Field.SCHOOL_NICKNAME in hidden else school
        messenger = None if Field.MESSENGER_NICKNAME in hidden else messenger
    return tuple(nickname for nickname in (school, messenger, answers.username) if nickname)
