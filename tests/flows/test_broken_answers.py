"""Answers that are not Telegram's, and updates that nobody can read: the bot goes on, and the log quotes nothing."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from school21_bot.app import Services
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.settings import Settings
from school21_bot.telegram import process
from school21_bot.telegram.opening import opened
from school21_bot.telegram.process import serve
from tests.flows.answers import begin
from tests.flows.communities import eventually
from tests.flows.conftest import Arrive
from tests.flows.logging import as_in_production
from tests.patience import PATIENCE_SECONDS

SECRET = "нечто личное"
PAGE = "<html><h1>502 Bad Gateway</h1>нечто личное</html>".encode()
NOT_UTF_8 = SECRET.encode("cp1251")


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[None]:
    """A bot that is there for a while only."""
    async with opened(settings) as everything:
        stop = asyncio.Event()
        serving = asyncio.create_task(serve(everything, stop))
        yield
        stop.set()
        await serving


@pytest.fixture(autouse=True)
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What the bot writes to its log."""
    with as_in_production():
        yield caplog


@pytest.mark.parametrize("body", [PAGE, NOT_UTF_8, b"", b"[]", b'{"ok": true, "result": 1}'])
async def test_a_page_of_a_proxy_in_place_of_updates_is_waited_out(
    body: bytes, sandbox: RunningSandbox, bot: Services, arrive: Arrive, logged: pytest.LogCaptureFixture
) -> None:
    person = await arrive()
    sandbox.fail_next("getUpdates", status=502 if body == PAGE else 200, body=body)
    await person.send("/start")
    await person.sees("Добро пожаловать")

    async def is_logged() -> bool:
        return "Telegram cannot be reached" in logged.text

    await eventually(is_logged)
    assert SECRET not in logged.text


async def test_a_page_of_a_proxy_in_place_of_an_edit_does_not_hold_the_person_up(
    sandbox: RunningSandbox, bot: Services, arrive: Arrive
) -> None:
    person = await arrive()
    await begin(person)
    sandbox.fail_next("editMessageText", status=502, body=PAGE)
    await person.send("ivanpetr")
    await person.sees("Шаг 2 из 5")


async def test_an_update_that_nobody_can_read_is_named_and_confirmed_and_the_others_are_handled(
    sandbox: RunningSandbox, settings: Settings, arrive: Arrive, logged: pytest.LogCaptureFixture
) -> None:
    person = await arrive()
    unreadable = sandbox.world.queue.next_id
    sandbox.world.queue.put("message", {"text": SECRET, "chat": "not a chat"})
    await person.send("/start")
    async with running(settings):
        await person.sees("Добро пожаловать")
        assert await person.sim.idle()
    assert SECRET not in logged.text
    lines = [line for line in logged.text.splitlines() if "an update cannot be read" in line]
    assert len(lines) == 1
    assert str(unreadable) in lines[0]


async def test_a_bot_that_starts_behind_a_broken_proxy_answers_as_soon_as_it_is_repaired(
    sandbox: RunningSandbox, settings: Settings, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "AGAIN_SECONDS", 0.1)
    person = await arrive()
    sandbox.fail_next("getMe", 5, status=502, body=PAGE)
    sandbox.fail_next("setMyCommands", 5, status=502, body=PAGE)

    async def are_announced() -> bool:
        return len(sandbox.world.commands) == 3

    async with running(settings):
        await person.send("/start")
        await person.sees("Добро пожаловать")
        await eventually(are_announced)


def test_a_command_that_breaks_writes_where_and_no_values(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"PRIVACY_URL=secret-value\xff\n")
    done = subprocess.run(
        [sys.executable, "-m", "school21_bot.cli", "migrate"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    written = done.stdout + done.stderr
    assert done.returncode == 1
    assert "UnicodeDecodeError" in written
    assert "dotenv.parser" in written
    assert "secret-value" not in written
    assert "Traceback" not in written
