"""The small sound life, played once for each database, and copies of it to break."""

import asyncio
import shutil
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.chaos.breaking import Broken, copy_of
from tests.chaos.scene import Scene, play
from tests.conftest import DIALECTS
from tests.servers import PostgresForTests, ValkeyForTests


@pytest.fixture(scope="session", params=DIALECTS)
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A sound life."""
    valkey: ValkeyForTests = request.getfixturevalue("valkey_server")
    valkey.flush()
    folder = tmp_path_factory.mktemp("scene")
    if request.param == "sqlite":
        file = folder / "school21.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        url = f"sqlite://{file}"
    else:
        server: PostgresForTests = request.getfixturevalue("postgres_server")
        url = server.create_database(f"scene_{uuid.uuid4().hex}")
    # A loop that is not announced as the current one, so that the tests' own loops are left alone.
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        return runner.run(play(folder, url, valkey.url))


@pytest.fixture
def broken(scene: Scene, request: pytest.FixtureRequest, tmp_path: Path) -> Broken:
    """A copy of it."""
    settings = copy_of(scene.folder, scene.settings, tmp_path)
    if settings.database_url.startswith("sqlite"):
        file = tmp_path / "school21.db"
        return Broken(tmp_path, settings.model_copy(update={"database_url": f"sqlite://{file}"}))
    server: PostgresForTests = request.getfixturevalue("postgres_server")
    name = f"broken_{uuid.uuid4().hex}"
    url = _copied(server, urlsplit(settings.database_url).path.strip("/"), name)
    return Broken(tmp_path, settings.model_copy(update={"database_url": url}))


def _copied(server: PostgresForTests, template: str, name: str) -> str:
    # Nobody may be connected to what is copied.
    server.execute(template, "SELECT 1")
    server.forget(template)
    server.execute("postgres", f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return server.url(name)
