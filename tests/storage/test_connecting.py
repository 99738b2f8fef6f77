"""When a database or Redis cannot be reached, one sentence says which one and what to check, without a password."""

import traceback
from pathlib import Path

import pytest

from school21_bot.people.models import Level
from school21_bot.storage import (
    DatabaseUnreachable,
    RedisUnreachable,
    connect_redis,
    open_database,
)
from school21_bot.storage.address import parse_address
from school21_bot.storage.migrations import migrate
from school21_bot.tables import MODELS
from tests.servers import PostgresForTests

SECRET = "s3cret"


async def refusal(url: str) -> str:
    """What the start says when it cannot open `url`."""
    with pytest.raises(DatabaseUnreachable) as opening:
        await open_database(url, MODELS).__aenter__()
    with pytest.raises(DatabaseUnreachable) as migrating:
        await migrate(url, MODELS)
    assert str(opening.value) == str(migrating.value)
    assert SECRET not in "".join(traceback.format_exception(opening.value))
    return str(opening.value)


async def test_the_tables_can_be_used_from_any_task(database: None) -> None:
    assert await Level.all().count() == 6


async def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    await migrate("sqlite://some%20where/deep/school21.db", MODELS)
    assert (tmp_path / "some where" / "deep" / "school21.db").is_file()


async def test_a_sqlite_file_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader, " * 100)
    said = await refusal(f"sqlite://{tmp_path}/letter.txt")
    assert f"Cannot open the SQLite database {tmp_path}/letter.txt: file is not a database. Check" in said


async def test_a_sqlite_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "File exists. Check that DATABASE_URL" in await refusal(f"sqlite://{tmp_path}/file/school21.db")


async def test_a_server_that_is_not_there_is_named() -> None:
    said = await refusal(f"postgres://bot:{SECRET}@localhost:1/school21")
    assert said.startswith("Cannot open the PostgreSQL database school21 at localhost:1: ")
    assert said.endswith("Check DATABASE_URL, and that the server runs and can be reached from here.")


async def test_a_socket_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = await refusal(f"asyncpg://bot:{SECRET}@/school21?host={tmp_path}")
    assert f"school21 at {tmp_path}:5432: No such file or directory. Check" in said


async def test_a_missing_database_is_named(postgres_server: PostgresForTests) -> None:
    said = await refusal(f"postgresql://postgres:{SECRET}@/nowhere?host={postgres_server.socket_folder}")
    assert "nowhere at" in said
    assert "the server has no database of this name." in said


async def test_an_unknown_user_is_refused_in_plain_words(postgres_server: PostgresForTests) -> None:
    said = await refusal(f"postgres://nobody:{SECRET}@/postgres?host={postgres_server.socket_folder}")
    assert "the user or the password is refused." in said


async def test_an_unknown_part_of_an_address_is_refused(postgres_server: PostgresForTests) -> None:
    said = await refusal(f"postgres://postgres@/postgres?host={postgres_server.socket_folder}&nonsense={SECRET}")
    assert "a part that is not understood" in said


@pytest.mark.parametrize(
    "url",
    [
        f"postgres://bot:pass#{SECRET}@host/school21",
        f"postgres://bot:12/{SECRET}@host/school21",
        f"postgres://bot:12#{SECRET}@host/school21",
        f"postgres://bot:{SECRET}@host",
        f"postgres://bot:{SECRET}@host:port/school21",
        f"mysql://bot:{SECRET}@host/school21",
        "sqlite://",
        "school21.db",
    ],
)
async def test_an_address_that_is_none_is_refused_without_repeating_it(url: str) -> None:
    assert (await refusal(url)).startswith("DATABASE_URL cannot be understood. It should look like")


async def test_a_database_in_memory_is_refused() -> None:
    assert "must name a file" in await refusal("sqlite://:memory:")


def test_special_characters_of_a_user_and_a_password_are_written_in_percent() -> None:
    address = parse_address("postgres://b%40t:p%2Fw@db.example.com/school21?sslmode=require&command_timeout=5")
    told = address.credentials
    assert (told["user"], told["password"], told["host"], told["port"]) == ("b@t", "p/w", "db.example.com", 5432)
    assert (told["ssl"], told["command_timeout"]) == ("require", 5.0)


async def test_redis_answers_over_a_socket(redis_url: str) -> None:
    redis = await connect_redis(redis_url)
    await redis.set("key", "value")
    assert await redis.get("key") == b"value"
    await redis.aclose()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"redis://bot:{SECRET}@localhost:1/0", "Cannot reach Redis at localhost:1: nothing answers there. Check"),
        ("unix:///nowhere/redis.sock", "Cannot reach Redis at /nowhere/redis.sock: nothing answers there. Check"),
        (f"http://bot:{SECRET}@localhost", "REDIS_URL cannot be understood. It should look like"),
        (f"redis://bot:{SECRET}@localhost:port", "REDIS_URL cannot be understood. It should look like"),
    ],
)
async def test_a_redis_that_does_not_answer_is_named(url: str, said: str) -> None:
    with pytest.raises(RedisUnreachable) as refused:
        await connect_redis(url)
    assert str(refused.value).startswith(said)
    assert SECRET not in "".join(traceback.format_exception(refused.value))


async def test_a_redis_that_refuses_the_password_says_so(redis_url: str) -> None:
    with pytest.raises(RedisUnreachable, match="the user or the password is refused") as refused:
        await connect_redis(redis_url.replace("unix://", f"unix://bot:{SECRET}@"))
    assert SECRET not in "".join(traceback.format_exception(refused.value))
