"""Nothing starts on keys that are not those of the database: one sentence says which, and nothing is written."""

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from school21_bot.app import load_keys, open_services
from school21_bot.people import Step
from school21_bot.people.models import Person, PersonTag
from school21_bot.protection import Deed
from school21_bot.sealing import Kek, KeyPurpose, KeyState, WrongKey, load_kek
from school21_bot.sealing.models import DataKey
from school21_bot.sealing.wrapping import wrap
from school21_bot.settings import Settings
from school21_bot.storage import current_connection, fetch, open_database, transaction
from school21_bot.tables import MODELS
from tests.flows.people import make_member
from tests.leaks.places import in_tables
from tests.patience import PATIENCE_SECONDS
from tests.protection.kit import do, fill

pytestmark = pytest.mark.usefixtures("impatient")

KEY, OTHER = (base64.b64encode(bytes([byte]) * 32).decode() for byte in (1, 2))

Spoil = Callable[[Kek], Awaitable[None]]


@pytest.fixture
async def settings(settings_of_services: Settings) -> Settings:
    """The settings of a database with some people in it."""
    settings = Settings(_env_file=None, **{**settings_of_services.model_dump(), "encryption_key": KEY})  # type: ignore[call-arg]  # pydantic hides it
    async with open_services(settings) as services:
        await fill(services, 5)
        for number in range(3):
            name = f"peer{chr(97 + number)}"
            answers = {Step.SCHOOL_NICKNAME: name, Step.MESSENGER_NICKNAME: name}
            await make_member(services, number + 1, answers=answers)
    return settings


async def _refused(settings: Settings) -> str:
    """Why nothing starts; what is in the database stays as it is."""
    async with open_database(settings.database(), MODELS):
        before = sorted(await in_tables())
    with pytest.raises(WrongKey) as refusal:
        async with open_services(settings):
            pass
    async with open_database(settings.database(), MODELS):
        assert sorted(await in_tables()) == before
    said = str(refusal.value)
    assert KEY not in said
    assert "\n" not in said
    return said


async def _another_key(kek: Kek, purpose: KeyPurpose) -> None:
    row = await DataKey.get(purpose=purpose)
    await DataKey.filter(id=row.id).update(wrapped=wrap(kek, row.id, purpose, bytes(32)))


async def a_foreign_record_key(kek: Kek) -> None:
    await _another_key(kek, KeyPurpose.RECORD)


async def a_foreign_index_key(kek: Kek) -> None:
    await _another_key(kek, KeyPurpose.INDEX)


async def _without_references(*statements: str) -> None:
    """What a careless restore does."""
    if current_connection().capabilities.dialect == "postgres":
        async with transaction():
            await fetch("SET LOCAL session_replication_role = replica")
            for statement in statements:
                await fetch(statement)
        return
    await fetch("PRAGMA foreign_keys = OFF")
    for statement in statements:
        await fetch(statement)
    await fetch("PRAGMA foreign_keys = ON")


async def half_a_rotation(kek: Kek) -> None:
    wrapped = wrap(kek, 3, KeyPurpose.RECORD, bytes(32))
    row = await DataKey.get(id=1)
    fields: dict[str, Any] = {"purpose": row.purpose, "state": row.state, "created_at": row.created_at}
    await DataKey.create(id=3, wrapped=wrapped, **fields)
    await _without_references("DELETE FROM data_key WHERE id = 1")


async def no_keys_at_all(_: Kek) -> None:
    await _without_references("DELETE FROM data_key")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (a_foreign_record_key, "ENCRYPTION_KEY: data key 1 opens none of"),
        (a_foreign_index_key, "ENCRYPTION_KEY: index key 2 finds none of 3 people"),
        (half_a_rotation, "the table person speaks of data key 1, which the table data_key does not have"),
        (no_keys_at_all, "the table person speaks of data key 1, which the table data_key does not have"),
    ],
)
async def test_a_backup_that_does_not_belong_together_is_refused(settings: Settings, spoil: Spoil, words: str) -> None:
    async with open_database(settings.database(), MODELS):
        await spoil(load_kek(settings))
    said = await _refused(settings)
    assert words in said
    assert "from one and the same backup" in said


async def test_the_wrong_key_is_refused(settings: Settings) -> None:
    wrong = Settings(_env_file=None, **{**settings.model_dump(), "encryption_key": OTHER})  # type: ignore[call-arg]  # pydantic hides it
    assert (await _refused(wrong)).startswith("ENCRYPTION_KEY: this key does not open data key 1")


async def test_a_key_file_that_is_missing_is_refused_and_no_other_is_left_in_its_place(settings: Settings) -> None:
    gone = Settings(_env_file=None, **{**settings.model_dump(), "encryption_key": ""})  # type: ignore[call-arg]  # pydantic hides it
    assert "the file is missing" in await _refused(gone)
    assert not (settings.data_dir / "encryption.key").exists()


async def test_a_damaged_record_stops_nothing(settings: Settings) -> None:
    async with open_database(settings.database(), MODELS):
        (first, *_, last) = await Person.all().order_by("id")
        for row in (first, last):
            await Person.filter(id=row.id).update(record=row.record[:-1] + bytes([row.record[-1] ^ 1]))
    async with open_services(settings) as services:
        assert await services.accounts.find(2) is not None


@pytest.mark.parametrize("state", [KeyState.RETIRING, KeyState.KEPT])
async def test_what_a_rotation_could_not_read_stops_nothing(settings: Settings, state: KeyState) -> None:
    async with open_services(settings) as services:
        for row in await Person.all().limit(5):
            await Person.filter(id=row.id).update(record=row.record[:-1] + bytes([row.record[-1] ^ 1]))
        await do(services, Deed.ROTATE)
        await DataKey.filter(id=1).update(state=state)
    async with open_services(settings):
        pass


async def test_a_stranger_among_the_tags_stops_nothing(settings: Settings) -> None:
    async with open_database(settings.database(), MODELS):
        tag = await PersonTag.first()
        assert tag is not None
        await PersonTag.filter(id=tag.id).update(tag=bytes(16))
        await load_keys(load_kek(settings))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_whole_backup_of_before_a_rotation_opens_with_the_key_of_then(
    settings: Settings, tmp_path: Path
) -> None:
    file = Path(settings.database().removeprefix("sqlite://"))
    backup = tmp_path / "backup.db"
    async with open_database(settings.database(), MODELS):
        await fetch("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(file, backup)
    async with open_services(settings) as services:
        await do(services, Deed.ROTATE)
    shutil.copy(backup, file)
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    async with open_services(settings) as services:
        assert await services.accounts.find(2) is not None


def test_the_command_says_it_in_one_line_and_ends_with_2(settings: Settings) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "school21_bot.cli", "--env-file", "", "keys", "status"],
        env={
            **os.environ,
            "DATABASE_URL": settings.database(),
            "DATA_DIR": str(settings.data_dir),
            "ENCRYPTION_KEY": OTHER,
        },
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
