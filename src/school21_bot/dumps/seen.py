"""What has been seen in a file, on disk and as keyed fingerprints: a file may be larger than the memory."""

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple, Self


class Earlier(NamedTuple):
    """The entry that had the same before."""

    number: int
    line: int


class Seen:
    """Remembers by whom in the file something was taken first."""

    def __init__(self) -> None:
        self._key = os.urandom(16)
        # Without a name it is a temporary file, gone with the connection.
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-4000"):
            self._database.execute(f"PRAGMA {pragma}")
        self._database.execute("CREATE TABLE seen (print INTEGER PRIMARY KEY, number INTEGER, line INTEGER)")
        self._database.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def take(self, things: Sequence[str], number: int, line: int) -> Earlier | None:
        """Take all of it for an entry, unless an earlier one has some of it: then nothing is taken."""
        if not things:
            return None
        prints = [self._print(thing) for thing in things]
        values = ",".join(["(?, ?, ?)"] * len(prints))
        row = [value for one in prints for value in (one, number, line)]
        # Nearly always nobody has any of it: one statement is enough then.
        if self._database.execute(f"INSERT OR IGNORE INTO seen VALUES {values}", row).rowcount == len(prints):  # noqa: S608  # only marks
            return None
        self._database.executemany("DELETE FROM seen WHERE print = ? AND number = ?", [(one, number) for one in prints])
        list_of = ",".join("?" * len(prints))
        found = self._database.execute(
            f"SELECT number, line FROM seen WHERE print IN ({list_of}) ORDER BY number LIMIT 1",  # noqa: S608  # marks
            prints,
        ).fetchone()
        return Earlier(*found) if found is not None else None

    def _print(self, thing: str) -> int:
        digest = hashlib.blake2b(thing.encode("utf-8", "surrogatepass"), digest_size=8, key=self._key).digest()
        return int.from_bytes(digest, "big", signed=True)
