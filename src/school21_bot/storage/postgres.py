"""The ORM's engine for PostgreSQL: a pool, and transactions that give their connection back whatever happens."""

from typing import Any

import asyncpg  # type: ignore[import-untyped]  # ships no types
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionContext
from tortoise.backends.base_postgres.client import translate_exceptions
from tortoise.exceptions import TransactionManagementError
from typing_extensions import override

from school21_bot.errors import TooSlow
from school21_bot.storage.engine import OuterTransaction, Transaction, to_the_end


class SchoolPostgresClient(AsyncpgDBClient):
    """The pool; each statement outside transactions takes a connection of its own."""

    @override
    async def create_connection(self, with_db: bool) -> None:
        # Where few of a status have a date, the planner guesses that many do, and goes through all dates to sort the
        # few it finds. Every list of ours lies sorted in an index of its own, never half-sorted in another.
        self.server_settings.setdefault("enable_incremental_sort", "off")
        # To compile a statement of ours takes a hundred times as long as to execute it.
        self.server_settings.setdefault("jit", "off")
        await to_the_end(super().create_connection(with_db))

    @override
    async def create_pool(self, **options: Any) -> asyncpg.Pool:
        return await super().create_pool(reset=_left_as_it_is, **options)

    @override
    def _in_transaction(self) -> TransactionContext:
        return OuterTransaction(PostgresTransaction(self))

    @translate_exceptions
    async def fetch_within(self, seconds: float, query: str, values: list[Any]) -> list[dict[str, Any]]:
        """The rows of a SELECT, if they are found in time; TooSlow if not.

        The driver has the server cancel the statement, and gives the connection back only when that is done: whoever
        gets it next is not cut instead. A setting of the session would cost two more round trips.
        """
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            try:
                rows = await connection.fetch(query, *values, timeout=seconds)
            except TimeoutError:
                raise TooSlow from None
            return list(map(dict, rows))

    def pool_use(self) -> dict[str, int]:
        """How many connections are open, and how many of them rest."""
        return {} if self._pool is None else {"open": self._pool.get_size(), "idle": self._pool.get_idle_size()}

    async def pool(self) -> Any:
        """The pool, made at first use."""
        async with self._pool_init_lock:
            if self._pool is None:
                await self.create_connection(with_db=True)
        return self._pool


class PostgresTransaction(Transaction, TransactionWrapper):
    """The connection that a transaction took from the pool."""

    BEGIN = "BEGIN"
    fetch_within = SchoolPostgresClient.fetch_within
    _parent: SchoolPostgresClient
    _pool: Any

    @override
    async def obtain(self) -> None:
        self._pool = await self._parent.pool()
        self._connection = await self._pool.acquire()

    @override
    async def give_back(self) -> None:
        await self._pool.release(self._connection)

    @override
    async def commit(self) -> None:
        if await self.run("COMMIT") == "ROLLBACK":
            raise TransactionManagementError(
                "A statement of this transaction had failed, so nothing of it was kept: "
                "what may fail belongs into a transaction nested in it."
            )

    @override
    async def rollback(self) -> None:
        # A lost connection has undone everything already; the pool replaces it.
        if not self._connection.is_closed():
            await super().rollback()


async def _left_as_it_is(connection: asyncpg.Connection) -> None:
    """What the driver would send with each connection that comes back, a round trip for every statement.

    Nothing of ours changes a session. A transaction that somebody left open is rolled back before this is asked.
    """


client_class = SchoolPostgresClient
