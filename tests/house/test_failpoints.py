"""Wherever the code names a point at which it may be killed, a test kills it there."""

import ast
import re

from tests.house.source import ROOT, modules
from tests.lifecycle.verbs import MANY, NOT_TWICE, VERBS

_ARMED = re.compile(r"=kill\b")
_OWN = "tests/house/test_failpoints.py"


def _points() -> set[str]:
    """The names in the code."""
    return {
        node.args[0].value
        for _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "failpoint"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def _put_together() -> set[str]:
    """The names that tests make of the verbs that they kill in."""
    return {f"{verb}:before-commit" for verb in VERBS | MANY} | {f"{verb}:after-commit" for verb in NOT_TWICE}


def _where_tests_kill() -> str:
    """The text of the tests that arm a point to kill, and of what they import from the tests."""
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    by_name = {path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): path for path in texts}
    killing = {path for path, text in texts.items() if _ARMED.search(text) and not path.as_posix().endswith(_OWN)}
    for path in list(killing):
        imported = re.findall(r"^from (tests\.[\w.]+) import", texts[path], re.MULTILINE)
        killing |= {by_name[name] for name in imported if name in by_name}
    return "\n".join(texts[path] for path in killing)


def test_a_test_kills_at_every_point() -> None:
    text = _where_tests_kill()
    points = sorted(_points() - _put_together())
    assert [point for point in points if not re.search(rf'"{re.escape(point)}[":=]', text)] == []
