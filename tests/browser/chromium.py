"""A real browser for the tests, and the eye that watches what its pages complain about."""

import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Page, Request

from tests.patience import PATIENCE_SECONDS

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    # Without a graphics card WebGL is slow, and what looks for it is warned about that in the console.
    "--disable-3d-apis",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
)


def chromium_path() -> str | None:
    """Where the browser is, if there is one."""
    return shutil.which("chromium")


class Chromium:
    """One browser process; tests connect to it, each from its own event loop."""

    def __init__(self, program: str, profile: Path) -> None:
        self._command = [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._port_file = profile / "DevToolsActivePort"

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.address = f"http://127.0.0.1:{self._port()}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _port(self) -> int:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            lines = self._port_file.read_text().splitlines() if self._port_file.exists() else []
            if len(lines) > 1:
                return int(lines[0])
            time.sleep(0.02)
        self._process.kill()
        raise RuntimeError("chromium did not start")


@dataclass
class Watch:
    """Collects what no page of ours may do: complain in the console, fail, or ask another host."""

    # A test that stops the server on purpose sets this: the browser itself then writes to the console.
    server_may_be_gone: bool = False
    # A test that ends the page's session sets this: what the page still asks for then is refused.
    may_be_refused: bool = False
    closed: bool = False
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Watch this page too."""
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._note(f"page error: {error}"))
        page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        if self.server_may_be_gone and "net::ERR_" in message.text:
            return
        if self.may_be_refused and "status of 401" in message.text:
            return
        self._note(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            self._note(f"request to another host: {request.url}")

    def _note(self, complaint: str) -> None:
        if not self.closed:
            self.complaints.append(complaint)
