"""`school21-bot run` for a real token: the whole system on one machine, with the API when it has a port."""

import json
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from school21_bot.settings import Settings
from tests.dashboards import free_port
from tests.processes.kit import Program, wait_until

TOKEN = "123456789:AAExampleExampleExampleExampleExample"


@pytest.fixture
def telegram() -> Iterator[str]:
    """The address of a local Telegram that knows the token."""
    port = free_port()
    options = ["--quiet", "--port", str(port), "--token", TOKEN]
    with Program(sys.executable, "-m", "school21_bot.sandbox", *options):
        yield f"http://127.0.0.1:{port}"


def running(folder: Path, telegram: str, **variables: str) -> Program:
    """The system with its data in a folder, and without any setting of this machine."""
    unset = dict.fromkeys((name.upper() for name in Settings.model_fields), "")
    own = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram, "DASHBOARD_PORT": str(free_port())}
    command = [sys.executable, "-m", "school21_bot.cli", "--env-file", "", "run"]
    return Program(*command, variables={**unset, **own, **variables}, folder=folder)


def answer(url: str) -> tuple[int, bytes]:
    """The status, 0 if nobody listens, and what was answered."""
    try:
        with urllib.request.urlopen(url, timeout=10) as found:
            return found.status, found.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read()
    except OSError:
        return 0, b""


def test_with_a_port_for_it_the_api_runs_beside_the_bot(tmp_path: Path, telegram: str) -> None:
    api = f"http://127.0.0.1:{(port := free_port())}"
    with running(tmp_path, telegram, WEB_PORT=str(port)) as system:
        wait_until(lambda: answer(f"{api}/readyz")[0] == 200, "the API")
        status, schema = answer(f"{api}/api/v1/openapi.json")
        assert (status, "/members" in json.loads(schema)["paths"]) == (200, True)
        assert answer(f"{api}/api/v1/members")[0] == 401
        system.says("bot=@")
        assert "uvicorn" not in system.text, "the log is ours alone"
        system.send(signal.SIGTERM)
        assert system.ends() == 0
        assert answer(f"{api}/readyz")[0] == 0


def test_without_one_there_is_no_api(tmp_path: Path, telegram: str) -> None:
    with running(tmp_path, telegram) as system:
        system.says("bot=@")
        wait_until(lambda: "dashboard" in system.text, "the dashboard")
        assert not any(line.startswith("web ") for line in system.lines)
        system.send(signal.SIGTERM)
        assert system.ends() == 0
