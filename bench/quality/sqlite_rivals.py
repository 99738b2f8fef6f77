"""SQLite's FTS5 over the texts in the clear: by words with their beginnings, and by trigrams."""

import re
import sqlite3
from collections.abc import Sequence

from bench.quality.people import Person
from bench.quality.rivals import apart, called, typed_parts, working
from bench.quality.searching import SHOWN, Shown

_SHORTEST_TRIGRAM = 3
_WORD = re.compile(r"[^\W_]+[+#]*")
# What somebody is called weighs more than what they write.
_FOUND = f"SELECT rowid FROM people WHERE people MATCH ? ORDER BY bm25(people, 10.0, 1.0), rowid DESC LIMIT {SHOWN}"


class _Fts5:
    name: str
    _tokenize: str
    _prefixes = ""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:")

    async def fill(self, people: Sequence[Person]) -> None:
        """Make the table."""
        self._connection.execute(
            f'CREATE VIRTUAL TABLE people USING fts5(names, work, tokenize = "{self._tokenize}"{self._prefixes})'
        )
        rows = [(person.number, called(person), working(person)) for person in people]
        self._connection.executemany("INSERT INTO people (rowid, names, work) VALUES (?, ?, ?)", rows)

    def _found(self, wanted: str) -> tuple[int, ...]:
        return tuple(number for (number,) in self._connection.execute(_FOUND, (wanted,))) if wanted else ()


class Fts5Words(_Fts5):
    """Every word, or one that begins with it; a whole one counts twice. English is stemmed, "+" and "#" are letters."""

    name = "FTS5 words"
    _tokenize = "porter unicode61 remove_diacritics 2 tokenchars '+#'"
    _prefixes = ", prefix = '2 3 4'"

    async def find(self, typed: str) -> Shown:
        """Those who have all words."""
        words = _WORD.findall(" ".join(map(apart, typed_parts(typed))))
        return Shown(self._found(" AND ".join(f'("{word}" OR "{word}"*)' for word in words)))


class Fts5Trigrams(_Fts5):
    """Every word anywhere in the text; then those who share the most trigrams with what was typed."""

    name = "FTS5 trigrams"
    _tokenize = "trigram"

    async def find(self, typed: str) -> Shown:
        """Those who have all words, then those who are alike."""
        words = [word.replace('"', "") for word in typed_parts(typed)]
        long = [word for word in words if len(word) >= _SHORTEST_TRIGRAM]
        fitting = self._found(" AND ".join(f'"{word}"' for word in long))
        parts = {word[at : at + 3] for word in long for at in range(len(word) - 2)}
        alike = self._found(" OR ".join(f'"{part}"' for part in sorted(parts))) if len(fitting) < SHOWN else ()
        return Shown(fitting, tuple(number for number in alike if number not in fitting))
