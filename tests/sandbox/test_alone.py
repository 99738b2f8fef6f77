"""The sandbox as a program of its own: what it says, and what it says when it cannot start."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from school21_bot.sandbox.__main__ import main
from school21_bot.sandbox.running import listen
from tests.patience import PATIENCE_SECONDS

PROGRAM = [sys.executable, "-m", "school21_bot.sandbox"]


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """How the program ends with these words, and its last line."""
    with pytest.raises(SystemExit) as ended:
        main([*words])
    assert isinstance(ended.value.code, int)
    return ended.value.code, capsys.readouterr().err.strip().splitlines()[-1]


def test_it_says_where_it_is_and_ends_when_interrupted() -> None:
    with subprocess.Popen([*PROGRAM, "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines: list[str] = []
        while "Ctrl+C ends it.\n" not in lines:
            lines.append(process.stdout.readline())
        text = "".join(lines)
        url = re.search(r"http://127\.0\.0\.1:\d+", text)
        assert url is not None
        assert "token 42:sandbox" in text
        with urlopen(f"{url[0]}/bot42:sandbox/getMe") as answer:
            assert answer.status == 200
        process.send_signal(2)
        assert process.wait(PATIENCE_SECONDS) == 0


def test_its_help_names_every_option_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    for option in ("--port", "--token", "--data", "--limits", "--quiet", "examples:"):
        assert option in text


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        (["--port", "70000"], "--port: a number from 0 to 65535 is needed, e.g. 8021"),
        (["--port", "eight"], "argument --port: invalid int value: 'eight'"),
        (["--token", "nonsense"], "--token: a number, a colon and letters are needed, e.g. 42:sandbox"),
        (["--colour"], "unrecognized arguments: --colour"),
    ],
)
def test_wrong_words_are_told(capsys: pytest.CaptureFixture[str], words: list[str], trouble: str) -> None:
    code, line = said(capsys, *words)
    assert code == 2
    assert line.endswith(trouble)


def test_a_taken_port_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with listen(0) as taken:
        port = taken.getsockname()[1]
        assert said(capsys, "--port", str(port)) == (1, f"port {port} is taken; choose another one with --port")


def test_a_folder_that_is_no_folder_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    code, line = said(capsys, "--port", "0", "--data", str(tmp_path / "file"))
    assert code == 1
    assert re.fullmatch(r"--data: .*file.* cannot be used: .+", line)


@pytest.mark.parametrize("content", ["{", "{}", "[1]", '{"users": [1]}'])
def test_a_memory_that_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str) -> None:
    file = tmp_path / "sandbox.json"
    file.write_text(content)
    code, line = said(capsys, "--port", "0", "--data", str(tmp_path))
    assert (code, line) == (1, f"--data: {file} is not what a sandbox has written; move it away")
    assert file.read_text() == content
