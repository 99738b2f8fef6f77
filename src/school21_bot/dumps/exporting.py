"""Everybody as a document of our format, page by page from the database, in an order that survives an import."""

import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from school21_bot import clock
from school21_bot.dumps import age
from school21_bot.dumps.format import FORMAT, VERSION, AttemptEntry, LevelEntry, PersonEntry, RoleEntry, encoder
from school21_bot.dumps.turns import Turns
from school21_bot.ids import moment_of
from school21_bot.people.accounts import place_of
from school21_bot.people.record import PersonRecord
from school21_bot.sealing import Sealer, UnknownKey, Unreadable
from school21_bot.storage import as_json, as_moment, fetch, filled, places

_PAGE = 256
_COLUMNS = """
    id, telegram_id, status, role_id, level_id, language, language_chosen, listed, hidden_fields, reminders_off,
    news_off, bot_blocked, consent_version, consent_at, joined_at, left_at, updated_at, record
"""
_WITH_TELEGRAM = f"SELECT {_COLUMNS} FROM person WHERE telegram_id > $1 ORDER BY telegram_id LIMIT {_PAGE}"  # noqa: S608  # names of ours
_WITHOUT = f"SELECT {_COLUMNS} FROM person WHERE telegram_id IS NULL AND id > $1 ORDER BY id LIMIT {_PAGE}"  # noqa: S608  # names of ours
_ATTEMPTS = """
    SELECT person_id, attempt, status, step, started_at, step_at, step_seconds, role_id, level_id, finished_at
    FROM registration WHERE person_id IN ({}) ORDER BY person_id, attempt
"""
_LEVELS = "SELECT id, code, name, position FROM level ORDER BY position, code"
_ROLES = """
    SELECT role.id, role.key, role.name, other.key AS merged_into
    FROM role LEFT JOIN role other ON other.id = role.merged_into_id ORDER BY role.key
"""


@dataclass(frozen=True, slots=True)
class AgeKey:
    """The header and the key of the age file that is to be made."""

    header: bytes
    file_key: bytes


class Exporting:
    """Writes documents."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer
        self.unreadable = 0
        self._roles: dict[int, str] = {}
        self._levels: dict[int, str] = {}

    async def write(self, sink: Callable[[bytes], Any], turns: Turns, *, key: AgeKey | None, compress: bool) -> int:
        """Write a whole document into `sink`, wrapped as asked; gives the number of people in it.

        Whose record is damaged is left out, and counted in `unreadable`.
        """
        self.unreadable = 0
        packer = zlib.compressobj(wbits=31) if compress else None
        sealing = None
        if key is not None:
            head, sealing = age.begin(key.file_key, key.header)
            sink(head)

        def put(piece: bytes) -> None:
            sink(sealing.feed(piece) if sealing else piece)

        people = 0
        total = await count_people()
        async for page, number in self._document():
            put(packer.compress(page) if packer else page)
            people += number
            await turns.take(people, max(total, people))
        put(packer.flush() if packer else b"")
        if sealing:
            sink(sealing.last())
        return people

    async def _document(self) -> AsyncIterator[tuple[bytes, int]]:
        levels = await fetch(_LEVELS)
        roles = await fetch(_ROLES)
        self._note_dictionary(levels, roles)
        head = {"format": FORMAT, "version": VERSION, "made_at": clock.now()}
        yield encoder.encode(head)[:-1] + b',"levels":[\n', 0
        yield _lines(LevelEntry(row["code"], row["position"], row["name"]) for row in levels), 0
        yield b'\n],"roles":[\n', 0
        yield _lines(RoleEntry(row["key"], row["name"], row["merged_into"]) for row in roles), 0
        yield b'\n],"people":[\n', 0
        comma = b""
        for sql, key in ((_WITH_TELEGRAM, "telegram_id"), (_WITHOUT, "id")):
            last = 0
            while rows := await fetch(sql, last):
                last = rows[-1][key]
                if people := await self._people(rows):
                    yield comma + _lines(people), len(people)
                    comma = b",\n"
        yield b"\n]}\n", 0

    async def _people(self, rows: list[dict[str, Any]]) -> list[PersonEntry]:
        list_of, size = places(1, len(rows))
        ids = filled([row["id"] for row in rows], size)
        tried = await fetch(_ATTEMPTS.format(list_of), *ids)
        await self._know(rows, tried)
        attempts: dict[int, list[AttemptEntry]] = {}
        for row in tried:
            attempts.setdefault(row["person_id"], []).append(self._attempt(row))
        people = []
        for row in rows:
            try:
                answers = await self._open(row)
            except Unreadable:
                self.unreadable += 1
            else:
                people.append(self._person(row, answers, attempts.get(row["id"], [])))
        return people

    async def _know(self, *lists: list[dict[str, Any]]) -> None:
        """Read the dictionaries anew if somebody has entered a role or a level meanwhile."""
        roles = {row["role_id"] for rows in lists for row in rows} - {None}
        levels = {row["level_id"] for rows in lists for row in rows} - {None}
        if not (roles <= self._roles.keys() and levels <= self._levels.keys()):
            self._note_dictionary(await fetch(_LEVELS), await fetch(_ROLES))

    async def _open(self, row: dict[str, Any]) -> PersonRecord:
        place = place_of(row["id"])
        try:
            return self._sealer.open_now(place, row["record"], PersonRecord)
        except UnknownKey:
            return await self._sealer.open(place, row["record"], PersonRecord)

    def _attempt(self, row: dict[str, Any]) -> AttemptEntry:
        return AttemptEntry(
            row["attempt"],
            row["status"],
            row["step"],
            as_moment(row["started_at"]),
            as_moment(row["step_at"]),
            _moment(row["finished_at"]),
            dict(sorted(as_json(row["step_seconds"], dict[Any, int]).items())),
            self._role(row["role_id"]),
            self._level(row["level_id"]),
        )

    def _person(self, row: dict[str, Any], answers: PersonRecord, attempts: list[AttemptEntry]) -> PersonEntry:
        return PersonEntry(
            row["status"],
            row["telegram_id"],
            str(row["id"]) if row["telegram_id"] is None else None,
            answers.first_name,
            answers.last_name,
            answers.username,
            answers.school_nickname,
            answers.messenger_nickname,
            answers.team,
            answers.description,
            self._role(row["role_id"]),
            self._level(row["level_id"]),
            answers.new_role,
            row["language"],
            bool(row["language_chosen"]),
            bool(row["listed"]),
            _names(row["hidden_fields"]),
            bool(row["reminders_off"]),
            bool(row["news_off"]),
            bool(row["bot_blocked"]),
            row["consent_version"],
            _moment(row["consent_at"]),
            moment_of(row["id"]),
            _moment(row["joined_at"]),
            _moment(row["left_at"]),
            as_moment(row["updated_at"]),
            attempts,
        )

    def _role(self, role_id: int | None) -> str | None:
        return None if role_id is None else self._roles[role_id]

    def _level(self, level_id: int | None) -> str | None:
        return None if level_id is None else self._levels[level_id]

    def _note_dictionary(self, levels: list[dict[str, Any]], roles: list[dict[str, Any]]) -> None:
        self._levels = {row["id"]: row["code"] for row in levels}
        self._roles = {row["id"]: row["key"] for row in roles}


async def count_people() -> int:
    """How many people there are."""
    total: int = (await fetch("SELECT count(*) AS total FROM person"))[0]["total"]
    return total


def _lines(entries: Any) -> bytes:
    return b",\n".join(map(encoder.encode, entries))


def _names(value: Any) -> list[Any]:
    return [] if value == "[]" else sorted(as_json(value, list[Any]))


def _moment(value: Any) -> Any:
    return None if value is None else as_moment(value)
