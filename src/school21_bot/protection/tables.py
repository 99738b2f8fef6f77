"""Every table that holds sealed bytes, in one place; a test holds it against the database itself."""

from school21_bot.sealing import Place
from school21_bot.storage import fetch

SEALED = (
    *("person", "recent_search", "invite", "outgoing", "campaign", "support_message"),
    *("export", "import", "import_row"),
)
"""Each has `record`, and `key_id` that refers to `data_key` and forbids to delete what it refers to."""

COLUMN = "record"

_COUNT = " UNION ALL ".join(
    f'SELECT key_id, count(*) AS records FROM "{table}" WHERE key_id IS NOT NULL GROUP BY key_id'  # noqa: S608  # names of ours
    for table in SEALED
)
_COUNT_OF = " UNION ALL ".join(
    f'SELECT count(*) AS records FROM "{table}" WHERE key_id = $1'  # noqa: S608  # names of ours
    for table in SEALED
)


# From one key to the next by the index, however many records each has.
_KEYS_OF = """
    WITH RECURSIVE used (id) AS (
        SELECT min(key_id) FROM "{0}"
        UNION ALL SELECT (SELECT min(key_id) FROM "{0}" WHERE key_id > used.id) FROM used WHERE used.id IS NOT NULL)
    SELECT id FROM used WHERE id IS NOT NULL
"""
_SOME_OF = 'SELECT id, record FROM "{0}" WHERE key_id = $1 ORDER BY key_id {1}, id {1} LIMIT $2'


def place(table: str, row_id: int) -> Place:
    """Where a record lies."""
    return Place(table, COLUMN, row_id)


async def counts() -> dict[int, int]:
    """How many records each key has, from the indexes alone."""
    found: dict[int, int] = {}
    for row in await fetch(_COUNT):
        found[row["key_id"]] = found.get(row["key_id"], 0) + row["records"]
    return found


async def count_of(key_id: int) -> int:
    """The same for one key; as quick as there are few."""
    return sum(row["records"] for row in await fetch(_COUNT_OF, key_id))


async def keys_of(table: str) -> list[int]:
    """The keys that the records of a table carry."""
    return [row["id"] for row in await fetch(_KEYS_OF.format(table))]


async def some_of(table: str, key_id: int, number: int) -> dict[int, bytes]:
    """The first and the last records of a key, by the id of their rows."""
    found = [await fetch(_SOME_OF.format(table, order), key_id, number) for order in ("ASC", "DESC")]
    return {row["id"]: bytes(row["record"]) for rows in found for row in rows}
