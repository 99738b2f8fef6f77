"""Transactions that a cancellation at any moment leaves whole, the same for both databases.

The ORM's own keep the connection locked for ever when a task is cancelled while it begins, and every timeout of a
webhook is a cancellation.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from itertools import count
from typing import Any, ClassVar, TypeVar

from tortoise.backends.base.client import ConnectionWrapper, TransactionalDBClient, TransactionContext
from tortoise.connection import get_connections
from typing_extensions import override

from school21_bot.storage.errors import TransactionEscaped

T = TypeVar("T")

_savepoints = count(1)


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Finish `work` even if the caller is cancelled meanwhile; the cancellation is delivered afterwards."""
    task = asyncio.ensure_future(work)
    cancellation: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait((task,))
        except asyncio.CancelledError as error:
            cancellation = error
    if cancellation is None:
        return task.result()
    if not task.cancelled():
        task.exception()  # looked at, or asyncio complains that nobody did
    raise cancellation


class Transaction(TransactionalDBClient):
    """The connection of a running transaction; a dialect says how to get it, give it back and begin."""

    BEGIN: ClassVar[str]
    _lock: asyncio.Lock

    def own(self) -> None:
        """Remember the present task as the one that may end this transaction or nest another in it."""
        self._owner = asyncio.current_task()
        self.afterwards: list[Callable[[], Awaitable[None]]] = []

    @override
    def _in_transaction(self) -> TransactionContext:
        self.refuse_if_over()
        if asyncio.current_task() is not self._owner:
            raise TransactionEscaped(
                "A task that was started inside a transaction must not open another there: "
                "start it after the transaction, or do its work in the transaction's own task."
            )
        return Savepoint(self)

    @override
    def acquire_connection(self) -> ConnectionWrapper[Any]:
        return Statement(self._lock, self)

    def refuse_if_over(self) -> None:
        """Raise TransactionEscaped after the end: the connection may already serve somebody else."""
        if self._finalized:
            raise TransactionEscaped(
                "This transaction is over, but a task that was started inside it still uses it: "
                "start such a task after the transaction."
            )

    async def obtain(self) -> None:
        """Wait for a connection; may be cancelled at any moment."""
        raise NotImplementedError

    async def give_back(self) -> None:
        """Let others have the connection."""
        raise NotImplementedError

    async def run(self, statement: str) -> Any:
        """Execute one of BEGIN, COMMIT, ROLLBACK and the like."""
        return await self._connection.execute(statement)

    @override
    async def begin(self) -> None:
        await self.run(self.BEGIN)

    @override
    async def commit(self) -> None:
        await self.run("COMMIT")

    @override
    async def rollback(self) -> None:
        await self.run("ROLLBACK")

    async def settle(self) -> None:
        """Wait for a statement that goes on although whoever waited for it was cancelled."""

    async def end(self, *, commit: bool) -> None:
        """Commit or roll back once the statement under way is done, and give the connection back."""
        try:
            async with self._lock:
                self._finalized = True
                if not commit:
                    await self.rollback()
                    return
                try:
                    await self.commit()
                except BaseException:
                    await self.rollback()
                    raise
        finally:
            await self.give_back()


class Statement(ConnectionWrapper[Any]):
    """The connection for one statement of a transaction."""

    __slots__ = ()
    client: Transaction

    @override
    async def __aenter__(self) -> Any:
        await self._lock.acquire()
        try:
            self.client.refuse_if_over()
        except TransactionEscaped:
            self._lock.release()
            raise
        return self.client._connection

    @override
    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        try:
            if isinstance(exc_val, asyncio.CancelledError):
                await to_the_end(self.client.settle())
        finally:
            self._lock.release()


class OuterTransaction(TransactionContext):
    """A transaction of its own: begins, and at the end commits or rolls back."""

    def __init__(self, client: Transaction) -> None:
        self.client: Transaction = client

    @override
    async def __aenter__(self) -> Transaction:
        await self.client.obtain()
        try:
            await to_the_end(self.client.begin())
            # Only now: whoever asks for the connection from here on is inside the transaction.
            self._token = get_connections().set(self.client.connection_name, self.client)
        except BaseException:
            await to_the_end(self.client.end(commit=False))
            raise
        self.client.own()
        return self.client

    @override
    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        try:
            get_connections().reset(self._token)
        finally:
            await to_the_end(self.client.end(commit=exc_type is None))
        if exc_type is None:
            for work in self.client.afterwards:
                await work()


class Savepoint(TransactionContext):
    """A transaction inside another: what fails in it is undone, the outer one goes on."""

    def __init__(self, client: Transaction) -> None:
        self.client: Transaction = client
        self._name = f"savepoint_{next(_savepoints)}"

    @override
    async def __aenter__(self) -> Transaction:
        await to_the_end(self._run(f"SAVEPOINT {self._name}"))
        self._afterwards = len(self.client.afterwards)
        return self.client

    @override
    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        undo: tuple[str, ...] = ()
        if exc_type is not None:
            undo = (f"ROLLBACK TO SAVEPOINT {self._name}",)
            del self.client.afterwards[self._afterwards :]
        await to_the_end(self._run(*undo, f"RELEASE SAVEPOINT {self._name}"))

    async def _run(self, *statements: str) -> None:
        async with self.client._lock:
            for statement in statements:
                await self.client.run(statement)
