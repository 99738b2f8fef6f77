"""Every table that holds sealed bytes, in one place; a test holds it against the database itself."""

from school21_bot.sealing import Place
from school21_bot.storage import fetch

SEALED = ("person", "invite", "outgoing", "export", "import", "import_row")
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
