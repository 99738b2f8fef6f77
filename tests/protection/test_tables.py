"""Every table that holds sealed bytes is swept, and the database itself guards its keys."""

import pytest

from school21_bot.protection.tables import SEALED
from school21_bot.storage import current_connection, fetch

COLUMNS = {
    "sqlite": """
        SELECT t.name AS "table", c.name AS "column" FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table'""",
    "postgres": """
        SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
        WHERE table_schema = 'public'""",
}
GUARDED = {
    "sqlite": """
        SELECT t.name AS "table" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
        WHERE f."from" = 'key_id' AND f."table" = 'data_key' AND f.on_delete = 'RESTRICT'""",
    "postgres": """
        SELECT conrelid::regclass::text AS "table" FROM pg_constraint
        WHERE contype = 'f' AND confrelid = 'data_key'::regclass AND confdeltype = 'r'""",
}
INDEXED = {
    "sqlite": """
        SELECT t.name AS "table", group_concat(c.name) AS columns
        FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
        WHERE t.type = 'table' GROUP BY t.name, i.name""",
    "postgres": """
        SELECT t.relname AS "table", string_agg(a.attname, ',' ORDER BY k.n) AS columns
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
        CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, n)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
        GROUP BY t.relname, i.indexrelid""",
}

pytestmark = pytest.mark.usefixtures("database")


def in_dialect(queries: dict[str, str]) -> str:
    return queries[current_connection().capabilities.dialect]


async def test_every_table_with_a_key_is_swept_and_holds_a_record() -> None:
    columns = {(row["table"], row["column"]) for row in await fetch(in_dialect(COLUMNS))}
    assert {table for table, column in columns if column == "key_id"} == set(SEALED)
    assert {(table, "record") for table in SEALED} <= columns


async def test_no_table_lets_go_of_a_key_that_it_refers_to() -> None:
    guarded = {row["table"].strip('"') for row in await fetch(in_dialect(GUARDED))}
    assert guarded == set(SEALED)


async def test_every_table_finds_its_records_by_their_key_in_order() -> None:
    indexed = {(row["table"], row["columns"]) for row in await fetch(in_dialect(INDEXED))}
    assert {(table, "key_id,id") for table in SEALED} - indexed == set()
