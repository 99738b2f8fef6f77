"""What `make` says to somebody whose machine is not ready."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A project folder in which nothing is installed."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-runtime.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def _make(checkout: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": path or os.environ["PATH"]}
    for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "REQUIRE_BROWSER", "PYTHON"):
        environment.pop(name, None)
    return subprocess.run(
        ["make", *arguments], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )


def _without_uv(checkout: Path, **programs: str) -> str:
    """A PATH with the few programs that make needs, and some that only say what they are told to."""
    folder = checkout / "bin"
    folder.mkdir()
    for name in ("make", "sh", "touch", "awk"):
        (folder / name).symlink_to(shutil.which(name) or name)
    for name, script in programs.items():
        _script(folder / name, script)
    return str(folder)


def _script(file: Path, text: str) -> str:
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return str(file)


OLD = 'case "$2" in *print*) echo 3.9.2;; *) exit 1;; esac'
WITHOUT_VENV = 'case "$2" in *print*) echo 3.11.2;; *ensurepip*) exit 1;; esac'


def test_a_python_that_is_too_old_is_named_with_what_to_do(checkout: Path) -> None:
    old = _script(checkout / "old-python", OLD)
    done = _make(checkout, "demo", f"PYTHON={old}")

    assert done.returncode != 0
    assert f"Python 3.11 or newer is needed; {old} is 3.9.2. Install one (sudo apt-get install" in done.stderr
    assert not (checkout / ".venv").exists()


def test_a_machine_without_python_is_told_what_to_install(checkout: Path) -> None:
    done = _make(checkout, "demo", path=_without_uv(checkout))

    assert "Python 3.11 or newer is needed; there is none here." in done.stderr


def test_a_python_without_its_venv_module_is_said_with_the_package_to_install(checkout: Path) -> None:
    done = _make(checkout, "test", path=_without_uv(checkout, python3=WITHOUT_VENV))

    assert "python3 lacks its venv module. Install it, then repeat: sudo apt-get install python3-venv" in done.stderr


def test_a_fitting_python_is_preferred_to_an_old_default(checkout: Path) -> None:
    programs = {"python3": OLD, "python3.12": 'echo "$@" >>chosen; case "$2" in *print*) echo 3.12.1;; esac'}
    _make(checkout, "demo", path=_without_uv(checkout, **programs))

    assert "-m venv --clear .venv" in (checkout / "chosen").read_text()


def test_help_lists_every_target(checkout: Path) -> None:
    done = _make(checkout)
    makefile = (ROOT / "Makefile").read_text()
    targets = next(line for line in makefile.splitlines() if line.startswith(".PHONY:")).split()[1:]

    assert done.returncode == 0
    assert [line.split()[1] for line in done.stdout.splitlines()] == targets


def test_a_migration_without_a_name_is_refused(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / ".dev").touch()
    done = _make(checkout, "migration")

    assert "make migration NAME=add_invites" in done.stdout
    assert done.returncode != 0
