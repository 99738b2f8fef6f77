"""The real dashboard in a process of its own."""

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from school21_bot.settings import Settings
from tests.patience import PATIENCE_SECONDS

ROOT = Path(__file__).parents[1]
OWNER = 9_001
_given: set[int] = set()


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A dashboard that runs, the settings that it runs with, what it writes, and its process."""

    url: str
    settings: Settings
    log: Path
    pid: int


def settings_of_dashboard(folder: Path) -> Settings:
    """The settings of a dashboard on SQLite, at a port that is free."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        data_dir=folder / "data",
        admin_ids=(OWNER,),
        dashboard_port=free_port(),
        # Named, because the ORM leaves TIMEZONE=UTC in the environment.
        timezone="Europe/Moscow",
    )


def free_port() -> int:
    """A port of those that no connection is given by chance: between the look and the start nobody takes it.

    Each process of the tests has its own to choose from, and gives none to two.
    """
    own = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 12
    while True:
        port = 20_000 + 1_000 * own + random.randrange(1_000)
        if port in _given:
            continue
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            _given.add(port)
            return port


@contextmanager
def running(settings: Settings, log: Path, module: str = "school21_bot.cli") -> Iterator[Dashboard]:
    """The dashboard's process, until the end of the block; it has to leave in peace."""
    process = _start(settings, log, module)
    try:
        _wait_for(process, settings.dashboard_port, log)
        yield Dashboard(settings.dashboard(), settings, log, process.pid)
    finally:
        process.terminate()
        assert process.wait(PATIENCE_SECONDS) == 0


def _start(settings: Settings, log: Path, module: str) -> "subprocess.Popen[bytes]":
    variables = {
        "DATA_DIR": str(settings.data_dir),
        "ADMIN_IDS": str(OWNER),
        "DASHBOARD_PORT": str(settings.dashboard_port),
        "TIMEZONE": settings.timezone,
        "COMMUNITY_CHAT_ID": str(settings.community_chat_id or ""),
    }
    unset = {name.upper() for name in Settings.model_fields}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, "-m", module, "--env-file=", "dashboard"]
    with log.open("ab") as written:
        return subprocess.Popen(command, env={**environment, **variables}, cwd=ROOT, stdout=written, stderr=written)


def _wait_for(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the dashboard does not start"
            time.sleep(0.1)
