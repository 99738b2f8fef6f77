"""The tables come to be once, the same way on both databases, and are what the models say."""

import asyncio
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from tortoise.context import get_current_context

from school21_bot.people.models import Level
from school21_bot.storage import open_database
from school21_bot.storage.migrations import downgrade, migrate
from school21_bot.storage.queries import current_connection
from school21_bot.tables import MODELS
from tests.storage import processes

LEVELS = [(1, "intern"), (2, "junior"), (3, "middle"), (4, "senior"), (5, "lead"), (6, "unstated")]

SQLITE_SHAPE = """
SELECT t.name AS "table", c.name, c."notnull", c.pk > 0 AS key,
    CASE WHEN c.type LIKE '%INT%' THEN 'INTEGER' ELSE c.type END AS type,
    f."table" AS target, f.on_delete
FROM sqlite_master t JOIN pragma_table_info(t.name) c
LEFT JOIN pragma_foreign_key_list(t.name) f ON f."from" = c.name
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'aerich'
"""
SQLITE_INDEXES = """
SELECT t.name AS "table", i."unique", group_concat(c.name) AS columns
FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'aerich' AND i.origin <> 'pk'
GROUP BY t.name, i.name
"""
POSTGRES_SHAPE = """
SELECT table_name, column_name, is_nullable, data_type, character_maximum_length
FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'aerich'
"""
POSTGRES_INDEXES = """
SELECT tablename, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'aerich'
UNION ALL
SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid <> 'aerich'::regclass
"""


async def shape() -> set[tuple[Any, ...]]:
    """Columns, keys and indexes of the open database, apart from aerich's own table."""
    connection = current_connection()
    sqlite = connection.capabilities.dialect == "sqlite"
    columns = await connection.execute_query_dict(SQLITE_SHAPE if sqlite else POSTGRES_SHAPE)
    indexes = await connection.execute_query_dict(SQLITE_INDEXES if sqlite else POSTGRES_INDEXES)
    return {tuple(row.values()) for row in [*columns, *indexes]}


async def levels(url: str) -> list[Any]:
    async with open_database(url, MODELS):
        return await Level.all().order_by("position").values_list("id", "code")


async def test_eight_processes_started_at_once_on_an_empty_database_all_come_up(empty_database_url: str) -> None:
    assert await processes.run("migrate", empty_database_url, 8) == [(0, "6\n")] * 8


async def test_the_levels_are_there_in_their_order(database_url: str) -> None:
    assert await levels(database_url) == LEVELS


async def test_a_second_run_finds_nothing_to_do(database_url: str) -> None:
    assert await migrate(database_url, MODELS) == []


async def test_migrations_go_up_and_down_and_up_again(empty_database_url: str) -> None:
    up = await migrate(empty_database_url, MODELS)
    assert await downgrade(empty_database_url, MODELS, 0) == list(reversed(up))
    async with open_database(empty_database_url, MODELS):
        assert await shape() == set()
    assert await migrate(empty_database_url, MODELS) == up
    assert await levels(empty_database_url) == LEVELS


async def test_the_migrations_make_the_tables_that_the_models_describe(empty_database_url: str) -> None:
    await migrate(empty_database_url, MODELS)
    async with open_database(empty_database_url, MODELS):
        migrated = await shape()
    await downgrade(empty_database_url, MODELS, 0)
    async with open_database(empty_database_url, MODELS):
        context = get_current_context()
        assert context is not None
        await context.generate_schemas(safe=False)
        described = await shape()
    assert described <= migrated
    # What the ORM cannot say: the counts and the search, whose keys have several columns; at most one open attempt and
    # one issued link a person, an index of reservations, one of those who have a role or a level, two of those who are
    # listed, and of messages those of where a message is and of what belongs to a broadcast.
    own = ("rollup", "search_", "listed_count")
    beyond = sorted(table for table, *_ in migrated - described if not table.startswith(own))
    assert beyond == ["invite", "outgoing", "outgoing", "person", "person", "person", "person_tag", "registration"]


async def test_aerich_sees_no_change_that_a_migration_misses(tmp_path: Path) -> None:
    shutil.copy(processes.CHECKOUT / "pyproject.toml", tmp_path)
    shutil.copytree(processes.CHECKOUT / "migrations", tmp_path / "migrations")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "aerich", "migrate", "--name", "drift", "--no-input", "--offline"),
        cwd=tmp_path,
        env=os.environ | {"AERICH_NO_TORTOISE_V1_WARNING": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    assert (process.returncode, said.decode()) == (0, "No changes detected\n")


async def test_a_migration_that_fails_half_way_leaves_nothing(
    empty_database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(processes.CHECKOUT / "migrations", folder)
    (initial,) = (folder / "models").glob("0_*.py")
    initial.write_text(initial.read_text().replace('CREATE TABLE "registration"', 'CREATE TABLE "person"'))
    monkeypatch.setattr("school21_bot.storage.migrations.resource", lambda name: folder)
    with pytest.raises(Exception, match="already exists"):
        await migrate(empty_database_url, MODELS)
    monkeypatch.undo()
    await migrate(empty_database_url, MODELS)
    assert await levels(empty_database_url) == LEVELS
