"""What a database consists of, asked of the database itself: it may be of another version than the models."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from school21_bot.storage.queries import current_connection, fetch

COLUMNS = {
    "sqlite": """
        SELECT t.name AS "table", c.name AS "column", c.type AS "type"
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid
    """,
    "postgres": """
        SELECT t.relname AS "table", c.attname AS "column", format_type(c.atttypid, NULL) AS "type"
        FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
        WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace ORDER BY t.relname, c.attnum
    """,
}
REFERENCES = {
    "sqlite": """
        SELECT t.name AS "table", f."table" AS "target"
        FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
    """,
    "postgres": """
        SELECT t.relname AS "table", f.relname AS "target"
        FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid
        WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace
    """,
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and what the database calls their types."""

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]

    @property
    def select(self) -> str:
        """The statement that reads all of it."""
        columns = ", ".join(f'"{name}"' for name in self.columns)
        return f'SELECT {columns} FROM "{self.name}"'  # noqa: S608  # names of ours


async def catalogue() -> list[Table]:
    """The tables of the open database, each behind those that it refers to."""
    dialect = current_connection().capabilities.dialect
    return in_order(tables_of(await fetch(COLUMNS[dialect])), await fetch(REFERENCES[dialect]))


def tables_of(columns: Iterable[Mapping[str, Any]]) -> dict[str, Table]:
    """The tables by name, from the rows that the database gave for their columns."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in columns:
        found.setdefault(row["table"], []).append((row["column"], row["type"].casefold()))
    return {
        table: Table(table, tuple(name for name, _ in pairs), tuple(type_ for _, type_ in pairs))
        for table, pairs in found.items()
    }


def in_order(tables: dict[str, Table], references: Iterable[Mapping[str, Any]]) -> list[Table]:
    """The tables, each behind those that it refers to; a reference into the own table counts for nothing."""
    waits: dict[str, set[str]] = {name: set() for name in tables}
    for row in references:
        if row["table"] != row["target"]:
            waits[row["table"]].add(row["target"])
    order: list[Table] = []
    while waits:
        free = sorted(name for name, targets in waits.items() if not targets & waits.keys())
        if not free:
            raise ValueError("tables refer to each other in a circle")
        order += [tables[name] for name in free]
        for name in free:
            del waits[name]
    return order
