"""The nicknames that an import has reserved, written for another index key."""

from typing import Any

from school21_bot.dumps.judging import UNIQUE
from school21_bot.dumps.staging import Staged, place_of_row
from school21_bot.ids import new_ids
from school21_bot.people.generations import LACKING, PUT, skipping_locked
from school21_bot.people.rules import comparable
from school21_bot.sealing import Keyring, Sealer, Unreadable, tags_for
from school21_bot.storage import fetch, filled, lock_row, places, write_many


class ReservedTags:
    """Entries that wait for their import's switch; they become people, or go."""

    table = "import_row"

    def __init__(self, sealer: Sealer, keyring: Keyring) -> None:
        self._sealer = sealer
        self._keyring = keyring

    async def total(self, old: int) -> int:  # noqa: ARG002  # the interface's
        """Few, and soon people: they are not counted."""
        return 0

    async def lacking(self, old: int, new: int, after: int, limit: int) -> list[int]:
        """Entries behind an id that have tags of the old generation alone."""
        return [row["id"] for row in await fetch(LACKING.format("reserved_by"), old, new, after, limit)]

    async def fill(self, ids: list[int], new: int) -> list[int]:
        """Write the tags of these entries for the new generation, in the caller's transaction; gives those that cannot.

        Their import is held meanwhile, so that none of them becomes a person in between, and each row lest it goes.
        """
        for row in await fetch('SELECT id FROM "import" WHERE slot IS NOT NULL'):
            await lock_row("import", row["id"])
        list_of, size = places(1, len(ids))
        given = filled(ids, size)
        staged = await fetch(
            f"SELECT id, record FROM import_row WHERE id IN ({list_of}) {skipping_locked('import_row')}",  # noqa: S608  # only numbers
            *given,
        )
        kinds = await fetch(
            f"SELECT DISTINCT reserved_by, kind FROM person_tag WHERE reserved_by IN ({list_of})",  # noqa: S608  # only numbers
            *given,
        )
        stuck, rows = [], list[tuple[Any, ...]]()
        for row in staged:
            try:
                person = self._sealer.open_now(place_of_row(row["id"]), bytes(row["record"]), Staged).person
            except Unreadable:
                stuck.append(row["id"])
                continue
            for kind, name in UNIQUE.items():
                if {"reserved_by": row["id"], "kind": kind.value} in kinds:
                    tags = tags_for(self._keyring, kind, comparable(name, getattr(person, name) or ""))
                    rows.append((kind.value, new, dict(tags)[new], row["id"]))
        if rows:
            numbered = [(number, *row) for number, row in zip(new_ids(len(rows)), rows, strict=True)]
            await write_many(PUT.format("reserved_by"), numbered)
        return stuck

    async def clear(self, old: int, new: int, limit: int) -> int:  # noqa: ARG002  # the interface's
        """The tags of nicknames take these along."""
        return 0

    async def found(self, generation: int, number: int) -> tuple[int, int]:  # noqa: ARG002  # the interface's
        """They say nothing about a key that people do not."""
        return 0, 0

    async def has(self, generation: int) -> bool:  # noqa: ARG002  # the interface's
        """The tags of nicknames say so of these too."""
        return False
