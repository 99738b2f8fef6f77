"""Opening the database, and asking whether it still answers."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import asyncpg  # type: ignore[import-untyped]  # ships no types
from tortoise.context import TortoiseContext
from tortoise.exceptions import ConfigurationError, DBConnectionError, OperationalError

from school21_bot.storage.address import Address, parse_address
from school21_bot.storage.engine import to_the_end
from school21_bot.storage.errors import DatabaseUnreachable
from school21_bot.storage.queries import current_connection

READINESS_TIMEOUT = 3
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
            make_folder(address)
            await context.init(config=address.config(models), _enable_global_fallback=True)
            await context.db().execute_query("SELECT 1")
        yield
    finally:
        await to_the_end(context.close_connections())


async def check_database() -> None:
    """Ask the open database for a sign of life.

    Raises:
        DatabaseUnreachable: there is none within three seconds.
    """
    connection = current_connection()
    dialect = connection.capabilities.dialect
    try:
        async with asyncio.timeout(READINESS_TIMEOUT):
            await connection.execute_query("SELECT 1")
    except _FAILURES as error:
        raise DatabaseUnreachable(f"The {dialect} database does not answer: {_reason(error)}.") from error


def make_folder(address: Address) -> None:
    """Create the folder that a SQLite file will lie in."""
    if address.dialect == "sqlite":
        address.file.parent.mkdir(parents=True, exist_ok=True)


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
