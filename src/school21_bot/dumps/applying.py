"""Applying what is staged: behind the switch, in batches, each row exactly once however often it is begun anew."""

import time
from collections.abc import Iterable
from typing import Any

from school21_bot.dumps.batch import Batch
from school21_bot.dumps.format import LevelEntry, RoleEntry
from school21_bot.dumps.judging import opened
from school21_bot.dumps.models import ImportState
from school21_bot.dumps.parts import APPLY, Part, keep
from school21_bot.dumps.staging import Gone, Staged, place_of_row
from school21_bot.dumps.turns import Turns
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_id
from school21_bot.jobs import Pace
from school21_bot.people.searchable import Searchable
from school21_bot.people.spelling import role_key
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.storage import (
    current_connection,
    fetch,
    filled,
    insert_rows,
    lock_row,
    places,
    transaction,
    update_row,
)

_ROWS = (
    "SELECT id, number, person, version, telegram_id, record FROM import_row WHERE of_id = $1 ORDER BY number LIMIT $2"
)
_THERE = "SELECT id, telegram_id, version, status, record FROM person WHERE id IN ({}) OR telegram_id IN ({})"
_DICTIONARY_BATCH = 100


class Applying:
    """Applies one import."""

    def __init__(
        self, import_id: int, sealer: Sealer, searchable: Searchable, default_language: str, *, update: bool
    ) -> None:
        self._import = import_id
        self._sealer = sealer
        self._searchable = searchable
        self._language = default_language
        self._update = update
        self._pace = Pace()
        self._roles: dict[str, int] = {}
        self._levels: dict[str, int] = {}

    async def dictionary(self, levels: Iterable[LevelEntry], roles: Iterable[RoleEntry]) -> None:
        """Make the levels and roles that are missing; as often as it is called."""
        await self._read_dictionary()
        async with transaction():
            for level in levels:
                if level.code not in self._levels:
                    row = (new_id(), level.code, level.name, level.position)
                    await insert_rows("level", ("id", "code", "name", "position"), [row])
                elif self._update:
                    await update_row("level", self._levels[level.code], name=level.name, position=level.position)
            failpoint("import:levels")
        ordered = sorted(roles, key=lambda role: role.merged_into is not None)
        for first in range(0, len(ordered), _DICTIONARY_BATCH):
            async with transaction():
                for role in ordered[first : first + _DICTIONARY_BATCH]:
                    root = self._roles.get(role_key(role.merged_into)) if role.merged_into else None
                    await self._role(role.key, role.name, root)
                failpoint("import:roles")
        await self._read_dictionary()

    async def apply(self, turns: Turns, total: int) -> None:
        """Apply everything that is staged.

        Raises:
            Gone: the import is not at its applying.
        """
        if not self._roles or not self._levels:
            await self._read_dictionary()
        done: int = (await fetch('SELECT applied FROM "import" WHERE id = $1', self._import))[0]["applied"]
        while number := await self._batch():
            done += number
            await turns.take(done, max(total, done))

    async def _batch(self) -> int:
        async with transaction():
            began = time.perf_counter()
            await lock_row("import", self._import)
            now = (await fetch('SELECT state, applied FROM "import" WHERE id = $1', self._import))[0]
            if now["state"] != ImportState.APPLYING.value:
                raise Gone
            rows = await fetch(_ROWS, self._import, self._pace.size)
            if not rows:
                return 0
            staged = [(row, await self._open(row)) for row in rows]
            work = Batch(self._sealer, self._searchable, self._language)
            there = await self._there(rows)
            for row, one in staged:
                if one is None:
                    work.leave(row)
                    continue
                roles = await self._roles_of(one)
                work.take(row, one, there.get(row["person"]) or there.get(row["telegram_id"]), roles, self._levels)
            await work.write()
            list_of, size = places(1, len(rows))
            ids = filled([row["id"] for row in rows], size)
            await fetch(f"DELETE FROM import_row WHERE id IN ({list_of})", *ids)  # noqa: S608  # only numbers
            if work.notes:
                await keep(self._import, APPLY, now["applied"], Part({}, work.notes))
            await update_row("import", self._import, applied=now["applied"] + len(rows))
            failpoint("import:applying")
            took = time.perf_counter() - began
        self._pace.note(took)
        failpoint("import:applied")
        return len(rows)

    async def _open(self, row: dict[str, Any]) -> Staged | None:
        """What is staged in a row; None if it is damaged."""
        try:
            return await self._sealer.open(place_of_row(row["id"]), row["record"], Staged)
        except Unreadable:
            return None

    async def _there(self, rows: list[dict[str, Any]]) -> dict[int | None, dict[str, Any]]:
        """Those of the rows' people who are here, by their number and by their Telegram id."""
        list_of, size = places(1, len(rows))
        others = ", ".join(f"${number}" for number in range(size + 1, 2 * size + 1))
        lock = " FOR UPDATE" if current_connection().capabilities.dialect == "postgres" else ""
        telegram = [row["telegram_id"] or -1 for row in rows]
        persons = filled([row["person"] for row in rows], size)
        found = await fetch(_THERE.format(list_of, others) + lock, *persons, *filled(telegram, size))
        for person in found:
            person["answers"] = await opened(self._sealer, person)
        attempts = await self._attempts(found)
        for person in found:
            person["open"] = [one for one in attempts if one["person_id"] == person["id"]]
        by_number = {person["id"]: person for person in found}
        return {**{person["telegram_id"]: person for person in found if person["telegram_id"]}, **by_number}

    async def _attempts(self, people: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not people:
            return []
        list_of, size = places(1, len(people))
        return await fetch(
            f"SELECT id, person_id, attempt FROM registration WHERE person_id IN ({list_of}) "  # noqa: S608  # only numbers
            "AND status IN ('active', 'abandoned')",
            *filled([person["id"] for person in people], size),
        )

    async def _roles_of(self, staged: Staged) -> dict[str, int]:
        """The ids of the roles that an entry names, made if somebody has one that is new."""
        person = staged.person
        named = [person.role, *(one.role for one in person.attempts if one.status == "finished")]
        for role in named:
            if role is not None and role_key(role) not in self._roles:
                await self._role(role_key(role), role, None)
        return self._roles

    async def _role(self, key: str, name: str, root: int | None) -> None:
        if key in self._roles:
            return
        await fetch(
            "INSERT INTO role (id, name, key, merged_into_id) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING",
            *(new_id(), name, key, root),
        )
        self._roles[key] = (await fetch("SELECT id FROM role WHERE key = $1", key))[0]["id"]

    async def _read_dictionary(self) -> None:
        self._levels = {row["code"]: row["id"] for row in await fetch("SELECT id, code FROM level")}
        self._roles = {row["key"]: row["id"] for row in await fetch("SELECT id, key FROM role")}
