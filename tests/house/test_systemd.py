"""The units of systemd: read by systemd itself, and alike with what compose and nginx say."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]  # ships no types

from tests.house.source import ROOT
from tests.programs import needed

UNITS = ROOT / "deploy" / "systemd"
SERVICES = {path.name: path.read_text(encoding="utf-8") for path in UNITS.glob("*.service")}
COMMON = (UNITS / "school21-.service.d" / "common.conf").read_text(encoding="utf-8")
# Of 10, the worst; systemd calls up to 2 fine.
MOST_EXPOSED = 2.0


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units, with the program of this checkout in place of the installed one."""
    needed("systemd-analyze")
    folder = tmp_path / "units"
    shutil.copytree(UNITS, folder)
    for path in folder.glob("*.service"):
        program = str(Path(sys.executable).with_name("school21-bot"))
        path.write_text(path.read_text().replace("/opt/school21-bot/.venv/bin/school21-bot", program))
    return folder


def analyze(units: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:"}
    return subprocess.run(["systemd-analyze", *arguments], env=environment, capture_output=True, text=True, check=False)


def names() -> list[str]:
    return [path.name.replace("@.", "@8041.") for path in UNITS.iterdir() if path.is_file()]


def test_systemd_finds_nothing_wrong_with_the_units(units: Path) -> None:
    done = analyze(units, "verify", "--man=no", *names())
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", [name for name in names() if name.endswith(".service")])
def test_a_process_may_do_little_on_its_machine(units: Path, name: str) -> None:
    done = analyze(units, "security", "--no-pager", "--offline=yes", name)
    exposed = re.search(r"Overall exposure level for \S+: (\S+)", done.stdout)
    assert exposed, done.stderr
    assert float(exposed[1]) <= MOST_EXPOSED


def test_every_secret_of_compose_is_handed_over_as_a_file() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    handed = dict(re.findall(r"^LoadCredential=(\w+):/etc/school21-bot/secrets/(\w+)$", COMMON, re.MULTILINE))
    assert handed == {name: name for name in compose["secrets"]}
    assert set(re.findall(r"^Environment=(\w+_FILE)=%d/\w+$", COMMON, re.MULTILINE)) == {
        f"{name.upper()}_FILE" for name in handed
    }


@pytest.mark.parametrize("name", SERVICES)
def test_what_all_have_in_common_is_said_once(name: str) -> None:
    """What stands in the common part is read after the unit, and would win without a word."""
    said = set(re.findall(r"^(\w+)=", SERVICES[name], re.MULTILINE)) & set(re.findall(r"^(\w+)=", COMMON, re.MULTILINE))
    assert said <= {"Environment"}


def test_nginx_asks_at_the_ports_that_the_units_are_named_by() -> None:
    places = (ROOT / "deploy" / "nginx" / "machine.conf").read_text(encoding="utf-8")
    examples = {
        port
        for name, text in SERVICES.items()
        if name.split("@")[0] in {"school21-bot", "school21-dashboard", "school21-web"}
        for port in re.findall(r"@(\d+)", text)
    }
    assert set(re.findall(r"server 127\.0\.0\.1:(\d+) ", places)) == examples
