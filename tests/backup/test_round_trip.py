"""What was backed up comes back: all of it, from either database into either."""

import stat
from pathlib import Path

import pytest

from school21_bot.app import open_services
from school21_bot.people import Status
from school21_bot.people.models import Person
from school21_bot.settings import Settings
from school21_bot.storage import fetch, open_database
from school21_bot.storage.migrations import downgrade
from school21_bot.tables import MODELS
from tests.backup.kit import MEMBERS, Run, command, everything
from tests.people.test_listed import counted
from tests.protection.kit import opened
from tests.storage.test_migrations import shape

OLDER = 13
"""A migration whose tables an older version had."""


def only_backup(folder: Path) -> Path:
    (file,) = (folder / "backups").glob("*.age")
    return file


async def test_a_community_comes_back_whole_into_either_database(
    run: Run, inhabited: Settings, empty_database_url: str, tmp_path: Path
) -> None:
    made = run("create")
    assert (made.returncode, made.stderr) == (0, "")
    file = only_backup(tmp_path)
    assert made.stdout.startswith(f"{file}: {MEMBERS + 6} people, ")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    async with open_database(inhabited.database(), MODELS):
        before, tables = await everything(), await shape()

    back = run("restore", str(file), DATABASE_URL=empty_database_url)
    assert (back.returncode, back.stderr) == (0, "")
    assert f"{MEMBERS + 6} people are back" in back.stdout
    async with open_database(empty_database_url, MODELS):
        after, restored_tables = await everything(), await shape()
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    assert after.keys() == before.keys()
    if empty_database_url.partition(":")[0] == inhabited.database().partition(":")[0]:
        assert restored_tables == tables
    there = inhabited.model_copy(update={"database_url": empty_database_url})
    async with open_services(there) as services:
        assert len(await opened(services)) > MEMBERS
        # Triggers and numbers of rows go on where they were.
        assert (await counted()).total() == MEMBERS
        first = await Person.filter(status=Status.MEMBER).first()
        assert first is not None
        await Person.filter(id=first.id).update(listed=False)
        assert (await counted()).total() == MEMBERS - 1


async def test_a_backup_of_an_older_version_is_brought_up_to_date(
    run: Run, inhabited: Settings, empty_database_url: str, tmp_path: Path
) -> None:
    await downgrade(inhabited.database(), MODELS, OLDER)
    assert run("create").returncode == 0
    back = run("restore", str(only_backup(tmp_path)), DATABASE_URL=empty_database_url)
    assert back.returncode == 0
    assert "Applied 15_" in back.stdout
    async with open_services(inhabited.model_copy(update={"database_url": empty_database_url})):
        assert (await counted()).total() == MEMBERS
        assert await fetch("SELECT 1 FROM recent_search") == []


async def test_what_is_there_is_replaced_only_when_asked_for(run: Run, inhabited: Settings, tmp_path: Path) -> None:
    assert run("create").returncode == 0
    file = str(only_backup(tmp_path))
    async with open_database(inhabited.database(), MODELS):
        before = await everything()
        await Person.all().update(language="en")
        changed = await everything()
    for arguments, words in (((), "not empty"), (("--replace",), "nobody can be asked")):
        refused = run("restore", file, *arguments)
        assert refused.returncode == 2
        assert words in refused.stderr
    async with open_database(inhabited.database(), MODELS):
        assert await everything() == changed
    assert run("restore", file, "--replace", "--yes").returncode == 0
    async with open_database(inhabited.database(), MODELS):
        assert await everything() == before


async def test_nobody_restores_under_the_hands_of_a_running_bot(run: Run, inhabited: Settings, tmp_path: Path) -> None:
    assert run("create").returncode == 0
    async with open_services(inhabited):
        refused = run("restore", str(only_backup(tmp_path)), "--replace", "--yes")
    assert refused.returncode == 2
    assert "1 processes use this database" in refused.stderr


async def test_a_database_that_a_bot_has_only_just_made_counts_as_empty(
    run: Run, inhabited: Settings, empty_database_url: str, tmp_path: Path
) -> None:
    assert run("create").returncode == 0
    async with open_services(inhabited.model_copy(update={"database_url": empty_database_url, "data_dir": tmp_path})):
        pass
    assert run("restore", str(only_backup(tmp_path)), DATABASE_URL=empty_database_url).returncode == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_messages_that_waited_then_are_not_sent_a_second_time(
    run: Run, inhabited: Settings, tmp_path: Path
) -> None:
    async with open_database(inhabited.database(), MODELS):
        (due,) = await fetch("SELECT min(id) AS id FROM outgoing")
        await fetch("UPDATE outgoing SET due_at = created_at WHERE id = $1", due["id"])
    assert run("create").returncode == 0
    back = run("restore", str(only_backup(tmp_path)), "--replace", "--yes")
    assert "1 messages that waited then" in back.stdout
    async with open_database(inhabited.database(), MODELS):
        states = await fetch("SELECT id, state FROM outgoing WHERE state = 'unknown'")
    assert [row["id"] for row in states] == [due["id"]]


def test_nothing_of_the_other_settings_is_needed(settings_of_services: Settings, tmp_path: Path) -> None:
    refused = command(settings_of_services, tmp_path)("create")
    assert refused.returncode == 2
    assert refused.stderr.startswith("BACKUP_RECIPIENTS: is missing")
