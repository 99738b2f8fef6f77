"""Bringing the tables up to date when a process starts; of several at once, one does it and the others wait."""

import asyncio
import contextvars
import fcntl
import importlib.util
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from aerich import Command
from aerich.migrate import Migrate
from tortoise import Tortoise
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError

from school21_bot.private import make_private_file
from school21_bot.resources import resource
from school21_bot.storage.address import Address, parse_address
from school21_bot.storage.database import explained, make_file
from school21_bot.storage.engine import to_the_end
from school21_bot.storage.postgres import SchoolPostgresClient
from school21_bot.storage.sqlite import SchoolSqliteClient

T = TypeVar("T")

# Any number will do, as long as nothing else in the database locks the same one.
ADVISORY_LOCK = 0x5C4001_21B07
FLOCK_POLL = 0.02


async def migrate(url: str, models: Sequence[str]) -> list[str]:
    """Apply the migrations that the database has not seen, and name them.

    Raises:
        DatabaseUnreachable: it does not answer.
    """
    return await _with_aerich(url, models, lambda command: command.upgrade(run_in_transaction=True))


async def pending_migrations(url: str, models: Sequence[str]) -> list[str]:
    """Name the migrations that the database has not seen; all of them if there is no database yet.

    Raises:
        DatabaseUnreachable: it does not answer.
    """
    return await _with_aerich(url, models, _pending)


async def downgrade(url: str, models: Sequence[str], version: int) -> list[str]:
    """Undo the migrations from the newest down to number `version`, and name them.

    Raises:
        DatabaseUnreachable: it does not answer.
    """
    return await _with_aerich(url, models, lambda command: command.downgrade(version, delete=False))


def known_migrations() -> list[str]:
    """The names of all migrations of this version, the oldest first."""
    return sorted((path.name for path in _folder().glob("[0-9]*.py")), key=number_of)


def number_of(migration: str) -> int:
    """Which in the order of migrations it is."""
    return int(migration.partition("_")[0])


async def script_of(migration: str, dialect: str) -> str:
    """What a migration executes."""
    spec = importlib.util.spec_from_file_location(f"migration_{number_of(migration)}", _folder() / migration)
    assert spec is not None  # noqa: S101  # the file is there
    assert spec.loader is not None  # noqa: S101  # so is what loads it
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # Migrations ask nothing but the dialect, which the class knows.
    script: str = await module.upgrade(SchoolSqliteClient if dialect == "sqlite" else SchoolPostgresClient)
    return script


def _folder() -> Path:
    return resource("migrations") / "models"


async def _pending(command: Command) -> list[str]:
    try:
        return await command.heads()
    except OperationalError:  # not even the table of migrations is there
        return list(Migrate.get_all_version_files())


def offline_config(models: Sequence[str]) -> dict[str, Any]:
    """The configuration with which `aerich migrate --offline` writes a migration; no server is asked."""
    return Address("postgres", {"host": "nowhere", "database": "school21"}).config([*models, "aerich.models"])


async def _with_aerich(url: str, models: Sequence[str], work: Callable[[Command], Coroutine[Any, Any, T]]) -> T:
    address = parse_address(url)
    address.credentials.pop("command_timeout", None)  # an index of a million rows takes its time
    async with migration_lock(address):
        # aerich leaves its configuration in the context, where a second run would stumble over it.
        return await asyncio.create_task(_run(address, models, work), context=contextvars.Context())


async def _run(address: Address, models: Sequence[str], work: Callable[[Command], Coroutine[Any, Any, T]]) -> T:
    config = address.config([*models, "aerich.models"])
    command = Command(tortoise_config=config, app="models", location=str(resource("migrations")))
    try:
        with explained(address):
            await Tortoise.init(config=config)
            await get_connections().get(address.dialect).execute_query("SELECT 1")
        await command.init()
        return await work(command)
    finally:
        await to_the_end(Tortoise.close_connections())


def migration_lock(address: Address) -> AbstractAsyncContextManager[None]:
    """Be the only one who changes the tables of a database."""
    return _lock_beside(address) if address.dialect == "sqlite" else _lock_inside(address)


@asynccontextmanager
async def _lock_beside(address: Address) -> AsyncIterator[None]:
    with explained(address):
        make_file(address)
        beside = address.file.with_name(address.file.name + ".lock")
        make_private_file(beside)
        file = beside.open("w")
    with file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                await asyncio.sleep(FLOCK_POLL)
            else:
                break
        yield


@asynccontextmanager
async def _lock_inside(address: Address) -> AsyncIterator[None]:
    client = SchoolPostgresClient(**{**address.credentials, "maxsize": 1}, connection_name="lock")
    try:
        with explained(address):
            await client.create_connection(with_db=True)
        async with client.acquire_connection() as connection:
            await connection.execute("SELECT pg_advisory_lock($1)", ADVISORY_LOCK)
            yield
    finally:
        await to_the_end(client.close())
