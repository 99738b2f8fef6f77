"""`compose.yaml` and the `Dockerfile`, held against their specifications and against what we ask of every part."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # ships no types

from school21_bot.setting_files import names_with_files
from school21_bot.settings import Settings
from tests.house.source import ROOT

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {"bot", "worker", "web", "dashboard", "migrate", "backup"}
ONCE = {"migrate"}
BEHIND_NGINX = {"bot", "web", "dashboard"}

every_service = pytest.mark.parametrize("name", SERVICES)
every_lasting_service = pytest.mark.parametrize("name", sorted(set(SERVICES) - ONCE))


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name(program)), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_compose_is_what_its_specification_says() -> None:
    _run("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "compose.yaml")


def test_the_linter_finds_nothing_in_the_dockerfile() -> None:
    _run("hadolint", "Dockerfile")


def test_everything_is_there_as_often_as_it_is_promised() -> None:
    replicas = {name: service.get("deploy", {}).get("replicas", 1) for name, service in SERVICES.items()}
    assert replicas == dict.fromkeys(SERVICES, 1) | {"bot": 2, "worker": 2, "dashboard": 2}
    assert set(SERVICES) == OURS | {"proxy", "db", "valkey"}


@every_service
def test_nothing_runs_as_root_or_may_become_it(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert not {"cap_add", "privileged", "devices", "pid", "network_mode"} & set(service)
    # The image of nginx has a user of its own, as ours has.
    assert name in OURS or "unprivileged" in service["image"] or service["user"] not in {"root", "0"}


@every_service
def test_everything_has_limits_and_a_log_that_ends(name: str) -> None:
    assert set(SERVICES[name]["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}
    assert "max-size" in SERVICES[name]["logging"]["options"]


@every_lasting_service
def test_everything_that_lasts_is_looked_after(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize(
    ("name", "port"),
    [("bot", "BOT_PORT"), ("worker", "HEALTH_PORT"), ("web", "WEB_PORT"), ("dashboard", "DASHBOARD_PORT")],
)
def test_whether_it_serves_is_asked_at_the_port_that_it_is_given(name: str, port: str) -> None:
    assert f"127.0.0.1:{SERVICES[name]['environment'][port]}/readyz" in SERVICES[name]["healthcheck"]["test"][-1]


def test_only_nginx_is_reached_from_outside() -> None:
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"proxy"}
    assert [str(port).split(":")[0] for port in SERVICES["proxy"]["ports"]] == ["80", "443"]


def test_database_and_valkey_are_in_a_network_that_leads_nowhere() -> None:
    assert SERVICES["db"]["networks"] == SERVICES["valkey"]["networks"] == ["back"]
    assert COMPOSE["networks"]["back"]["internal"] is COMPOSE["networks"]["front"]["internal"] is True
    assert {name for name, service in SERVICES.items() if "outside" in service["networks"]} == {"bot", "worker"}
    assert "back" not in SERVICES["proxy"]["networks"]
    assert {name for name, service in SERVICES.items() if "front" in service["networks"]} == {*BEHIND_NGINX, "proxy"}


@every_service
def test_no_secret_stands_in_compose(name: str) -> None:
    secret = re.compile("TOKEN|PASSWORD|SECRET|_KEY|PASSPHRASE")
    environment = SERVICES[name].get("environment", {})
    for variable, value in environment.items():
        if secret.search(variable):
            assert variable.endswith("_FILE")
            assert Path(value).parent == Path("/run/secrets")
            assert Path(value).name in SERVICES[name]["secrets"]
    assert "@" not in re.sub("school21@db", "", str(environment))


def test_secrets_are_files_that_are_neither_in_git_nor_in_the_image() -> None:
    assert {secret["file"] for secret in COMPOSE["secrets"].values()} == {
        f"./secrets/{one}" for one in COMPOSE["secrets"]
    }
    ignored = (ROOT / ".gitignore").read_text().split()
    assert {"/secrets/", "/certificates/", ".env"} <= set(ignored)
    image = (ROOT / ".dockerignore").read_text().split()
    assert image[0] == "*"
    assert not [line for line in image if line.startswith("!") and re.search("secret|cert|env|key", line)]


@pytest.mark.parametrize("name", sorted(OURS))
def test_ours_are_told_only_what_they_know_and_started_by_a_command_that_exists(name: str) -> None:
    files = {f"{one.upper()}_FILE" for one in names_with_files(Settings)}
    known = {one.upper() for one in Settings.model_fields}
    assert set(SERVICES[name]["environment"]) <= known | files
    assert "school21-bot" in " ".join(SERVICES[name]["command"])


def test_what_compose_asks_for_in_its_settings_file_is_in_the_example() -> None:
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "compose.yaml").read_text(encoding="utf-8")))
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert asked
    assert {name for name in asked if f"\n#{name}=" not in example} == set()


@pytest.mark.parametrize("name", sorted(OURS - {"migrate"}))
def test_ours_begin_when_the_database_is_up_to_date(name: str) -> None:
    assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert SERVICES["migrate"]["depends_on"]["db"]["condition"] == "service_healthy"


def test_every_image_of_others_names_its_version() -> None:
    images = {service["image"] for name, service in SERVICES.items() if name not in OURS}
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert {image for image in images if not re.search(r":\d+[\w.-]*$", image)} == set()
    assert re.search(r"^ARG PYTHON=3\.\d+-slim-\w+$", dockerfile, re.MULTILINE)


def test_the_image_is_built_in_stages_and_runs_as_nobody() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert len(re.findall(r"^FROM ", dockerfile, re.MULTILINE)) == 2
    last = dockerfile.rpartition("FROM ")[2]
    assert re.search(r"^USER 10001$", last, re.MULTILINE)
    assert "pip install" not in last
