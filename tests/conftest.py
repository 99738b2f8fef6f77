"""The databases and Redis that every test may ask for. Servers start when the first test needs them.

The fixtures that start something are not async: asked for by an async one they would find its loop running.
"""

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from school21_bot import ids
from school21_bot.storage import open_database
from school21_bot.storage.migrations import known_migrations, migrate
from school21_bot.tables import MODELS
from tests.quick import UP_TO_DATE
from tests.servers import EMPTY_ALL_TABLES, PostgresForTests, ValkeyForTests

pytest_plugins = ("tests.collecting", "tests.remembered", "tests.bot", "tests.services", "tests.sealing.keys")

DIALECTS = ("sqlite", "postgres")


@pytest.fixture(autouse=True)
def ids_of_this_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids only grow: after a test that moved the clock ahead they would stay ahead of the time of all others."""
    monkeypatch.setattr(ids, "_last", 0)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresForTests]:
    """PostgreSQL, with nothing in it yet."""
    with PostgresForTests() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresForTests) -> str:
    """The name of the database that the tests share one after the other."""
    _migrate(postgres_server.create_database("school21"))
    return "school21"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("template") / "school21.db"
    _migrate(f"sqlite://{file}")
    return file


@pytest.fixture(params=DIALECTS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database with nothing but the levels in it: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        file = tmp_path / "school21.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        UP_TO_DATE.add(url := f"sqlite://{file}")
        return url
    server: PostgresForTests = request.getfixturevalue("postgres_server")
    name: str = request.getfixturevalue("postgres_template")
    server.execute(name, EMPTY_ALL_TABLES)
    UP_TO_DATE.discard(url := server.url(name))
    # A test may have left the tables of an older version in it.
    if server.value(name, "SELECT count(*) FROM aerich") == len(known_migrations()):
        UP_TO_DATE.add(url)
    return url


@pytest.fixture(params=DIALECTS)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without a single table, for tests about how the tables come to be."""
    if request.param == "sqlite":
        return f"sqlite://{tmp_path / 'new' / 'school21.db'}"
    server: PostgresForTests = request.getfixturevalue("postgres_server")
    return server.create_database(f"empty_{uuid.uuid4().hex}")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[None]:
    """The clean database, open for the models."""
    async with open_database(database_url, MODELS):
        yield


@pytest.fixture(scope="session")
def valkey_server() -> Iterator[ValkeyForTests]:
    """A Redis that speaks over a socket."""
    with ValkeyForTests() as server:
        yield server


@pytest.fixture
def redis_url(valkey_server: ValkeyForTests) -> str:
    """An empty Redis."""
    valkey_server.flush()
    return valkey_server.url


def _migrate(url: str) -> None:
    # A loop that is not announced as the current one, so that the tests' own loops are left alone.
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        runner.run(migrate(url, MODELS))
