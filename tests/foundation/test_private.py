"""What the bot keeps on this machine can be read by its user alone, whichever part of it comes first."""

import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from school21_bot.people.models import Role
from school21_bot.sealing import load_kek
from school21_bot.settings import Settings
from school21_bot.storage import migrate, open_database
from school21_bot.storage.valkey import EmbeddedValkey
from school21_bot.tables import MODELS


def _settings(folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder)  # type: ignore[call-arg]  # the parameter exists, pydantic hides it


def _rights(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


async def _migrates(folder: Path) -> None:
    await migrate(_settings(folder).database(), MODELS)


async def _makes_the_key(folder: Path) -> None:
    load_kek(_settings(folder))


async def _claims_valkey(folder: Path) -> None:
    EmbeddedValkey(folder).claim()


@asynccontextmanager
async def _database_in(folder: Path) -> AsyncIterator[None]:
    await _migrates(folder)
    async with open_database(_settings(folder).database(), MODELS):
        await Role.create(id=1, name="QA", key="qa")
        yield


@pytest.mark.parametrize("first", [_migrates, _makes_the_key, _claims_valkey])
async def test_the_data_folder_and_all_in_it_is_closed_to_others(
    tmp_path: Path, first: Callable[[Path], Awaitable[None]]
) -> None:
    folder = tmp_path / "deep" / "data"
    await first(folder)
    assert _rights(folder) == "0o700"
    made = list(folder.iterdir())
    assert made
    assert {_rights(path) for path in made} <= {"0o600", "0o700"}


async def test_what_sqlite_puts_beside_its_file_is_closed_to_others_too(tmp_path: Path) -> None:
    async with _database_in(tmp_path / "data"):
        files = {path.name: _rights(path) for path in (tmp_path / "data").iterdir()}
    assert "school21.db-wal" in files
    assert set(files.values()) == {"0o600"}


def test_a_folder_that_was_opened_to_others_stays_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    load_kek(_settings(tmp_path))
    assert _rights(tmp_path) == "0o750"
