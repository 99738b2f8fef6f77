"""The commands of the operators' page: typed as they stand there, on a machine whose root belongs to the test."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]  # ships no types

from school21_bot.cli import _parser
from school21_bot.sealing.kek import load_kek
from school21_bot.settings import Settings, load_settings
from tests.house.source import ROOT
from tests.programs import needed

PAGE = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
TOKEN = "123456789:AAExampleExampleExampleExampleExample"

PROGRAMS = {
    "sudo": 'exec "$@"',
    # What stands in for a clone is what a clone would bring.
    "git": f'cp -r "{ROOT}/compose.yaml" "{ROOT}/deploy" .',
    "certbot": """
live=$MACHINE/etc/letsencrypt/live/bot.example.com
mkdir -p "$live" && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=x \
    -keyout "$live/privkey.pem" -out "$live/fullchain.pem" 2>/dev/null""",
    "docker": 'echo "$*" >>"$MACHINE/docker"',
}


def commands(title: str) -> list[str]:
    """The blocks of shell commands below a heading."""
    section = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    found = next(one for one in section if one.startswith(f"{title}\n"))
    return re.findall(r"```sh\n(.*?)```", found, re.DOTALL)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A machine on which the ten commands were typed."""
    machine = tmp_path_factory.mktemp("machine")
    programs = machine / "bin"
    programs.mkdir()
    for name, text in PROGRAMS.items():
        (programs / name).write_text(f"#!/usr/bin/env bash\n{text}\n")
        (programs / name).chmod(0o755)
    typed = re.sub(r"(?<![\w.])/(opt|etc)/", rf"{machine}/\1/", commands("Install on a server")[0])
    subprocess.run(
        ["bash", "-euc", typed],
        input=f"{TOKEN}\n",
        env={"PATH": f"{programs}:/usr/bin:/bin", "USER": "root", "MACHINE": str(machine)},
        cwd=machine,
        check=True,
        text=True,
    )
    return machine


@pytest.fixture
def home(machine: Path) -> Path:
    return machine / "opt" / "school21-bot"


def test_they_are_ten() -> None:
    assert "Ten commands:" in PAGE
    assert len(commands("Install on a server")[0].strip().splitlines()) == 10


def test_they_make_every_secret_that_compose_hands_out_behind_a_closed_door(home: Path) -> None:
    assert {path.name for path in (home / "secrets").iterdir()} == set(COMPOSE["secrets"])
    assert home.stat().st_mode & 0o777 == 0o700
    readable = [*(home / "secrets").iterdir(), home / "certificates" / "privkey.pem"]
    assert {path.stat().st_mode & 0o777 for path in readable} == {0o444}


def test_what_they_write_is_accepted_as_settings(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    names = dict(line.split("=", 1) for line in (home / ".env").read_text().splitlines())
    told = COMPOSE["services"]["bot"]["environment"]
    for name, value in told.items():
        filled = re.sub(r"\$\{(\w+)[^}]*\}", lambda found: names[found[1]], value)
        monkeypatch.setenv(name, filled.replace("/run/secrets", str(home / "secrets")))
    settings = load_settings(env_file=str(home / ".env"))
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.admin_ids
    assert settings.webhook_url == "https://bot.example.com/telegram"
    assert re.fullmatch(r"postgres://school21:[0-9a-f]{64}@db:5432/school21", settings.database())
    assert load_kek(settings).source.startswith("ENCRYPTION_KEY_FILE")


def test_they_end_with_a_start_that_waits_until_all_is_well(machine: Path) -> None:
    assert (machine / "docker").read_text() == "compose up --detach --wait\n"


def test_the_settings_for_a_machine_without_docker_are_known() -> None:
    block = next(block for block in commands("Without Docker") if block.startswith("DATABASE_URL="))
    assert {line.partition("=")[0].lower() for line in block.splitlines()} <= set(Settings.model_fields)


def test_the_commands_without_docker_fill_in_all_of_nginx(tmp_path: Path) -> None:
    needed("envsubst")
    block = next(block for block in commands("Without Docker") if "envsubst" in block)
    lines = block.replace("\\\n", "").splitlines()
    exports = [line for line in lines if line.startswith("export")]
    filling = next(line for line in lines if line.startswith("envsubst")).partition("|")[0]
    done = subprocess.run(
        ["bash", "-euc", "\n".join([*exports, filling])], cwd=ROOT, capture_output=True, text=True, check=True
    )
    code = re.sub(r"^#.*", "", done.stdout, flags=re.MULTILINE)
    assert "server_name bot.example.com;" in code
    assert "${" not in code
    assert "$http_upgrade" in code


def test_every_unit_that_is_named_exists() -> None:
    named = set(
        re.findall(r"\b(school21-[a-z]+)(?:@\d+|\.timer|\.target|\b(?=[`\s]))", "".join(commands("Without Docker")))
    )
    units = {path.stem.rstrip("@") for path in (ROOT / "deploy" / "systemd").iterdir() if path.is_file()}
    assert named
    assert named <= units | {"school21-bot"}


def test_a_restore_stops_whoever_uses_the_database_and_starts_them_again() -> None:
    lines = next(block for block in commands("Backups") if "docker compose stop" in block).splitlines()
    ours = {name for name, service in COMPOSE["services"].items() if service.get("build")}
    assert set(lines[0].removeprefix("docker compose stop ").split()) == ours - {"migrate"}
    assert lines[-1].startswith("docker compose up --detach --wait")
    run = "docker compose run --rm --no-deps backup school21-bot "
    for line in (one.partition("#")[0].strip() for one in lines if one.startswith(run)):
        assert _parser().parse_args(line.removeprefix("docker compose run --rm --no-deps backup school21-bot ").split())


def test_whoever_has_no_docker_can_give_commands_by_hand(tmp_path: Path) -> None:
    """The shell function of the page starts a unit whose name becomes, once systemd has read it, the command."""
    block = next(block for block in commands("Without Docker") if "school21-hand@" in block)
    needed("systemd-escape")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in {"sudo": 'exec "$@"', "systemctl": f'echo "$2" >"{tmp_path}/unit"', "journalctl": ":"}.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o755)
    command = "backup restore /var/lib/school21-bot/backups/a-b.age --replace --yes"
    subprocess.run(
        ["bash", "-euc", f"{block.splitlines()[0]}\nby_hand {command}"],
        env={"PATH": f"{programs}:/usr/bin:/bin"},
        check=True,
    )
    unit = (tmp_path / "unit").read_text().strip()
    done = subprocess.run(
        ["systemd-escape", "--unescape", "--instance", unit], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == command
    for line in block.splitlines()[1:]:
        assert _parser().parse_args(line.partition("#")[0].split()[1:])
