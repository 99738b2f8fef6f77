"""Debian's own nginx, PostgreSQL and Redis, each started for the tests on a port and in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as NotThere

from tests.dashboards import free_port
from tests.patience import PATIENCE_SECONDS

MISSING = "is not installed: the tests of the whole topology did NOT run"
PACKAGES = {"nginx": "nginx-light", "redis-server": "redis-server", "initdb": "postgresql"}
"""Programs and the packages that bring them."""


def program(name: str) -> str:
    """Where a program of Debian's is; without it the test is skipped, or fails where everything has to be there."""
    places = [*os.environ["PATH"].split(":"), "/usr/sbin"]
    if name == "initdb":
        # The wheel of the other tests brings a PostgreSQL, too; this asks for Debian's, the newest.
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: int(place.parent.name))
        places = [str(place) for place in reversed(found)]
    path = shutil.which(name, path=":".join(places)) if places else None
    if path is None:
        missing = f"{name} {MISSING} (apt-get install {PACKAGES[name]})"
        if os.environ.get("REQUIRE_SERVERS"):
            pytest.fail(missing)
        pytest.skip(missing)
    return path


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Come back once it is so."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


@contextmanager
def running(command: list[str], log: Path, **environment: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process until the end of the block; what it writes goes into the log."""
    with log.open("ab") as written:
        process = subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=written, stderr=written, stdin=subprocess.DEVNULL
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(40)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Redis; gives its address."""
    port = free_port()
    command = [program("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    url = f"redis://127.0.0.1:{port}/0"
    with running([*command, "--appendonly", "yes", "--save", ""], folder / "redis.log"), Redis.from_url(url) as client:

        def answers() -> bool:
            try:
                return bool(client.ping())
            except NotThere:
                return False

        wait_until(answers, "Redis does not start")
        yield url


@contextmanager
def postgres(user: str, database: str, password: str) -> Iterator[int]:
    """PostgreSQL that asks for the password over TCP; gives its port."""
    programs = Path(program("initdb")).parent
    port = free_port()
    # A folder that its user can reach: it refuses to be run by root.
    folder = Path(tempfile.mkdtemp(prefix="s21deb", dir="/tmp"))
    secret = folder / "password"
    secret.write_text(password)
    root = os.geteuid() == 0
    if root:
        for path in (folder, secret):
            shutil.chown(path, "postgres", "postgres")

    def run(name: str, *arguments: str) -> None:
        as_user = {"user": "postgres", "group": "postgres", "extra_groups": ()} if root else {}
        command = [str(programs / name), f"--pgdata={folder / 'data'}", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **as_user)  # type: ignore[call-overload]  # by name

    try:
        run(
            "initdb", "--auth=scram-sha-256", f"--username={user}", f"--pwfile={secret}", "--encoding=UTF8", "--no-sync"
        )
        with (folder / "data" / "postgresql.conf").open("a") as config:
            config.write(
                f"listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{folder}'\nfsync = off\n"
            )
        run("pg_ctl", "--wait", "--silent", "start", f"--log={folder / 'log'}")
        try:
            environment = {**os.environ, "PGPASSWORD": password}
            create = [str(programs / "createdb"), f"--host={folder}", f"--port={port}", f"--username={user}", database]
            subprocess.run(create, check=True, env=environment)
            yield port
        finally:
            run("pg_ctl", "--wait", "--silent", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def certificate(folder: Path, *names: str) -> Path:
    """A folder with fullchain.pem and privkey.pem for these names, signed by themselves."""
    made = folder / "certificates"
    made.mkdir()
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=school21"]
    command += ["-addext", "subjectAltName=" + ",".join(f"DNS:{name}" for name in names)]
    command += ["-keyout", str(made / "privkey.pem"), "-out", str(made / "fullchain.pem")]
    subprocess.run(command, check=True, capture_output=True)
    return made
