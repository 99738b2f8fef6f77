"""A backup of many needs no more memory than one of few, made, looked through and put back."""

import os
import subprocess
import sys
from pathlib import Path

import pyrage

from school21_bot.settings import Settings
from school21_bot.storage import fetch, insert_rows, open_database, transaction
from school21_bot.tables import MODELS
from tests.backup.test_round_trip import only_backup

MANY = 300_000
"""As objects of Python they would be some sixty megabytes."""
MOST = 1.15


def memory_of(settings: Settings, folder: Path, recipient: str, *arguments: str) -> int:
    """The most that the command had in memory, in kilobytes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "school21_bot.cli", "--env-file", "", "backup", *arguments],
        env={
            **os.environ,
            "DATABASE_URL": settings.database(),
            "DATA_DIR": str(settings.data_dir),
            "BACKUP_DIR": str(folder / "backups"),
            # A passphrase would take more memory than all the rest.
            "BACKUP_RECIPIENTS": recipient,
        },
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_maxrss


async def test_memory_is_the_same_for_few_and_for_many(inhabited: Settings, tmp_path: Path) -> None:
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "backup.key").write_text(str(key))
    recipient, identity = str(key.to_public()), ("--identity", str(tmp_path / "backup.key"))
    used: list[list[int]] = []
    for number in (0, MANY):
        async with open_database(inhabited.database(), MODELS):
            for first in range(0, number, 10_000):
                async with transaction():
                    rows = [(9, first + one, 1_000_000_000_000) for one in range(10_000)]
                    await insert_rows("search_token", ("generation", "token", "person"), rows)
        folder = tmp_path / str(number)
        folder.mkdir()
        made = memory_of(inhabited, folder, recipient, "create")
        file = str(only_backup(folder))
        read = memory_of(inhabited, folder, recipient, "verify", file, *identity)
        back = memory_of(inhabited, folder, recipient, "restore", file, "--replace", "--yes", *identity)
        used.append([made, read, back])
    async with open_database(inhabited.database(), MODELS):
        (tokens,) = await fetch("SELECT count(*) AS number FROM search_token WHERE generation = 9")
    assert tokens["number"] == MANY
    grown = [many / few for few, many in zip(*used, strict=True)]
    assert max(grown) < MOST, grown
