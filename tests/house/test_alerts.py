"""The alarms speak of numbers that exist, and the operators' page says of each what to do."""

import re

import pytest
import yaml  # type: ignore[import-untyped]  # ships no types
from prometheus_client import REGISTRY

import school21_bot.metrics
import school21_bot.web.metrics  # noqa: F401  # the numbers are made when their modules are loaded
from tests.house.source import ROOT

PROMETHEUS = ROOT / "deploy" / "prometheus"
RULES = [
    rule
    for group in yaml.safe_load((PROMETHEUS / "alerts.yaml").read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
# Of Prometheus itself, and of every Linux process.
GIVEN = {"up", "process_resident_memory_bytes"}

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])


def known() -> set[str]:
    """What `/metrics` can name."""
    return {name for metric in REGISTRY.collect() for name in _names(metric.name, metric.type)} | GIVEN


def _names(name: str, kind: str) -> list[str]:
    return {"counter": [f"{name}_total"], "histogram": [f"{name}_bucket", f"{name}_sum", f"{name}_count"]}.get(
        kind, [name]
    )


@every_rule
def test_an_alarm_speaks_of_numbers_that_exist(rule: dict[str, str]) -> None:
    without_labels = re.sub(r"\{[^}]*\}|\bby \([^)]*\)|\bon \([^)]*\)|\[\w+\]|offset \w+", "", rule["expr"])
    named = set(re.findall(r"\b[a-z][a-z0-9_]+\b(?!\s*\()", without_labels)) - {"or", "and", "by", "on", "sum"}
    assert named
    assert named <= known()


@every_rule
def test_an_alarm_is_weighed_and_says_what_is_wrong(rule: dict[str, dict[str, str]]) -> None:
    assert rule["labels"]["severity"] in {"page", "look"}
    assert rule["annotations"]["summary"].endswith(".")


def test_what_to_do_at_each_alarm_stands_in_the_operators_page() -> None:
    page = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
    assert [rule["alert"] for rule in RULES if f"| `{rule['alert']}` |" not in page] == []


def test_prometheus_asks_where_compose_lets_them_answer() -> None:
    jobs = yaml.safe_load((PROMETHEUS / "prometheus.yaml").read_text(encoding="utf-8"))["scrape_configs"]
    ports = {"bot": "BOT_PORT", "worker": "HEALTH_PORT", "web": "WEB_PORT", "dashboard": "HEALTH_PORT"}
    assert {job["job_name"]: job["dns_sd_configs"][0]["port"] for job in jobs} == {
        name: int(COMPOSE[name]["environment"][variable]) for name, variable in ports.items()
    }
