"""A short life on each database: people, deaths, and nobody lost."""

from pathlib import Path

import pytest

from tests.chaos.life import Size, live
from tests.servers import PostgresForTests

SHORT = Size(people=10, rounds=3, active=6)


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
async def test_a_short_life_keeps_every_promise(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    postgres: PostgresForTests | None = None
    if database == "postgres":
        postgres = request.getfixturevalue("postgres_server")
    told = await live(1, tmp_path, postgres, SHORT)
    assert [*told.complaints, *map(str, told.found)] == []
