"""PostgreSQL over the texts in the clear, by pg_trgm and by tsvector."""

import re
from collections.abc import Sequence
from typing import Any

from bench.quality.people import Person
from bench.quality.rivals import apart, called, typed_parts, working
from bench.quality.searching import SHOWN, Shown

_LOOK_ALIKE = 0.3
_WORD = re.compile(r"[^\W_]+[+#]*")

_TABLE = """
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE TABLE people (
        number INT PRIMARY KEY, names TEXT NOT NULL, work TEXT NOT NULL,
        whole TEXT GENERATED ALWAYS AS (names || ' ' || work) STORED,
        words TSVECTOR GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', names), 'A') || setweight(to_tsvector('simple', work), 'B')
            || setweight(to_tsvector('russian', work), 'C')
        ) STORED
    )
"""
_INDEXES = """
    CREATE INDEX ON people USING gin (whole gin_trgm_ops);
    CREATE INDEX ON people USING gin (words);
    VACUUM ANALYZE people
"""


class _Postgres:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fill(self, people: Sequence[Person]) -> None:
        """Make the table, once for both."""
        if await self._connection.fetchval("SELECT to_regclass('people')"):
            return
        await self._connection.execute(_TABLE)
        rows = [(person.number, called(person), working(person)) for person in people]
        await self._connection.copy_records_to_table("people", records=rows, columns=("number", "names", "work"))
        for statement in _INDEXES.split(";"):
            await self._connection.execute(statement)
        await self._connection.execute(f"SET pg_trgm.strict_word_similarity_threshold = {_LOOK_ALIKE}")

    async def _numbers(self, sql: str, *values: str) -> tuple[int, ...]:
        return tuple(row["number"] for row in await self._connection.fetch(sql, *values))


class Trigrams(_Postgres):
    """Every word anywhere in the text; then those of whom every word looks alike; the most alike first."""

    name = "pg_trgm"

    async def find(self, typed: str) -> Shown:
        """Those who have all words, then those who are alike."""
        words = typed_parts(typed)
        if not words:
            return Shown(())
        places = [f"${number}" for number in range(1, len(words) + 1)]
        alike = " + ".join(f"strict_word_similarity({one}, {text})" for one in places for text in ("whole", "names"))
        order = f"ORDER BY {alike} DESC, number DESC LIMIT {SHOWN}"
        having = " AND ".join(f"strpos(whole, {place}) > 0 AND whole LIKE {_like(place)}" for place in places)
        fitting = await self._numbers(f"SELECT number FROM people WHERE {having} {order}", *words)
        if len(fitting) == SHOWN:
            return Shown(fitting)
        looking = " AND ".join(f"{place} <<% whole" for place in places)
        near = await self._numbers(f"SELECT number FROM people WHERE {looking} {order}", *words)
        return Shown(fitting, tuple(number for number in near if number not in fitting))


class Words(_Postgres):
    """Every word as it is, as its beginning, or by its Russian stem; whole words first, then by rank."""

    name = "tsvector"

    async def find(self, typed: str) -> Shown:
        """Those who have all words."""
        words = _WORD.findall(" ".join(map(apart, typed_parts(typed))))
        if not words:
            return Shown(())
        whole = " && ".join(f"plainto_tsquery('simple', ${number})" for number in range(1, len(words) + 1))
        any_form = " && ".join(
            f"(to_tsquery('simple', quote_literal(${number}) || ':*') || plainto_tsquery('russian', ${number}))"
            for number in range(1, len(words) + 1)
        )
        return Shown(
            await self._numbers(
                f"""SELECT number FROM people WHERE words @@ ({any_form})
                ORDER BY words @@ ({whole}) DESC, ts_rank(words, {any_form}) DESC, number DESC LIMIT {SHOWN}""",
                *words,
            )
        )


def _like(place: str) -> str:
    return f"'%' || replace(replace({place}::text, '%', ''), '_', '\\_') || '%'"
