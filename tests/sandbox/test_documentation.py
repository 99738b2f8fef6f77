"""`docs/sandbox.md` is true: its bot is tested by its tests, in a folder of their own, and its commands are known."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from school21_bot.sandbox.__main__ import main
from school21_bot.sandbox.faults import KINDS
from tests.house.source import ROOT

DOCUMENT = (ROOT / "docs" / "sandbox.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The pieces of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)


def test_the_bot_of_the_document_passes_the_tests_of_the_document(tmp_path: Path) -> None:
    for code in [*blocks("python"), *blocks("ini")]:
        name, _, rest = code.removeprefix("# ").partition("\n")
        (tmp_path / name).write_text(rest, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout[-3000:]
    number = (tmp_path / "test_greeter.py").read_text().count("async def test_")
    assert re.search(rf"\b{number} passed", ran.stdout)


def test_the_bot_of_the_document_has_ten_lines() -> None:
    bot = next(code for code in blocks("python") if code.startswith("# greeter.py"))
    assert len([line for line in bot.splitlines()[1:] if line]) == 10


def test_every_kind_of_fault_is_documented() -> None:
    table = [line for line in DOCUMENT.splitlines() if line.startswith("| `")]
    assert {kind for line in table for kind in re.findall(r"`(\w+)`", line.split("|")[1])} == set(KINDS)


@pytest.mark.parametrize("command", [line for block in blocks("sh") for line in block.splitlines()])
def test_every_command_of_the_document_is_known(command: str) -> None:
    program, *words = shlex.split(command)
    assert (program, words[:2]) == ("python", ["-m", "school21_bot.sandbox"])
    with pytest.raises(SystemExit) as ended:
        main([*words[2:], "--help"])
    assert ended.value.code == 0
