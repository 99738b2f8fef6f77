"""What releases left behind, opened by this one."""

import gzip
import json
import sqlite3
import uuid
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr
from redis import Redis

from school21_bot.sandbox.running import RunningSandbox
from school21_bot.settings import Settings
from tests.bot import TOKEN
from tests.conftest import DIALECTS
from tests.servers import PostgresForTests, ValkeyForTests
from tests.upgrades.scenarios import OWNERS

RELEASES = sorted(path.parent for path in Path(__file__).parent.glob("*/database.sqlite.sql.gz"))
KEY = "dXBncmFkZXN1cGdyYWRlc3VwZ3JhZGVzdXBncmFkZXM="


def unpacked(file: Path) -> str:
    return gzip.decompress(file.read_bytes()).decode()


@pytest.fixture(params=RELEASES, ids=lambda path: path.name)
def release(request: pytest.FixtureRequest) -> Path:
    """The folder of a release."""
    folder: Path = request.param
    return folder


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> str:
    """Once for each kind of database."""
    return str(request.param)


@pytest.fixture
def database_url(release: Path, dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The database as the release left it, not yet brought up to date."""
    script = unpacked(release / f"database.{dialect}.sql.gz")
    if dialect == "sqlite":
        file = tmp_path / "school21.db"
        with closing(sqlite3.connect(file)) as database:
            database.executescript(script)
        return f"sqlite://{file}"
    server: PostgresForTests = request.getfixturevalue("postgres_server")
    name = f"release_{uuid.uuid4().hex}"
    url = server.create_database(name)
    server.execute(name, script)
    server.forget(name)
    return url


@pytest.fixture
def redis_url(release: Path, dialect: str, valkey_server: ValkeyForTests) -> str:
    """Redis as the release left it: the open dialogs are in it."""
    valkey_server.flush()
    with closing(Redis.from_url(valkey_server.url)) as redis:
        for entry in json.loads(unpacked(release / f"redis.{dialect}.json.gz")):
            redis.restore(entry["key"], 0, b64decode(entry["value"]))
    return valkey_server.url


@pytest.fixture
def sandbox(release: Path, dialect: str, tmp_path: Path) -> Iterator[RunningSandbox]:
    """Telegram, with the chats as people see them."""
    data = tmp_path / "sandbox"
    data.mkdir()
    (data / "sandbox.json").write_text(unpacked(release / f"sandbox.{dialect}.json.gz"), encoding="utf-8")
    with RunningSandbox(TOKEN, data_dir=data) as running:
        yield running


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Those that the release ran with."""
    return settings.model_copy(update={"encryption_key": SecretStr(KEY), "admin_ids": OWNERS, "support_url": ""})
