"""A supervisor in a process of its own, with children that do what a test needs, and a view of who is alive."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from school21_bot.settings import Settings
from tests.dashboards import free_port
from tests.patience import PATIENCE_SECONDS

FOLDER = Path(__file__).parent


def wait_until(holds: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Wait for something that happens in another process."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} seconds for this: {what}"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be collected does not."""
    try:
        return _stat(pid)[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def descendants(pid: int) -> set[int]:
    """The children of a process, their children, and so on."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and is_alive(int(entry.name)):
            try:
                parents[int(entry.name)] = int(_stat(int(entry.name))[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
    found: set[int] = set()
    young = {pid}
    while young:
        young = {child for child, parent in parents.items() if parent in young} - found
        found |= young
    return found


def name_of(pid: int) -> str:
    return Path(f"/proc/{pid}/comm").read_text().strip()


def _stat(pid: int) -> list[str]:
    # The name in parentheses may hold spaces.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


class Program:
    """A program of ours in a process of its own, with all that it writes."""

    def __init__(self, *command: str, variables: dict[str, str] | None = None, folder: Path | None = None) -> None:
        self._command = command
        self._variables = variables or {}
        self._folder = folder
        self.lines: list[str] = []

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            self._command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **self._variables},
            cwd=self._folder,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._family: set[int] = set()
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        for pid in self._family | self.family() | {self.process.pid}:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def family(self) -> set[int]:
        """All processes that this one has started; remembered, so that a failed test leaves none behind."""
        found = descendants(self.process.pid)
        self._family |= found
        return found

    def says(self, text: str, seconds: float = PATIENCE_SECONDS) -> None:
        wait_until(lambda: text in self.text or not self._reader.is_alive(), f"{text!r} in the output", seconds)
        self.family()
        assert text in self.text, f"{text!r} is not in the output:\n{self.text}"

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def ends(self) -> int:
        """Wait for the end; gives the exit code."""
        code = self.process.wait(PATIENCE_SECONDS)
        self._reader.join(PATIENCE_SECONDS)
        return code

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))


def system_of(*children: str) -> Program:
    """A supervisor over dummies, each written as "name:behaviour" (see dummy.py)."""
    return Program(sys.executable, str(FOLDER / "dummy_system.py"), *children)


def valkey_on(folder: Path) -> Program:
    """A supervisor over nothing but a Valkey; greets with its address."""
    return Program(sys.executable, str(FOLDER / "valkey_system.py"), str(folder))


def demo_in(folder: Path, port: int, *options: str, variables: dict[str, str] | None = None) -> Program:
    """The demo as a whole, with its data in a folder, on a port, and without any setting of this machine."""
    unset = dict.fromkeys((name.upper() for name in Settings.model_fields), "")
    command = [sys.executable, "-m", "school21_bot.cli", "demo", *options]
    ports = {"SANDBOX_PORT": str(port), "DASHBOARD_PORT": str(free_port()), "WEB_PORT": str(free_port())}
    return Program(*command, variables={**unset, **ports, **(variables or {})}, folder=folder)
