"""What can go wrong with the database and Redis, apart from wrong SQL."""


class DatabaseUnreachable(Exception):
    """The database does not answer; the message says which one and what to check, without a password."""


class DatabaseBusy(Exception):
    """SQLite: another process has been writing for longer than a writer waits."""

    def __init__(self) -> None:
        super().__init__(
            "Another process has been writing to the SQLite database for too long. "
            "Nothing was changed; end the other process, or use PostgreSQL for several writers."
        )


class TransactionEscaped(RuntimeError):
    """A task uses a transaction that is over, or opens one inside another task's: a mistake in the code."""


class RedisUnreachable(Exception):
    """Redis does not answer; the message says which one and what to check, without a password."""
