"""The real dashboard in a process of its own, and those who sign in to it."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from school21_bot.access import StaffRole, in_the_bot
from school21_bot.app import Services, open_services
from school21_bot.settings import Settings

OWNER = 9_001
START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A dashboard that runs, and the settings that it runs with."""

    url: str
    settings: Settings


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard on SQLite, one for all tests of a worker."""
    folder = tmp_path_factory.mktemp("dashboard")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    variables = {"DATA_DIR": str(folder / "data"), "ADMIN_IDS": str(OWNER), "DASHBOARD_PORT": str(port)}
    unset = dict.fromkeys((name.upper() for name in Settings.model_fields), "")
    unset = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, "-m", "school21_bot.cli", "--env-file=", "dashboard"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env={**unset, **variables}, stdout=log, stderr=log)
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        data_dir=folder / "data",
        admin_ids=(OWNER,),
        dashboard_port=port,
    )
    try:
        _wait_for(process, port, folder / "log")
        yield Dashboard(settings.dashboard(), settings)
    finally:
        process.terminate()
        assert process.wait(30) == 0


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the dashboard does not start"
            time.sleep(0.1)


@pytest.fixture
async def staff(dashboard: Dashboard) -> AsyncIterator[Services]:
    """The services on the dashboard's database."""
    async with open_services(dashboard.settings) as services:
        yield services


SignIn = Callable[..., Awaitable[aiohttp.ClientSession]]


@pytest.fixture
async def sign_in(dashboard: Dashboard, staff: Services) -> AsyncIterator[SignIn]:
    """A function that gives a browser of somebody signed in: the owner, or an analyst with the id given."""
    browsers: list[aiohttp.ClientSession] = []

    async def enter(analyst: int | None = None) -> aiohttp.ClientSession:
        actor = in_the_bot(1, OWNER)
        if analyst is not None:
            await staff.access.grant(actor, analyst, StaffRole.ANALYST)
            actor = in_the_bot(analyst, analyst)
        browser = stranger()
        browsers.append(browser)
        answer = await post(browser, dashboard.url, "/login", secret=await staff.sessions.invite(actor, "ru"))
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        return browser

    yield enter
    for browser in browsers:
        await browser.close()
    await asyncio.sleep(0)


def stranger() -> aiohttp.ClientSession:
    """A browser without a session."""
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


async def post(browser: aiohttp.ClientSession, url: str, path: str, **fields: str) -> aiohttp.ClientResponse:
    """Send a form as the dashboard's own page does."""
    headers = {"Origin": url}
    async with browser.post(url + path, data=fields, headers=headers, allow_redirects=False) as answer:
        await answer.read()
        return answer
