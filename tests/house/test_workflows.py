"""What GitHub runs: valid, careful with its rights, and the same as `.ci/run`."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # ships no types

from tests.house.source import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yaml"))
every_workflow = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def steps(path: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
    return [step for job in jobs for step in job.get("steps", [])]


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", FILES), ("vendor.dependabot", [ROOT / ".github" / "dependabot.yaml"])],
)
def test_they_are_what_their_specification_says(schema: str, files: list[Path]) -> None:
    program = str(Path(sys.executable).with_name("check-jsonschema"))
    done = subprocess.run(
        [program, "--builtin-schema", schema, *map(str, files)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@every_workflow
def test_nobody_has_more_rights_than_reading_unless_a_job_says_so(path: Path) -> None:
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}


@every_workflow
def test_what_is_used_of_others_has_a_version(path: Path) -> None:
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert [one for one in used if not re.search(r"@(v\d+(\.\d+)*|[0-9a-f]{40})$", one)] == []


@every_workflow
def test_no_script_is_put_together_of_what_others_write(path: Path) -> None:
    """An expression in a script is text of the script: a branch's name could be a command."""
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


@every_workflow
def test_no_step_keeps_the_rights_of_the_checkout(path: Path) -> None:
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_ci_runs_what_everybody_can_run() -> None:
    ci = ROOT / ".github" / "workflows" / "ci.yaml"
    assert ".ci/run" in {step.get("run") for step in steps(ci)}
    # YAML reads the word as a yes.
    # Otherwise what is skipped here is skipped there, too, and nobody is told.
    wanted = {
        program
        for path in (ROOT / "tests").rglob("*.py")
        for program in re.findall(r'\bneeded\("([\w-]+)"\)', path.read_text(encoding="utf-8"))
    }
    brought = set(re.findall(r"command -v ([\w-]+)", (ROOT / ".ci" / "run").read_text(encoding="utf-8")))
    assert {"age", "envsubst", "systemd-analyze"} <= wanted <= brought
    assert {"pull_request", "push", "schedule"} <= set(yaml.safe_load(ci.read_text())[True])


def test_a_version_is_published_only_after_everything_was_checked() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yaml").read_text())["jobs"]
    assert jobs["image"]["needs"] == "ci"
    assert jobs["deploy"]["needs"] == "image"


@pytest.mark.parametrize("path", [ROOT / ".ci" / "run", *(ROOT / "deploy").glob("*.sh")], ids=lambda path: path.name)
def test_scripts_stop_at_the_first_trouble(path: Path) -> None:
    assert "\nset -euo pipefail\n" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o111
