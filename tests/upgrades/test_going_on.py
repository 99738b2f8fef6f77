"""What the release before left behind opens in this one, and everybody goes on where they stopped."""

import re
from pathlib import Path
from typing import Any

from school21_bot.app import Services
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.storage import current_connection, fetch, migrate, open_database
from school21_bot.tables import MODELS
from tests.protection.kit import opened
from tests.upgrades.scenarios import FIRST, SCENARIOS

_INSERT = re.compile(r'INSERT INTO "?(\w+)"? ?\(([^)]*)\)', re.IGNORECASE)
_NEEDED = {
    "sqlite": """
        SELECT t.name AS "table", c.name AS "column" FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND c."notnull" AND c.dflt_value IS NULL AND NOT (c.pk AND c.type = 'INTEGER')
    """,
    "postgres": """
        SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
        WHERE table_schema = 'public' AND is_nullable = 'NO' AND column_default IS NULL
    """,
}


async def test_everybody_goes_on_where_they_stopped(bot: Services, sim: SimClient) -> None:
    trouble = []
    for number, scenario in enumerate(SCENARIOS):
        person = Person(sim, FIRST + number)
        try:
            await scenario.go_on(person)
        except AssertionError as problem:
            trouble.append(f"{scenario.name}: {problem}")
    assert trouble == []


async def test_every_record_opens(bot: Services) -> None:
    records = await opened(bot)
    (people,) = await fetch("SELECT count(*) AS number FROM person")
    assert len([table for table, _ in records if table == "person"]) == people["number"] >= len(SCENARIOS)


async def test_what_the_release_asks_of_the_database_is_still_understood(
    release: Path, dialect: str, database_url: str
) -> None:
    """While replicas are replaced one by one, the old ones run on the new tables."""
    await migrate(database_url, MODELS)
    statements = (release / f"statements.{dialect}.txt").read_text(encoding="utf-8").splitlines()
    assert len(statements) > 50
    async with open_database(database_url, MODELS):
        refused = [(statement, str(problem)) for statement in statements if (problem := await _refused(statement))]
        assert refused == []
        needed = {(row["table"], row["column"]) for row in await fetch(_NEEDED[dialect])}
    left_out = [
        (table, column)
        for statement in statements
        for table, columns in _INSERT.findall(statement)
        for column in {name for known, name in needed if known == table} - _names(columns)
    ]
    assert left_out == []


def _names(columns: str) -> set[str]:
    return {name.strip(' "') for name in columns.split(",")}


async def _refused(statement: str) -> Exception | None:
    """Why the database does not understand it; nothing is executed."""
    connection: Any = current_connection()
    if statement.partition(" ")[0].upper() not in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}:
        return None
    try:
        if connection.capabilities.dialect == "sqlite":
            async with connection.acquire_connection() as raw:
                values = [None] * 400 if "?" in statement else []
                await raw.execute_fetchall(f"EXPLAIN {statement}", values[: _parameters(statement)])
        else:
            async with connection.acquire_connection() as raw:
                await raw.prepare(statement)
    except Exception as problem:
        return problem
    return None


def _parameters(statement: str) -> int:
    numbered = [int(number) for number in re.findall(r"\?(\d+)", statement)]
    return max(numbered, default=len(re.findall(r"\?(?!\d)", statement)))
