"""`school21-bot dump`: what a person with a shell does, without Redis."""

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from school21_bot.dumps.models import Import
from school21_bot.people.models import Person
from tests import forks
from tests.dumps.kit import original, user

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(database_url: str, tmp_path: Path) -> Run:
    """Run a command in a folder of its own; the terminal is nobody."""

    def command(*arguments: str) -> "subprocess.CompletedProcess[str]":
        variables = {"DATABASE_URL": database_url, "DATA_DIR": str(tmp_path / "data"), "REDIS_URL": ""}
        return forks.command("dump", *arguments, environment=variables, folder=tmp_path)

    return command


async def test_a_community_moves_over_and_leaves_again_as_a_sealed_file(
    run: Run, tmp_path: Path, database: None
) -> None:
    (tmp_path / "old.json").write_bytes(original([user(1), user(2), user(3, team_name="x" * 300), user(1)]))
    (tmp_path / "pass").write_text("correct horse\n")
    checked = run("check", "old.json")
    assert checked.stdout.splitlines()[0] == (
        "4 people: 2 new, 0 changed, 0 unchanged, 1 duplicate, 0 conflict, 1 invalid"
    )
    assert "entry 3: invalid team too-long" in checked.stdout
    assert await Person.all().count() == 0
    taken = run("import", "old.json", "--yes", "--update")
    assert (taken.returncode, taken.stdout.splitlines()[-1]) == (0, "2 people imported.")
    assert await Person.all().count() == 2
    exported = run("export", "--output", "dump.age", "--passphrase-file", "pass")
    assert (exported.returncode, exported.stdout) == (0, "2 people: dump.age\n")
    assert stat.S_IMODE((tmp_path / "dump.age").stat().st_mode) == 0o600
    again = run("check", "dump.age", "--passphrase-file", "pass")
    assert "2 people: 0 new, 0 changed, 2 unchanged" in again.stdout
    assert await Import.exclude(slot=None).count() == 0


def test_what_is_wrong_is_said_in_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("This is no dump")
    for arguments, words in (
        (("check", "nothing.json"), "nothing.json is not a file"),
        (("check", "."), ". is not a file"),
        (("check", "text"), "this is not JSON"),
        (("export", "--output", "text", "--plain"), "text is there already"),
        (("export",), "A passphrase is needed"),
        (("export", "--passphrase-file", "nothing"), "no passphrase can be read"),
        (("export", "--passphrase-file", "/dev/null"), "at least 8 signs"),
    ):
        answer = run(*arguments)
        assert (answer.returncode, answer.stdout) == (2, "")
        assert words in answer.stderr
        assert answer.stderr.count("\n") == 1
