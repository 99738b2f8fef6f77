"""`school21-bot settings`: what a person with a shell does."""

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from school21_bot import audit
from school21_bot.audit import Action, Filter
from school21_bot.storage import fetch
from tests import forks

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(database_url: str, tmp_path: Path) -> Run:
    """Run a command; `typed` is its standard input."""

    def command(*arguments: str, typed: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
        variables = {"DATABASE_URL": database_url, "DATA_DIR": str(tmp_path / "data"), "REDIS_URL": ""}
        return forks.command("settings", *arguments, environment=variables | environment, typed=typed)

    return command


async def test_a_value_is_saved_listed_and_given_back(run: Run, database: None) -> None:
    assert "QUIET_HOURS          21-09\n" in run("list").stdout
    assert (
        run("set", "quiet_hours", "22-08").stdout == "QUIET_HOURS          22-08  (saved; in the environment: 21-09)\n"
    )
    assert "QUIET_HOURS          22-08  (saved; in the environment: 23-07)\n" in run("list", QUIET_HOURS="23-07").stdout
    (entry,) = (await audit.page(Filter(action=Action.SETTING_SAVED), 0)).lines
    assert (entry.via, entry.details) == ("command-line", {"setting": "quiet_hours", "value": "22-08"})
    assert run("reset", "QUIET_HOURS").stdout == "QUIET_HOURS          21-09\n"


async def test_a_text_is_read_from_the_standard_input_and_not_repeated(run: Run, database: None) -> None:
    text = "<b>Hello</b>\nand welcome &amp; all"
    done = run("set", "WELCOME_EN", "-", typed=f"{text}\n")
    assert (
        done.stdout
        == f"WELCOME_EN           a text of {len(text)} characters  (saved; in the environment: the bot's own text)\n"
    )
    assert await fetch("SELECT value FROM setting") == [{"value": text}]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("QUIET_HOURS", "always", "QUIET_HOURS: is not two hours from 00 to 23 with a dash between them. For example"),
        ("WELCOME_EN", "<b>x", "WELCOME_EN: leaves a tag open: b. For example: <b>Welcome!</b>"),
        ("REGISTRATION", "closed", "REGISTRATION: Input should be 'open' or 'approval'. For example: open"),
        ("BOT_TOKEN", "x", "BOT_TOKEN: is no setting that can be changed while the bot runs. Those are: REGISTRATION,"),
    ],
)
async def test_a_wrong_one_is_explained(run: Run, database: None, name: str, value: str, says: str) -> None:
    done = run("set", name, value)
    assert done.returncode == 2
    assert done.stderr.startswith(says)
    assert await fetch("SELECT 1 FROM setting") == []


async def test_a_saved_value_that_fits_no_more_is_said_to_be(run: Run, database: None) -> None:
    run("set", "DIGEST", "daily")
    await fetch("UPDATE setting SET value = 'hourly'")
    assert "DIGEST               off  (the saved value cannot be used any more" in run("list").stdout


async def test_killed_before_the_end_nothing_is_saved_and_nothing_written_down(run: Run, database: None) -> None:
    done = run("set", "DIGEST", "daily", FAILPOINT="settings:before-commit=kill")
    assert done.returncode == -signal.SIGKILL
    assert await fetch("SELECT 1 FROM setting") == []
    assert (await audit.page(Filter(), 0)).total == 0
    assert run("set", "DIGEST", "daily").returncode == 0
