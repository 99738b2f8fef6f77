"""Opening the database, and saying in plain words why it cannot be opened."""

import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import asyncpg  # type: ignore[import-untyped]  # ships no types
from tortoise.context import TortoiseContext
from tortoise.exceptions import ConfigurationError, DBConnectionError, OperationalError

from school21_bot.private import make_private_file
from school21_bot.storage.address import Address, parse_address
from school21_bot.storage.engine import to_the_end
from school21_bot.storage.errors import DatabaseUnreachable
from school21_bot.storage.postgres import SchoolPostgresClient
from school21_bot.storage.queries import current_connection

_FAILURES = (
    OSError,  # covers TimeoutError
    TypeError,  # what asyncpg says to an unknown parameter of the address
    ValueError,
    sqlite3.Error,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    ConfigurationError,
    DBConnectionError,
    OperationalError,
)


@asynccontextmanager
async def open_database(url: str, models: Sequence[str]) -> AsyncIterator[None]:
    """Let all tasks of this process use the tables of `models`, modules by name, until the block ends.

    Raises:
        DatabaseUnreachable: it does not answer.
    """
    address = parse_address(url)
    context = TortoiseContext()
    try:
        with explained(address), context:
            make_file(address)
            await context.init(config=address.config(models), _enable_global_fallback=True)
            await context.db().execute_query("SELECT 1")
        yield
    finally:
        await to_the_end(context.close_connections())


def pool_use() -> dict[str, int]:
    """How many connections this process has open, and how many of them rest; nothing on SQLite."""
    connection = current_connection()
    return connection.pool_use() if isinstance(connection, SchoolPostgresClient) else {}


def is_there(url: str) -> bool:
    """Whether a database can be asked: a file that nobody has made yet cannot.

    Raises:
        DatabaseUnreachable: the address cannot be understood.
    """
    address = parse_address(url)
    return address.dialect != "sqlite" or address.file.exists()


def make_file(address: Address) -> None:
    """Make the file of a SQLite database that is not there yet, readable by this user alone."""
    if address.dialect == "sqlite":
        make_private_file(address.file)


@contextmanager
def explained(address: Address) -> Iterator[None]:
    """Turn whatever fails while connecting into one sentence for whoever runs the bot."""
    try:
        yield
    except _FAILURES as error:
        raise DatabaseUnreachable(f"Cannot open {address}: {_reason(error)}. {_advice(address)}") from error


def _reason(error: BaseException) -> str:
    match error:
        case asyncpg.InvalidPasswordError() | asyncpg.InvalidAuthorizationSpecificationError():
            return "the user or the password is refused"
        case DBConnectionError() | asyncpg.InvalidCatalogNameError():
            return "the server has no database of this name"
        case TimeoutError():
            return "it does not answer in time"
        case asyncpg.PostgresError() | asyncpg.InterfaceError() | sqlite3.Error() | OperationalError():
            return str(error).rstrip(".")
        case OSError():
            return error.strerror or "nothing answers there"
        case _:
            return "its address has a part that is not understood"


def _advice(address: Address) -> str:
    if address.dialect == "sqlite":
        return "Check that DATABASE_URL (or DATA_DIR) names a file in a folder that this user may write to."
    return "Check DATABASE_URL, and that the server runs and can be reached from here."
