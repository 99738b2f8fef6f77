"""The tags of nicknames written for another index key, from the records of those who have them."""

from typing import Any

from school21_bot.ids import new_ids
from school21_bot.people.accounts import place_of
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import Field, comparable
from school21_bot.people.uniqueness import KIND_OF
from school21_bot.sealing import Keyring, Sealer, Unreadable, tags_for, tags_to_find
from school21_bot.storage import current_connection, fetch, filled, places, write_many

# Of each kind that somebody has in any generation.
LACKING = """
    SELECT DISTINCT old.{0} AS id FROM person_tag old
    WHERE old.generation = $1 AND old.{0} > $3 AND old.kind <> 'banned_telegram' AND NOT EXISTS (
        SELECT 1 FROM person_tag new
        WHERE new.{0} = old.{0} AND new.kind = old.kind AND new.generation = $2)
    ORDER BY 1 LIMIT $4
"""
PUT = """
    INSERT INTO person_tag (id, kind, generation, tag, {0}) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (kind, generation, tag) DO NOTHING
"""
_TOTAL = "SELECT count(*) AS number FROM person_tag WHERE kind = 'school_nickname' AND generation = $1"
_CLEAR = """
    DELETE FROM person_tag WHERE id IN (
        SELECT old.id FROM person_tag old
        WHERE old.kind = $1 AND old.generation = $2 AND EXISTS (
            SELECT 1 FROM person_tag new WHERE new.kind = old.kind AND new.generation = $3
            AND (new.person_id = old.person_id OR new.reserved_by = old.reserved_by))
        LIMIT $4 {0}) RETURNING id
"""
_HAS = "SELECT 1 FROM person_tag WHERE kind = $1 AND generation = $2 LIMIT 1"
_SOME = """
    SELECT p.id, p.record, t.tag FROM person_tag t JOIN person p ON p.id = t.person_id
    WHERE t.kind = $1 AND t.generation = $2 LIMIT $3
"""
_KINDS = tuple(kind.value for kind in KIND_OF.values())


class NicknameTags:
    """The nicknames of members and of those who wait; a ban knows no id any more and stays as it is."""

    table = "person"

    def __init__(self, sealer: Sealer, keyring: Keyring) -> None:
        self._sealer = sealer
        self._keyring = keyring

    async def total(self, old: int) -> int:
        """About how many people have tags of the old generation."""
        return int((await fetch(_TOTAL, old))[0]["number"])

    async def lacking(self, old: int, new: int, after: int, limit: int) -> list[int]:
        """People behind an id who have tags of the old generation alone."""
        return [row["id"] for row in await fetch(LACKING.format("person_id"), old, new, after, limit)]

    async def fill(self, ids: list[int], new: int) -> list[int]:
        """Write the tags of these people for the new generation, in the caller's transaction.

        Gives those for whom it cannot be done: what they have is damaged. Who is being changed by somebody else is left
        for the next time.
        """
        list_of, size = places(1, len(ids))
        given = filled(ids, size)
        held = await fetch(
            f"SELECT id, record FROM person WHERE id IN ({list_of}) {skipping_locked()}",  # noqa: S608  # only numbers
            *given,
        )
        kinds = await fetch(
            f"SELECT DISTINCT person_id, kind FROM person_tag WHERE person_id IN ({list_of})",  # noqa: S608  # only numbers
            *given,
        )
        stuck, rows = [], list[tuple[Any, ...]]()
        for person in held:
            try:
                answers = self._sealer.open_now(place_of(person["id"]), bytes(person["record"]), PersonRecord)
            except Unreadable:
                stuck.append(person["id"])
                continue
            for field, kind in KIND_OF.items():
                if {"person_id": person["id"], "kind": kind.value} in kinds:
                    value = comparable(field, getattr(answers, field) or "")
                    tag = dict(tags_for(self._keyring, kind, value))[new]
                    rows.append((kind.value, new, tag, person["id"]))
        if rows:
            numbered = [(number, *row) for number, row in zip(new_ids(len(rows)), rows, strict=True)]
            await write_many(PUT.format("person_id"), numbered)
        return stuck

    async def clear(self, old: int, new: int, limit: int) -> int:
        """Remove tags of the old generation that stand in the new one too, in the caller's transaction; how many."""
        removed = 0
        for kind in _KINDS:
            removed += len(await fetch(_CLEAR.format(skipping_locked("old")), kind, old, new, limit))
        return removed

    async def found(self, generation: int, number: int) -> tuple[int, int]:
        """Of so many people who have tags of a generation, how many can be read, and how many are found by them."""
        rows = await fetch(_SOME, KIND_OF[Field.SCHOOL_NICKNAME].value, generation, number)
        tried = found = 0
        for row in rows:
            try:
                answers = self._sealer.open_now(place_of(row["id"]), bytes(row["record"]), PersonRecord)
            except Unreadable:
                continue
            value = comparable(Field.SCHOOL_NICKNAME, answers.school_nickname or "")
            tags = dict(tags_to_find(self._keyring, KIND_OF[Field.SCHOOL_NICKNAME], value))
            tried += 1
            found += tags[generation] == bytes(row["tag"])
        return tried, found

    async def has(self, generation: int) -> bool:
        """Whether anything still speaks by a generation: a nickname that is stuck in it, or a ban."""
        return any([await fetch(_HAS, kind, generation) for kind in (*_KINDS, "banned_telegram")])


def skipping_locked(table: str = "") -> str:
    """The end of a SELECT that holds the rows it gives, and leaves out those that somebody else holds."""
    if current_connection().capabilities.dialect == "sqlite":
        return ""
    return f"FOR UPDATE OF {table} SKIP LOCKED" if table else "FOR NO KEY UPDATE SKIP LOCKED"
