"""A short life on each database, and the seeds that have found something: troubles strike, every promise is kept."""

from pathlib import Path

import pytest

from tests.chaos.life import live
from tests.chaos.seeds import KEPT, SHORT
from tests.servers import PostgresForTests

LIVES = (("sqlite", 1), ("postgres", 1), *((kept.database, kept.seed) for kept in KEPT))


@pytest.mark.parametrize(("database", "seed"), LIVES)
async def test_a_short_life_keeps_every_promise(
    database: str, seed: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    postgres: PostgresForTests | None = None
    if database == "postgres":
        postgres = request.getfixturevalue("postgres_server")
    told = await live(seed, tmp_path, postgres, SHORT)
    assert [*told.complaints, *map(str, told.found)] == []
