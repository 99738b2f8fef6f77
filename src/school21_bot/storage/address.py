"""What a database's address means to the ORM, and how to speak of the database without its password."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tortoise.backends.base.config_generator import expand_db_url
from tortoise.exceptions import ConfigurationError

from school21_bot.storage.errors import DatabaseUnreachable

# Statements that hang for ever would hold a connection of the pool for ever.
POSTGRES_DEFAULTS = {"maxsize": 10, "timeout": 10.0, "command_timeout": 60.0}
ENGINES = {"sqlite": "school21_bot.storage.sqlite", "postgres": "school21_bot.storage.postgres"}


@dataclass(frozen=True)
class Address:
    """Where a database is: its dialect and what the engine is told."""

    dialect: str
    credentials: dict[str, Any]

    @property
    def file(self) -> Path:
        """The file of a SQLite database."""
        return Path(self.credentials["file_path"])

    def __str__(self) -> str:
        if self.dialect == "sqlite":
            return f"the SQLite database {self.file}"
        told = self.credentials
        return f"the PostgreSQL database {told['database']} at {told['host']}:{told['port']}"

    def config(self, models: Sequence[str]) -> dict[str, Any]:
        """The ORM's configuration: one app over the given modules."""
        return {
            # The ORM caches statements by this name, so each dialect needs its own.
            "connections": {self.dialect: {"engine": ENGINES[self.dialect], "credentials": dict(self.credentials)}},
            "apps": {"models": {"models": list(models), "default_connection": self.dialect}},
        }


def parse_address(url: str) -> Address:
    """Read a sqlite:// or postgres:// address.

    Raises:
        DatabaseUnreachable: it is none. The address is not repeated: it may hold a password.
    """
    try:
        credentials = expand_db_url(url)["credentials"]
        match urlsplit(url).scheme:
            case "sqlite":
                return _sqlite(credentials)
            case "postgres" | "postgresql" | "asyncpg":
                return _postgres(credentials)
            case other:
                raise ValueError(other)
    except (ConfigurationError, ValueError):
        raise DatabaseUnreachable(
            "DATABASE_URL cannot be understood. It should look like sqlite://var/school21.db or "
            "postgres://user:password@host:5432/name, with special characters of the password written as %XX."
        ) from None


def _sqlite(credentials: dict[str, Any]) -> Address:
    credentials["file_path"] = unquote(credentials["file_path"])
    if ":memory:" in credentials["file_path"]:
        raise DatabaseUnreachable(
            "A SQLite database in memory cannot be shared or kept: DATABASE_URL must name a file."
        )
    return Address("sqlite", credentials)


def _postgres(credentials: dict[str, Any]) -> Address:
    # An unescaped sign in a password moves a part of it into the other parts, which are shown.
    if not credentials["host"] or not re.fullmatch(r"[^/@:]+", credentials["database"] or ""):
        raise ValueError("not an address")
    if credentials["user"]:
        credentials["user"] = unquote(credentials["user"])
    if "sslmode" in credentials:
        credentials["ssl"] = credentials.pop("sslmode")
    merged = POSTGRES_DEFAULTS | credentials
    for name in ("timeout", "command_timeout"):
        merged[name] = float(merged[name])
    return Address("postgres", merged)
