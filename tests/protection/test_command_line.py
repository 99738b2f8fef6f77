"""`school21-bot keys`: what a person with a shell does, with and without Redis and workers."""

import base64
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from school21_bot import audit
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services, open_services
from school21_bot.audit import Action, Filter
from school21_bot.protection import Deed
from school21_bot.sealing.models import DataKey
from school21_bot.settings import Settings
from tests import forks
from tests.protection.kit import OTHERS, fill, keys_in_use, opened

RECORDS = 10 + 4 * OTHERS + 1
OLD, NEW = (base64.b64encode(bytes([byte]) * 32).decode() for byte in (1, 2))

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    return Settings(_env_file=None, **{**settings_of_services.model_dump(), "encryption_key": OLD})  # type: ignore[call-arg]  # pydantic hides it


@pytest.fixture
def run(database_url: str, tmp_path: Path) -> Run:
    """Run a command; the terminal is nobody, or whoever types `typed`."""

    def command(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        variables = {
            "DATABASE_URL": database_url,
            "DATA_DIR": str(tmp_path / "data"),
            "REDIS_URL": "",
            "ENCRYPTION_KEY": OLD,
        }
        return forks.command("keys", *arguments, environment=variables | environment)

    return command


@pytest.fixture
async def filled(settings_of_services: Settings) -> None:
    """A database with some records, and no process beside the command."""
    async with open_services(settings_of_services) as services:
        await fill(services, 10)


def test_a_fresh_key_is_32_bytes_in_base64_and_never_the_same(run: Run) -> None:
    keys = [run("new").stdout.strip() for _ in range(2)]
    assert [len(base64.b64decode(key)) for key in keys] == [32, 32]
    assert keys[0] != keys[1]


@pytest.mark.usefixtures("filled")
async def test_everything_is_rotated_unsealed_and_sealed_without_a_worker(
    run: Run, settings_of_services: Settings
) -> None:
    rotated = run("rotate")
    assert (rotated.returncode, rotated.stderr) == (0, "")
    assert rotated.stdout == (
        f"{RECORDS} done. New records are sealed (key 3, 0 days old): {RECORDS} sealed, 0 readable.\n"
    )
    assert run("unseal").stderr == "Nobody can be asked here: add --yes.\n"
    unsealed = run("unseal", "--yes")
    assert f"kept READABLE (key 4, 0 days old): 0 sealed, {RECORDS} readable." in unsealed.stdout
    assert "There is no data key to change" in run("rotate").stderr
    sealed = run("seal")
    assert f"sealed (key 5, 0 days old): {RECORDS} sealed, 0 readable." in sealed.stdout
    assert "The database's files were cleaned." in sealed.stdout
    index = run("rotate", "--index")
    assert index.returncode == 0
    told = run("status").stdout.splitlines()
    assert [line.split() for line in told[3:]] == [
        ["5", "record", "primary", "0", str(RECORDS)],
        ["6", "index", "primary", "0"],
    ]
    async with open_services(settings_of_services) as services:
        assert len(await opened(services)) == RECORDS
        assert set(await keys_in_use()) == {5}


@pytest.mark.usefixtures("filled")
async def test_a_command_goes_on_with_what_others_began_and_refuses_other_work(
    run: Run, settings_of_services: Settings
) -> None:
    async with open_services(settings_of_services) as services:
        job_id = await services.protection.start(COMMAND_LINE, Deed.ROTATE)
        await services.protection.pause(COMMAND_LINE, job_id)
    assert "school21-bot keys rotate rests: 0 %" in run("status").stdout
    refused = run("seal")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Other work is under way: school21-bot keys rotate." in refused.stderr
    joined = run("rotate")
    assert (joined.returncode, joined.stderr) == (0, "It is under way already and goes on.\n")
    async with open_services(settings_of_services):
        assert set(await keys_in_use()) == {3}


@pytest.mark.usefixtures("filled")
async def test_the_key_encryption_key_is_changed_with_the_old_one_beside_it(
    run: Run, settings_of_services: Settings
) -> None:
    changing = {"ENCRYPTION_KEY": NEW, "ENCRYPTION_KEY_OLD": OLD}
    assert "ENCRYPTION_KEY_OLD: is missing." in run("rewrap").stderr
    assert "2 keys are wrapped by ENCRYPTION_KEY_OLD." in run("status", **changing).stdout
    changed = run("rewrap", **changing)
    assert (changed.returncode, changed.stdout.partition(" data keys")[0]) == (0, "2")
    assert "wrapped with this key already" in run("rewrap", **changing).stdout
    refused = run("status")
    assert refused.returncode == 2
    assert refused.stderr.startswith("ENCRYPTION_KEY: this key does not open data key 1")
    assert run("status", ENCRYPTION_KEY=NEW).returncode == 0
    new = Settings(_env_file=None, **{**settings_of_services.model_dump(), "encryption_key": NEW})  # type: ignore[call-arg]  # pydantic hides it
    async with open_services(new) as services:
        assert len(await opened(services)) == RECORDS
        (entry,) = (await audit.page(Filter(action=Action.ENCRYPTION_REWRAP), 0)).lines
        assert (entry.via, entry.details) == ("command-line", {"keys": 2})


@pytest.mark.usefixtures("filled")
async def test_neither_key_fitting_nothing_is_changed_and_it_is_said_in_a_sentence(
    run: Run, settings_of_services: Settings
) -> None:
    other = base64.b64encode(bytes(32)).decode()
    for environment, words in (
        ({"ENCRYPTION_KEY": NEW, "ENCRYPTION_KEY_OLD": other}, "neither of these keys opens data key 1"),
        ({"ENCRYPTION_KEY": NEW, "ENCRYPTION_KEY_OLD": "short"}, "ENCRYPTION_KEY_OLD: not 32 bytes in base64."),
    ):
        refused = run("rewrap", **environment)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert words in refused.stderr
        assert refused.stderr.count("\n") == 1
        assert NEW not in refused.stderr
    async with open_services(settings_of_services):
        assert await DataKey.all().count() == 2


async def test_killed_in_the_middle_of_a_rewrap_every_key_is_wrapped_as_before(
    services: Services, run: Run, settings_of_services: Settings
) -> None:
    before = {row.id: row.wrapped for row in await DataKey.all()}
    for point in ("rewrap:one", "rewrap:one:2", "rewrap:before-commit"):
        killed = run("rewrap", ENCRYPTION_KEY=NEW, ENCRYPTION_KEY_OLD=OLD, FAILPOINT=f"{point}=kill")
        assert killed.returncode == -9
        assert {row.id: row.wrapped for row in await DataKey.all()} == before
    assert run("rewrap", ENCRYPTION_KEY=NEW, ENCRYPTION_KEY_OLD=OLD).returncode == 0
