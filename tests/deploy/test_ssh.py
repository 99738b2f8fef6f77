"""A version is brought to a server, and taken back when it does not get ready; the server and Docker are pretended.

The pretended `docker` keeps its containers in a folder, as `name version` each, and does what the file `trouble` says.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.source import ROOT

SSH = """#!/usr/bin/env bash
echo "$1" >>"$SERVER/asked"
shift
exec bash -c "$*"
"""

DOCKER = r"""#!/usr/bin/env bash
# Containers are files in $SERVER/containers: SERVICE-NUMBER, with the version in it.
version=$(sed -n 's/^SCHOOL21_VERSION=//p' .env)
echo "$version: $*" >>"$SERVER/calls"
if [[ -s $SERVER/trouble ]] && echo "$version: $*" | grep -Eqf "$SERVER/trouble"; then exit 1; fi
cd "$SERVER/containers"
case "$*" in
    "compose ps --quiet "*) ls | grep "^$4-" ;;
    "compose up "*"--scale"*)
        scale=$(echo "$*" | grep -Eo '[a-z]+=[0-9]+')
        for ((n = 1, there = $(ls | grep -c "^${scale%=*}-"); there < ${scale#*=}; n++)); do
            [[ -e ${scale%=*}-$n ]] || { echo "$version" >"${scale%=*}-$n"; there=$((there + 1)); }
        done ;;
    "compose up "*) for one in *; do echo "$version" >"$one"; done ;;
    "rm "*) shift; rm "$@" ;;
esac
exit 0
"""


class Server:
    """A folder that stands for a server with version 1.0 on it, and programs that stand for ssh and docker."""

    def __init__(self, folder: Path) -> None:
        self.home, self._programs, self._state = folder / "home", folder / "bin", folder / "state"
        for one in (self.home, self._programs, self._state / "containers"):
            one.mkdir(parents=True)
        for name, text in {"ssh": SSH, "docker": DOCKER}.items():
            (self._programs / name).write_text(text)
            (self._programs / name).chmod(0o755)
        (self.home / ".env").write_text("ADMIN_IDS=1\nSCHOOL21_VERSION=1.0\nTIMEZONE=Europe/Moscow\n")
        (self.home / ".env").chmod(0o600)
        (self.home / "compose.yaml").write_text("# of 1.0\n")
        shutil.copytree(ROOT / "deploy", self.home / "deploy")
        (self.home / "deploy" / "nginx" / "containers.conf").write_text("# of 1.0\n")
        for name in ("bot-1", "bot-2", "worker-1", "worker-2", "web-1", "dashboard-1", "dashboard-2", "db-1"):
            (self._state / "containers" / name).write_text("1.0\n")

    def troubled_by(self, pattern: str) -> None:
        """Let what docker is asked for fail where `VERSION: ARGUMENTS` fits."""
        (self._state / "trouble").write_text(f"{pattern}\n")

    def bring(self, version: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [ROOT / "deploy" / "ssh.sh", "deploy@server.test", version],
            env={
                "PATH": f"{self._programs}:{os.environ['PATH']}",
                "SERVER": str(self._state),
                "SCHOOL21_DIR": str(self.home),
                "ADDRESSES_SECONDS": "0",
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        return (self._state / "calls").read_text().splitlines()

    @property
    def versions(self) -> dict[str, list[str]]:
        """The versions that run, by service."""
        found: dict[str, list[str]] = {}
        for path in sorted((self._state / "containers").iterdir()):
            found.setdefault(path.name.partition("-")[0], []).append(path.read_text().strip())
        return found

    @property
    def is_as_before(self) -> bool:
        env, compose = (self.home / ".env").read_text(), (self.home / "compose.yaml").read_text()
        places = (self.home / "deploy" / "nginx" / "containers.conf").read_text()
        return "SCHOOL21_VERSION=1.0\n" in env and compose == places == "# of 1.0\n"


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


def everywhere(version: str) -> dict[str, list[str]]:
    many = {"bot": 2, "worker": 2, "web": 1, "dashboard": 2, "db": 1}
    return {name: [version] * number for name, number in sorted(many.items())}


def test_a_version_that_gets_ready_replaces_the_one_before(server: Server) -> None:
    done = server.bring("1.1")
    assert done.returncode == 0, done.stderr
    assert "1.1 serves" in done.stdout
    assert server.versions == everywhere("1.1")
    env = server.home / ".env"
    assert env.read_text() == "ADMIN_IDS=1\nTIMEZONE=Europe/Moscow\nSCHOOL21_VERSION=1.1\n"
    assert env.stat().st_mode & 0o777 == 0o600
    assert (server.home / "compose.yaml").read_text() == (ROOT / "compose.yaml").read_text()


def test_a_backup_comes_first_then_the_database_then_new_replicas_before_old_ones_go(server: Server) -> None:
    server.bring("1.1")
    moments = [
        next(number for number, call in enumerate(server.calls) if part in call)
        for part in ("backup create", "pull", "run --rm migrate", "--scale bot=4", "stop -t 35 bot-1 bot-2")
    ]
    assert moments == sorted(moments)
    assert server.calls[moments[0]].startswith("1.0: ")


@pytest.mark.parametrize(
    "trouble",
    ["^1.1: compose up.* bot$", "^1.1: compose run --rm migrate", "^1.1: compose up --detach --remove-orphans"],
)
def test_a_version_that_does_not_get_ready_is_taken_back(server: Server, trouble: str) -> None:
    server.troubled_by(trouble)
    done = server.bring("1.1")
    assert done.returncode == 1
    assert "1.0 serves again" in done.stdout
    assert {version for found in server.versions.values() for version in found} == {"1.0"}
    assert server.is_as_before


def test_a_version_that_cannot_be_fetched_touches_nothing(server: Server) -> None:
    server.troubled_by("^1.1: compose pull")
    done = server.bring("1.1")
    assert done.returncode == 1
    assert "nothing was touched" in done.stderr
    assert server.versions == everywhere("1.0")
    assert server.is_as_before


def test_without_a_backup_nothing_is_touched_unless_it_is_wished(server: Server) -> None:
    server.troubled_by("backup create")
    done = server.bring("1.1")
    assert done.returncode == 1
    assert server.is_as_before
    assert server.versions == everywhere("1.0")
    assert server.bring("1.1", SKIP_BACKUP="1").returncode == 0
    assert server.versions == everywhere("1.1")


def test_when_neither_gets_ready_a_person_is_called(server: Server) -> None:
    server.troubled_by("compose up")
    done = server.bring("1.1")
    assert done.returncode == 2
    assert "docker compose logs" in done.stderr


@pytest.mark.parametrize("version", ["", "1.1; reboot", "$(reboot)", "--help", "../1.1"])
def test_what_is_no_version_is_refused_before_anybody_is_asked(server: Server, version: str) -> None:
    done = server.bring(version)
    assert done.returncode == 2
    assert "not the name of a version" in done.stderr


def test_two_at_a_time_are_refused(server: Server) -> None:
    with subprocess.Popen(
        ["flock", server.home / ".deploy.lock", "cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdin
        assert other.stdout
        other.stdin.write(b"x")
        other.stdin.flush()
        assert other.stdout.read(1) == b"x", "it has the lock"
        done = server.bring("1.1")
        other.stdin.close()
    assert done.returncode == 1
    assert "under way" in done.stderr
    assert server.is_as_before


def test_a_server_on_which_nothing_is_installed_is_left_alone(server: Server) -> None:
    (server.home / ".env").write_text("ADMIN_IDS=1\n")
    done = server.bring("1.1")
    assert done.returncode == 1
    assert "install it first" in done.stderr
