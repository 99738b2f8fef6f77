"""What the Dockerfile copies is enough: a package built of it alone knows its commands, texts and migrations."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.source import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COPIED = [name for line in re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `pip install` puts into the image of our own code."""
    context, folder = tmp_path_factory.mktemp("context"), tmp_path_factory.mktemp("installed")
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, context / name)
    hatchling = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(hatchling, cwd=context, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder)
    return folder


def _run(installed: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    # Its own code stands before the one that is linked into this environment.
    program = f"import sys; sys.path.insert(0, {str(installed)!r}); from school21_bot.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-P", "-c", program, "--env-file=", *arguments],
        cwd=installed,
        env={"PATH": "/usr/bin:/bin", "DATA_DIR": str(installed / "data"), "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_image_is_given_everything_that_it_copies() -> None:
    let_through = {line[1:] for line in (ROOT / ".dockerignore").read_text().split() if line.startswith("!")}
    assert set(COPIED) == let_through


def test_a_database_is_brought_up_to_date_by_what_is_in_the_image(installed: Path) -> None:
    done = _run(installed, "migrate")
    assert done.returncode == 0, done.stderr
    newest = max((ROOT / "migrations" / "models").glob("*.py"), key=lambda path: int(path.name.partition("_")[0]))
    assert f"Applied {newest.name}" in done.stdout


def test_every_file_of_the_code_and_every_text_is_in_the_image(installed: Path) -> None:
    def inside(folder: Path) -> set[str]:
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}

    package = installed / "school21_bot"
    assert inside(ROOT / "src" / "school21_bot") <= inside(package)
    assert inside(ROOT / "dialogs") <= inside(installed / "dialogs")
    assert inside(ROOT / "locales") == inside(package / "_bundled" / "locales")
    assert inside(ROOT / "migrations") == inside(package / "_bundled" / "migrations")


def test_the_processes_of_the_image_can_be_loaded(installed: Path) -> None:
    done = _run(installed, "bot")
    assert done.returncode == 2
    assert done.stderr.startswith("BOT_TOKEN: is missing")
