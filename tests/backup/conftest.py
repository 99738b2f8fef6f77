"""A passphrase in a file, and a database that backups are made of."""

from pathlib import Path

import pytest

from school21_bot.app import open_services
from school21_bot.settings import Settings
from tests.backup.kit import PASSPHRASE, Run, command, inhabit


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    """A file that holds the passphrase."""
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n")
    return file


@pytest.fixture
async def inhabited(settings_of_services: Settings) -> Settings:
    """A database with a community in it."""
    async with open_services(settings_of_services) as services:
        await inhabit(services)
    return settings_of_services


@pytest.fixture
def run(inhabited: Settings, tmp_path: Path, passphrase_file: Path) -> Run:
    """`school21-bot backup …` on that database, with a passphrase."""
    return command(inhabited, tmp_path, BACKUP_PASSPHRASE_FILE=str(passphrase_file))
