"""What stands before the replicas: read by Debian's nginx, and whole in containers, too."""

import re
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]  # ships no types

from tests.deploy.debian import certificate
from tests.deploy.proxy import NGINX, check, filled_in, write_config
from tests.house.source import ROOT

SERVICES = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
# Newer than Debian's nginx: it knows none of these.
NEWER = re.compile(r" resolve(?= )|^http2 on;$", re.MULTILINE)


def variables(folder: Path) -> dict[str, str]:
    """What compose tells nginx, with the folders and ports of a test."""
    told = {
        name: re.sub(r"^\$\{\w+:\?.*\}$", "name.test", value)
        for name, value in SERVICES["proxy"]["environment"].items()
    }
    told["DASHBOARD_HOST_NAME"] = "other.test"
    return told | {"CERTIFICATES": str(certificate(folder, "name.test")), "HTTPS_PORT": "28443", "HTTP_PORT": "28080"}


def test_debians_nginx_takes_the_configuration_of_a_machine(tmp_path: Path) -> None:
    config = write_config(tmp_path / "nginx", (NGINX / "machine.conf").read_text(), variables(tmp_path))
    assert check(config) == ""


def test_it_takes_that_of_containers_without_what_is_newer(tmp_path: Path) -> None:
    places = (NGINX / "containers.conf").read_text()
    known = NEWER.sub("", places)
    assert known != places
    # Without `resolve` it asks for the addresses at once.
    for name in ("bot", "web", "dashboard"):
        known = known.replace(f"server {name}:", "server 127.0.0.1:")
    assert check(write_config(tmp_path / "nginx", known, variables(tmp_path))) == ""


def test_a_configuration_that_is_wrong_is_noticed(tmp_path: Path) -> None:
    config = write_config(tmp_path / "nginx", "upstream bots {}", variables(tmp_path))
    assert "no servers are inside upstream" in check(config)


@pytest.mark.parametrize(("name", "port"), [("bot", "BOT_PORT"), ("web", "WEB_PORT"), ("dashboard", "DASHBOARD_PORT")])
def test_containers_are_found_at_the_ports_that_they_are_given(name: str, port: str) -> None:
    assert f"server {name}:{SERVICES[name]['environment'][port]} resolve " in (NGINX / "containers.conf").read_text()


def test_compose_gives_every_variable_of_the_template() -> None:
    template = (NGINX / "school21.conf.template").read_text()
    named = set(re.findall(r"\$\{(\w+)\}", template.partition("\n\n")[2]))
    assert named == set(SERVICES["proxy"]["environment"])
    assert "${" not in filled_in(template.partition("\n\n")[2], dict.fromkeys(named, "x"))


def test_nginx_waits_longer_than_a_bot_handles_an_update() -> None:
    from school21_bot.sandbox.webhooks import ANSWER_SECONDS

    waits = re.findall(r"proxy_read_timeout (\d+)s;", (NGINX / "school21.conf.template").read_text())
    assert all(int(seconds) > ANSWER_SECONDS for seconds in waits)
