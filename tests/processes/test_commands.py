"""What the commands say before they start anything."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from school21_bot.settings import Settings
from tests import forks
from tests.processes.kit import Program, valkey_on

TOKEN = "123456789:AAExampleExampleExampleExampleExample"


def _variables(**given: str) -> dict[str, str]:
    rest = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    return {**rest, **given}


def _command(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    # A setting that is empty is none.
    unset = dict.fromkeys((name.upper() for name in Settings.model_fields), "")
    return forks.command(*arguments, environment=unset | variables, folder=folder, env_file=".env")


@pytest.mark.parametrize("command", ["run", "worker"])
def test_without_a_token_it_is_said_where_to_get_one(tmp_path: Path, command: str) -> None:
    done = _command(tmp_path, command)

    assert done.returncode == 2
    assert done.stderr.startswith("BOT_TOKEN: is missing; @BotFather gives one. For example: BOT_TOKEN=")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["bot", "worker", "web"])
def test_alone_without_redis_it_is_said_which_command_brings_its_own(tmp_path: Path, command: str) -> None:
    done = _command(tmp_path, command, BOT_TOKEN=TOKEN)

    assert done.returncode == 2
    assert done.stderr.startswith("REDIS_URL: is missing.")
    assert "school21-bot run" in done.stderr


def test_a_wrong_setting_is_a_sentence_and_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("REGISTRATION_TIMEOUT=soon\n")
    done = _command(tmp_path, "run")

    assert done.returncode == 2
    assert done.stderr == "REGISTRATION_TIMEOUT: not a duration. For example: REGISTRATION_TIMEOUT=6h\n"


def test_a_database_that_cannot_be_opened_is_a_sentence_and_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = _command(tmp_path, "migrate", DATABASE_URL=f"sqlite://{tmp_path}/file/school21.db")

    assert done.returncode == 2
    assert done.stderr.startswith("Cannot open the SQLite database")
    assert len(done.stderr.splitlines()) == 1


def test_migrating_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    assert "Applied 0_" in _command(tmp_path, "migrate").stdout
    assert _command(tmp_path, "migrate").stdout == "The database is up to date.\n"


def test_the_demo_on_a_taken_port_starts_nothing_and_names_another(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = _command(tmp_path, "demo", SANDBOX_PORT=str(port))

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"Port {port} is taken. Choose another: make demo SANDBOX_PORT=")


@pytest.mark.parametrize("command", ["demo", "run"])
def test_a_second_system_on_the_same_folder_is_refused_in_one_sentence(tmp_path: Path, command: str) -> None:
    with valkey_on(tmp_path) as first:
        first.says("unix://")
        done = _command(tmp_path, command, DATA_DIR=str(tmp_path), BOT_TOKEN=TOKEN)

    assert done.returncode == 2
    assert done.stderr.startswith(f"The system already runs on the data in {tmp_path}.")
    assert len(done.stderr.splitlines()) == 1


def test_a_redis_address_that_is_none_is_a_sentence_and_not_a_traceback(tmp_path: Path) -> None:
    done = _command(tmp_path, "worker", BOT_TOKEN=TOKEN, REDIS_URL="redis://localhost:port")

    assert done.returncode == 2
    assert done.stderr.startswith("REDIS_URL cannot be understood.")
    assert len(done.stderr.splitlines()) == 1


def test_a_worker_stops_when_it_is_asked_to(tmp_path: Path) -> None:
    with valkey_on(tmp_path / "valkey") as valkey:
        valkey.says("unix://")
        address = next(line for line in valkey.lines if line.startswith("unix://"))
        command = [sys.executable, "-m", "school21_bot.cli", "worker"]
        variables = _variables(BOT_TOKEN=TOKEN, REDIS_URL=address, DATA_DIR=str(tmp_path / "data"))
        with Program(*command, variables=variables, folder=tmp_path) as worker:
            worker.says("started")
            worker.send(signal.SIGTERM)

            assert worker.ends() == 0
            assert "stopped" in worker.lines[-1]


def test_help_needs_none_of_the_heavy_libraries(tmp_path: Path) -> None:
    program = (
        "import sys, school21_bot.cli as c; c._parser(); print({'tortoise', 'aiogram', 'pydantic'} & {*sys.modules})"
    )
    with Program(sys.executable, "-c", program, folder=tmp_path) as python:
        assert python.ends() == 0
        assert python.lines == ["set()"]
