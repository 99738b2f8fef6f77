"""A PostgreSQL server with its extensions, as Debian packs it: that of the tests comes without pg_trgm."""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # ships no types

_PROGRAMS = "usr/lib/postgresql/*/bin/pg_ctl"
_USERS = ("postgres", "nobody")


def server_programs() -> Path | None:
    """Where the programs of the latest server are; None if there is none."""
    found = sorted(Path("/").glob(_PROGRAMS), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@asynccontextmanager
async def running_server(programs: Path) -> AsyncIterator[Any]:
    """A new server on a socket of its own; gives a connection to it."""
    folder = Path(tempfile.mkdtemp(prefix="s21q", dir="/tmp"))
    user = _user_of_a_server()
    if user:
        shutil.chown(folder, user)
    options = f"-c listen_addresses='' -k {folder} -c fsync=off -c synchronous_commit=off -c shared_buffers=256MB"

    async def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *arguments]
        nowhere = subprocess.DEVNULL
        await asyncio.to_thread(
            subprocess.run, command, check=True, user=user, cwd=folder, stdout=nowhere, stderr=nowhere
        )

    try:
        # In the locale C letters of other alphabets are none, and pg_trgm knows no Russian.
        await run("initdb", "--auth=trust", "--username=bench", "--encoding=UTF8", "--locale=C.UTF-8")
        await run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
        try:
            connection = await asyncpg.connect(host=str(folder), user="bench", database="postgres")
            try:
                yield connection
            finally:
                await connection.close()
        finally:
            await run("pg_ctl", "stop", "-w", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user_of_a_server() -> str | None:
    """A server refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(user for user in _USERS if user in known)
