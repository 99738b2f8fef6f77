"""Tests of how the whole is installed. What needs Debian's servers is skipped without them, and the summary says so."""

import pytest

from tests.deploy.debian import MISSING


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = {str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])}
    for line in sorted(one.split("Skipped: ")[-1].strip("')") for one in skipped if MISSING in one):
        terminalreporter.write_line(f"WARNING: {line}", red=True, bold=True)
