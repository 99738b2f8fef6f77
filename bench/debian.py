"""PostgreSQL as Debian ships it: with the extensions that the server of the tests comes without."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]  # ships no types

_PROGRAMS = Path("/usr/lib/postgresql")
_CONFIG = """
listen_addresses = ''
fsync = off
synchronous_commit = off
full_page_writes = off
shared_buffers = 512MB
max_wal_size = 8GB
"""


class DebianPostgres:
    """A server on a socket in a folder of its own, which is gone with the server."""

    def __enter__(self) -> "DebianPostgres":
        versions = sorted((version for version in _PROGRAMS.glob("*/bin")), key=lambda place: int(place.parent.name))
        if not versions:
            raise SystemExit("This needs Debian's PostgreSQL to compare with: sudo apt-get install postgresql")
        self._programs = versions[-1]
        # A short name, which leaves room for a socket.
        self._folder = Path(tempfile.mkdtemp(prefix="s21deb", dir="/tmp"))
        if self._user:
            shutil.chown(self._folder, *self._user)
        self._run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        with (self._data / "postgresql.conf").open("a") as config:
            config.write(f"{_CONFIG}unix_socket_directories = '{self._folder}'\n")
        self._run("pg_ctl", "--wait", "--silent", "start", f"--log={self._folder / 'log'}")
        return self

    def __exit__(self, *_: object) -> None:
        self._run("pg_ctl", "--wait", "--silent", "--mode=immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    async def create(self, name: str) -> str:
        """An empty database with the means of its rivals; gives its address."""
        async with self._connected("postgres") as connection:
            await connection.execute(f'CREATE DATABASE "{name}"')
        async with self._connected(name) as connection:
            await connection.execute("CREATE EXTENSION pg_trgm")
        return f"postgres://postgres@/{name}?host={self._folder}"

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _user(self) -> tuple[str, str] | None:
        """Who runs it: it refuses to be run by root."""
        return ("postgres", "postgres") if os.geteuid() == 0 else None

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), f"--pgdata={self._data}", *arguments]
        user = {"user": self._user[0], "group": self._user[1], "extra_groups": ()} if self._user else {}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder, **user)  # type: ignore[call-overload]  # by name

    @asynccontextmanager
    async def _connected(self, database: str) -> AsyncIterator[asyncpg.Connection]:
        connection = await asyncpg.connect(host=str(self._folder), user="postgres", database=database)
        try:
            yield connection
        finally:
            await connection.close()
