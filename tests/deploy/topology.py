"""What compose.yaml describes, as processes of this machine: the same commands, settings, secrets and proxy.

What a container is told comes out of compose.yaml itself; only names and ports are those of the test.
"""

import os
import shutil
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # ships no types

from school21_bot.processes.watch import SUPERVISOR_VARIABLE
from tests.dashboards import free_port
from tests.deploy import debian
from tests.deploy.asking import status
from tests.deploy.proxy import NGINX, proxying, write_config
from tests.house.source import ROOT

TOKEN = "42:sandbox-token-of-the-topology"
OWNER = 9_001
BOT_HOST, DASHBOARD_HOST = "localhost", "dashboard.localhost"
# Nothing in it may be taken for a part of an address.
PASSWORD = "p@ss:w/rd?#%41"

SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
SCHOOL21_BOT = str(Path(sys.executable).with_name("school21-bot"))
ANSWERS_AT = {"bot": "BOT_PORT", "worker": "HEALTH_PORT", "web": "WEB_PORT", "dashboard": "DASHBOARD_PORT"}


@dataclass
class Replica:
    """One process of a service, which may end and be started again."""

    service: str
    port: int
    environment: dict[str, str]
    log: Path
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def start(self) -> None:
        """Start it by the command of its container."""
        command = [SCHOOL21_BOT, "--env-file=", *SERVICES[self.service]["command"][1:]]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                # Were the tests killed, it would end with them.
                env=self.environment | {SUPERVISOR_VARIABLE: str(these_tests())},
                pass_fds=[these_tests()],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=self.environment["DATA_DIR"],
                **nobody(),
            )

    def run(self, *arguments: str, **environment: str) -> str:
        """Another command where it runs; gives what it says."""
        command = [SCHOOL21_BOT, "--env-file=", *arguments]
        environment = self.environment | environment
        done: subprocess.CompletedProcess[str] = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, **nobody()
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def is_ready(self) -> bool:
        """Whether it says that it serves."""
        assert self.process is None or self.process.poll() is None, self.log.read_text(encoding="utf-8")
        return status(f"http://127.0.0.1:{self.port}/readyz") == 200

    def wait(self) -> None:
        """Until it serves."""
        debian.wait_until(lambda: self.is_ready, f"{self.service} does not start")

    def kill(self) -> None:
        """SIGKILL."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self) -> int | None:
        """SIGTERM, as long as compose waits; gives the exit code."""
        if self.process is None:
            return None
        self.process.terminate()
        code = self.process.wait(int(SERVICES[self.service]["stop_grace_period"].removesuffix("s")))
        self.process = None
        return code


@dataclass
class Topology:
    """All of it while it runs."""

    telegram: str
    https: int
    http: int
    certificate: Path
    replicas: dict[str, list[Replica]]
    log_of_nginx: Path

    @property
    def dashboard(self) -> str:
        """The dashboard's address, for browsers."""
        return f"https://{DASHBOARD_HOST}:{self.https}"

    @property
    def bots(self) -> str:
        """The address of webhook and API."""
        return f"https://{BOT_HOST}:{self.https}"

    def status(self, url: str, **request: Any) -> int:
        """What is answered there, the certificate checked."""
        return status(url, ssl.create_default_context(cafile=str(self.certificate)), **request)

    def log(self, service: str) -> str:
        """What all replicas of a service have written."""
        return "".join(replica.log.read_text(encoding="utf-8") for replica in self.replicas[service])


@cache
def these_tests() -> int:
    """A descriptor of the process of the tests, for those that are to end with it."""
    return os.pidfd_open(os.getpid())


@cache
def nobody() -> dict[str, Any]:
    """The user that the image runs as, for `Popen`, where we may be anybody and that user can run the program."""
    if os.geteuid():
        return {}
    user = {"user": 10001, "group": 10001, "extra_groups": ()}
    try:
        subprocess.run([SCHOOL21_BOT, "--version"], capture_output=True, check=True, **user)  # type: ignore[call-overload]  # by name
    except (OSError, subprocess.CalledProcessError):
        return {}
    return user


@contextmanager
def topology() -> Iterator[Topology]:
    """Start everything in the order of compose, and end it in the reverse one."""
    # Not below pytest's folder: that is closed to the user of the processes.
    folder = Path(tempfile.mkdtemp(prefix="s21all", dir="/tmp"))
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir(0o700)
    if found := nobody():
        os.chown(data, found["user"], found["group"])
    try:
        with _topology(folder) as running:
            yield running
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _topology(folder: Path) -> Iterator[Topology]:
    https, http = free_port(), free_port()
    certificates = debian.certificate(folder, BOT_HOST, DASHBOARD_HOST)
    services = {name: int(SERVICES[name].get("deploy", {}).get("replicas", 1)) for name in ANSWERS_AT}
    with ExitStack() as stack:
        redis = stack.enter_context(debian.redis(folder))
        postgres = stack.enter_context(debian.postgres("school21", "school21", PASSWORD))
        telegram = stack.enter_context(_telegram(folder, certificates / "fullchain.pem"))
        settings = _settings(folder, redis, postgres, telegram, https)
        subprocess.run(
            [SCHOOL21_BOT, "--env-file=", *SERVICES["migrate"]["command"][1:]],
            env=settings,
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder / "data",
            **nobody(),
        )
        replicas = {
            name: [_replica(name, number, settings, folder) for number in range(1, many + 1)]
            for name, many in services.items()
        }
        ports = {name: [replica.port for replica in found] for name, found in replicas.items()}
        config = write_config(folder / "nginx", _places(ports), _variables(certificates, https, http))
        stack.enter_context(proxying(config))
        for replica in (one for found in replicas.values() for one in found):
            stack.callback(replica.kill)
            replica.start()
        for replica in (one for found in replicas.values() for one in found):
            replica.wait()
        yield Topology(telegram, https, http, certificates / "fullchain.pem", replicas, config.with_name("error.log"))


def _settings(folder: Path, redis: str, postgres: int, telegram: str, https: int) -> dict[str, str]:
    """What compose tells each process, with the places of this machine."""
    told: dict[str, str] = dict(SERVICES["bot"]["environment"])
    secrets = _secrets(folder)
    here = {
        "DATABASE_URL": told["DATABASE_URL"].replace("@db:5432", f"@127.0.0.1:{postgres}"),
        "REDIS_URL": redis,
        "DATA_DIR": str(folder / "data"),
        "WEBHOOK_URL": f"https://{BOT_HOST}:{https}/telegram",
        "DASHBOARD_URL": f"https://{DASHBOARD_HOST}:{https}",
        # Of .env:
        "ADMIN_IDS": str(OWNER),
        "TIMEZONE": "Europe/Moscow",
        "QUIET_HOURS": "00-00",
        # For the test:
        "TELEGRAM_API_URL": telegram,
    }
    here |= {name: "127.0.0.1" for name in told if name.endswith("_HOST")}
    here |= {
        name: value.replace("/run/secrets", str(secrets)) for name, value in told.items() if name.endswith("_FILE")
    }
    return {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"} | told | here


def _secrets(folder: Path) -> Path:
    """Files as docs/operators.md makes them."""
    secrets = folder / "secrets"
    secrets.mkdir()
    (secrets / "bot_token").write_text(f"{TOKEN}\n")
    (secrets / "database_password").write_text(f"{PASSWORD}\n")
    for name, command in {
        "encryption_key": ["openssl", "rand", "-base64", "32"],
        "dashboard_secret": ["openssl", "rand", "-hex", "32"],
        "webhook_secret": ["openssl", "rand", "-hex", "32"],
        "backup_passphrase": ["openssl", "rand", "-hex", "32"],
    }.items():
        (secrets / name).write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    return secrets


def _replica(service: str, number: int, settings: dict[str, str], folder: Path) -> Replica:
    # In its container each has every port for itself.
    ports = {variable: free_port() for variable in ANSWERS_AT.values()}
    own = settings | {variable: str(port) for variable, port in ports.items()}
    return Replica(service, ports[ANSWERS_AT[service]], own, folder / f"{service}-{number}.log")


def _places(ports: dict[str, list[int]]) -> str:
    """`machine.conf` with the ports of the test in place of its own."""
    places = (NGINX / "machine.conf").read_text(encoding="utf-8")
    usual = {"bot": (8041, 8042), "dashboard": (8031, 8032), "web": (8061,)}
    for service, theirs in usual.items():
        for one, port in zip(theirs, ports.get(service, ()), strict=False):
            places = places.replace(f"127.0.0.1:{one} ", f"127.0.0.1:{port} ")
    return places


def _variables(certificates: Path, https: int, http: int) -> dict[str, str]:
    told: dict[str, str] = dict(SERVICES["proxy"]["environment"])
    here = {"BOT_HOST_NAME": BOT_HOST, "DASHBOARD_HOST_NAME": DASHBOARD_HOST, "CERTIFICATES": str(certificates)}
    return told | here | {"HTTPS_PORT": str(https), "HTTP_PORT": str(http)}


@contextmanager
def _telegram(folder: Path, certificate: Path) -> Iterator[str]:
    """The local Telegram, which trusts our certificate."""
    port = free_port()
    command = [sys.executable, "-m", "school21_bot.sandbox", "--port", str(port), "--token", TOKEN]
    with debian.running(command, folder / "telegram.log", SSL_CERT_FILE=str(certificate)):
        url = f"http://127.0.0.1:{port}"
        debian.wait_until(lambda: status(f"{url}/sim/state") == 200, "the local Telegram does not start")
        yield url
