"""How the databases go about the statements of a reading."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from school21_bot.storage import current_connection

Statement = tuple[str, list[Any]]


@asynccontextmanager
async def noted() -> AsyncIterator[list[Statement]]:
    """The statements that are made until the block ends."""
    kind = type(current_connection())
    plain: Any = kind.execute_query_dict
    statements: list[Statement] = []

    async def noting(self: Any, query: str, values: list[Any] | None = None) -> Any:
        statements.append((query, values or []))
        return await plain(self, query, values)

    kind.execute_query_dict = noting  # type: ignore[method-assign]  # for as long as the block
    try:
        yield statements
    finally:
        kind.execute_query_dict = plain  # type: ignore[method-assign]


@dataclass
class Plan:
    """What a statement reads of each table, and how: `steps` in the database's words."""

    sql: str
    steps: list[str] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    scanned: set[str] = field(default_factory=set)
    """Tables that are gone through from one end without a place to begin at; on PostgreSQL without an index at all,
    because it says how much was read by then."""
    thrown_away: int = 0
    """Rows that were read and did not fit, known on PostgreSQL."""
    read: int = 0
    """Rows that were read and did, known on PostgreSQL."""


async def plan_of(statement: Statement) -> Plan:
    """How the open database executes it."""
    sql, values = statement
    connection = current_connection()
    if connection.capabilities.dialect == "sqlite":
        rows = await connection.execute_query_dict(f"EXPLAIN QUERY PLAN {sql}", values)
        return _of_sqlite(sql, [row["detail"] for row in rows])
    (row,) = await connection.execute_query_dict(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", values)
    said = row["QUERY PLAN"]
    (found,) = json.loads(said) if isinstance(said, str) else said
    return _of_postgres(sql, found["Plan"])


_ALIASES = {"p": "person", "r": "registration"}


def _of_sqlite(sql: str, details: list[str]) -> Plan:
    plan = Plan(sql, details)
    for detail in details:
        verb, name, *_ = [*detail.split(), ""]
        if verb in ("SCAN", "SEARCH"):
            plan.tables.add(_ALIASES.get(name, name))
        if verb == "SCAN":
            plan.scanned.add(_ALIASES.get(name, name))
    return plan


def _of_postgres(sql: str, root: dict[str, Any]) -> Plan:
    plan = Plan(sql)
    for node in _nodes(root):
        plan.steps.append(f"{node['Node Type']} {node.get('Relation Name', '')} {node.get('Index Cond', '')}")
        if "Relation Name" in node:
            plan.tables.add(node["Relation Name"])
            plan.thrown_away += (node.get("Rows Removed by Filter") or 0) * node["Actual Loops"]
            plan.read += round(node["Actual Rows"] * node["Actual Loops"])
            if node["Node Type"] == "Seq Scan":
                plan.scanned.add(node["Relation Name"])
    return plan


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    # A step that was not needed says nothing of what it would have read.
    if node["Actual Loops"]:
        yield node
    for one in node.get("Plans", ()):
        yield from _nodes(one)
