"""A name in the folder is a whole backup, whatever happened while it was written; old ones go, the newest never."""

import asyncio
import fcntl
import os
import signal
import stat
import subprocess
import sys
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pyrage
import pytest

from school21_bot.backup import rotated
from school21_bot.backup.folder import Backup
from school21_bot.dumps import age
from school21_bot.settings import Settings
from school21_bot.storage import fetch, open_database
from school21_bot.tables import MODELS
from tests.backup.kit import PASSPHRASE, Run, command, everything
from tests.backup.test_round_trip import only_backup
from tests.programs import needed


@pytest.mark.parametrize("point", ["backup:rows", "backup:rows:5", "backup:before-name"])
def test_a_backup_that_is_killed_leaves_no_file_that_looks_whole(run: Run, tmp_path: Path, point: str) -> None:
    killed = run("create", FAILPOINT=f"{point}=kill")
    assert killed.returncode == -9
    assert list((tmp_path / "backups").glob("*.age")) == []
    assert len(list((tmp_path / "backups").glob(".*.part"))) == 1
    assert "no backup in" in run("verify").stderr
    assert run("create").returncode == 0
    assert list((tmp_path / "backups").glob(".*.part")) == []
    assert run("verify").returncode == 0


@pytest.mark.parametrize("point", ["restore:rows", "restore:rows:5", "restore:before-migrating"])
async def test_a_restore_that_is_killed_leaves_what_was_there_or_all_of_the_backup(
    run: Run, inhabited: Settings, tmp_path: Path, point: str
) -> None:
    assert run("create").returncode == 0
    file = str(only_backup(tmp_path))
    async with open_database(inhabited.database(), MODELS):
        backed_up = await everything()
        await fetch("UPDATE person SET language = 'en'")
        before = await everything()
    assert run("restore", file, "--replace", "--yes", FAILPOINT=f"{point}=kill").returncode == -9
    async with open_database(inhabited.database(), MODELS):
        assert await everything() == (before if "rows" in point else backed_up)
    assert run("restore", file, "--replace", "--yes").returncode == 0
    async with open_database(inhabited.database(), MODELS):
        assert await everything() == backed_up
    assert not inhabited.data_dir.with_name(".school21.db.restoring").exists()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_file_that_was_cut_or_changed_is_refused_and_nothing_is_touched(
    run: Run, inhabited: Settings, tmp_path: Path
) -> None:
    assert run("create").returncode == 0
    whole, spoilt = only_backup(tmp_path).read_bytes(), tmp_path / "spoilt.age"
    async with open_database(inhabited.database(), MODELS):
        before = await everything()
    for content in (whole[:-1], whole[: len(whole) // 2], b"", whole[:40], whole[:-9] + b"x" + whole[-8:], b"hello"):
        spoilt.write_bytes(content)
        for arguments in (("verify",), ("restore", "--replace", "--yes")):
            refused = run(arguments[0], str(spoilt), *arguments[1:])
            assert refused.returncode == 2
            assert refused.stderr.count("\n") == 1
    async with open_database(inhabited.database(), MODELS):
        assert await everything() == before


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_backup_of_a_newer_version_is_refused(run: Run, inhabited: Settings, tmp_path: Path) -> None:
    async with open_database(inhabited.database(), MODELS):
        await fetch("INSERT INTO aerich (version, app, content) VALUES ('99_20990101000000_later.py', 'models', '{}')")
    assert run("create").returncode == 0
    refused = run("restore", str(only_backup(tmp_path)), "--replace", "--yes")
    assert refused.returncode == 2
    assert "was made by a newer version" in refused.stderr


async def test_neither_the_key_nor_anybody_s_data_is_in_it(run: Run, inhabited: Settings, tmp_path: Path) -> None:
    assert run("create").returncode == 0
    file = only_backup(tmp_path)
    opened = pyrage.passphrase.decrypt(file.read_bytes(), PASSPHRASE)
    content = zlib.decompress(opened)
    key = (inhabited.data_dir / "encryption.key").read_text().strip()
    for secret in (key, "Иван", "Коллега", "Lab.SberPay", "peeraaab"):
        assert secret.encode() not in content
    assert b"person" in content


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_verify_says_plainly_whether_the_key_at_hand_opens_the_records(
    run: Run, inhabited: Settings, tmp_path: Path
) -> None:
    assert run("create").returncode == 0
    said = run("verify")
    assert said.returncode == 0
    assert "The key at hand opens " in said.stdout
    assert "12 people" in said.stdout
    other = run("verify", ENCRYPTION_KEY="AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=")
    assert other.returncode == 1
    assert "does NOT open" in other.stdout
    none = run("verify", DATA_DIR=str(tmp_path / "elsewhere"))
    assert none.returncode == 1
    assert "no ENCRYPTION_KEY at hand" in none.stdout
    assert not (tmp_path / "elsewhere").exists()
    new = f"sqlite://{tmp_path / 'new.db'}"
    refused = run("restore", str(only_backup(tmp_path)), DATABASE_URL=new, DATA_DIR=str(tmp_path / "elsewhere"))
    assert (refused.returncode, (tmp_path / "new.db").exists()) == (2, False)
    forced = run(
        *("restore", str(only_backup(tmp_path)), "--without-key"),
        DATABASE_URL=new,
        DATA_DIR=str(tmp_path / "elsewhere"),
    )
    assert forced.returncode == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_makes_backups_for_keys_cannot_read_them_and_the_keeper_can(inhabited: Settings, tmp_path: Path) -> None:
    keeper = pyrage.x25519.Identity.generate()
    run = command(inhabited, tmp_path, BACKUP_RECIPIENTS=str(keeper.to_public()))
    assert run("create").returncode == 0
    assert run("verify").returncode == 2
    (tmp_path / "backup.key").write_text(f"# public key: {keeper.to_public()}\n{keeper}\n")
    assert run("verify", "--identity", "backup.key").returncode == 0
    assert pyrage.decrypt(only_backup(tmp_path).read_bytes(), [keeper])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_others_open_them_with_the_tool_of_age(run: Run, tmp_path: Path, inhabited: Settings) -> None:
    needed("age")
    keys = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True)
    (tmp_path / "backup.key").write_text(keys.stdout)
    recipient = keys.stdout.partition("public key: ")[2].partition("\n")[0]
    assert command(inhabited, tmp_path, BACKUP_RECIPIENTS=recipient)("create").returncode == 0
    opened = subprocess.run(
        ["age", "-d", "-i", str(tmp_path / "backup.key"), str(only_backup(tmp_path))], capture_output=True, check=True
    )
    assert opened.stdout


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_folder_is_private_and_two_at_once_do_not_meet(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert run("create").returncode == 0
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    with (folder / ".lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused = run("create")
    assert refused.returncode == 2
    assert "Another backup is being made" in refused.stderr


@pytest.mark.parametrize("seed", range(5))
def test_of_each_day_and_week_the_newest_is_kept_and_the_newest_of_all_always(seed: int) -> None:
    rng = Random(seed)
    now = datetime(2026, 11, 29, tzinfo=UTC)
    backups = sorted(
        (Backup(now - timedelta(hours=rng.randrange(24 * 200)), Path(f"{number}")) for number in range(150)),
        reverse=True,
    )
    kept = [backup for backup in backups if backup not in rotated(backups, 7, 4)]
    days = [f"{backup.made_at:%Y-%m-%d}" for backup in backups]
    weeks = [f"{backup.made_at:%G-%V}" for backup in backups]
    for names, most in ((days, 7), (weeks, 4)):
        for name in list(dict.fromkeys(names))[:most]:
            assert backups[names.index(name)] in kept
    of_a_day = [backup for backup in backups if backup.made_at > backups[0].made_at - timedelta(days=1)]
    assert set(of_a_day) <= set(kept)
    assert 7 <= len(kept) <= 10 + len(of_a_day)
    assert [backup for backup in backups if backup not in rotated(backups, 0, 0)] == of_a_day
    assert rotated([], 7, 4) == []


def started(settings: Settings, folder: Path, passphrase_file: Path, *arguments: str) -> "subprocess.Popen[str]":
    """`backup create` under way; it stops once, at the first rows, until it is told to go on."""
    return subprocess.Popen(
        [sys.executable, "-m", "school21_bot.cli", "--env-file", "", "backup", "create", *arguments],
        env={
            **os.environ,
            "DATABASE_URL": settings.database(),
            "DATA_DIR": str(settings.data_dir),
            "BACKUP_DIR": str(folder / "backups"),
            "BACKUP_PASSPHRASE_FILE": str(passphrase_file),
            "FAILPOINT": f"backup:rows=stop@{folder / 'once'}",
        },
        stdout=subprocess.PIPE,
        text=True,
    )


async def test_what_is_written_while_a_backup_is_made_is_not_in_it(
    run: Run, inhabited: Settings, tmp_path: Path, passphrase_file: Path
) -> None:
    making = started(inhabited, tmp_path, passphrase_file)
    _, status = await asyncio.to_thread(os.waitpid, making.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    async with open_database(inhabited.database(), MODELS):
        before = await everything()
        await fetch("DELETE FROM outgoing")
        await fetch("UPDATE person SET language = 'en'")
    making.send_signal(signal.SIGCONT)
    await asyncio.to_thread(making.communicate)
    assert making.returncode == 0
    assert age.read_header(only_backup(tmp_path).read_bytes()[:1_000]).work == 17  # passphrases are tried slowly
    assert run("restore", str(only_backup(tmp_path)), "--replace", "--yes").returncode == 0
    async with open_database(inhabited.database(), MODELS):
        assert await everything() == before


def test_of_a_database_without_tables_no_backup_is_made(
    empty_database_url: str, tmp_path: Path, passphrase_file: Path
) -> None:
    settings = Settings(_env_file=None, database_url=empty_database_url, data_dir=tmp_path / "data")  # type: ignore[call-arg]  # pydantic hides it
    refused = command(settings, tmp_path, BACKUP_PASSPHRASE_FILE=str(passphrase_file))("create")
    assert refused.returncode == 2
    assert "No backup was made" in refused.stderr
    assert list((tmp_path / "backups").glob("*.age")) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_one_after_the_other_is_made_when_its_time_has_come(
    inhabited: Settings, tmp_path: Path, passphrase_file: Path
) -> None:
    (tmp_path / "once").touch()
    making = started(inhabited, tmp_path, passphrase_file, "--every", "1s")
    assert making.stdout is not None
    made = [making.stdout.readline() for _ in range(3)]
    making.terminate()
    making.wait()
    assert len({line.partition(":")[0] for line in made if "12 people" in line}) == 3
