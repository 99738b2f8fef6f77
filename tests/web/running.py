"""The process `school21-bot web`, as a server starts it."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from school21_bot.settings import Settings
from school21_bot.system import variables_of
from tests.patience import PATIENCE_SECONDS

ROOT = Path(__file__).parents[2]


@contextmanager
def web(settings: Settings, log: Path, **environment: str) -> Iterator["subprocess.Popen[bytes]"]:
    """The process, ready to answer, until the end of the block; if it still runs then, it has to leave in peace."""
    unset = {name.upper() for name in Settings.model_fields}
    rest = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, "-m", "school21_bot.cli", "--env-file=", "web"]
    with log.open("ab") as written:
        process = subprocess.Popen(
            command, env={**rest, **variables_of(settings), **environment}, cwd=ROOT, stdout=written, stderr=written
        )
    try:
        _wait_for(process, settings, log)
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            assert process.wait(PATIENCE_SECONDS) == 0


def _wait_for(process: "subprocess.Popen[bytes]", settings: Settings, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{settings.web_port}/readyz", timeout=PATIENCE_SECONDS
            ) as answer:
                assert answer.status == 200
                return
        except (urllib.error.URLError, OSError):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the web process does not get ready"
            time.sleep(0.1)
