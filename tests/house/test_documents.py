"""The README, the lock files and the settings say nothing that is not so."""

import ast
import re
from collections.abc import Iterator

import pytest

from school21_bot.settings import Settings
from tests.house.source import ROOT, modules

READMES = ("README.md", "README.ru.md")
LOCKS = ("requirements.lock", "requirements-runtime.lock")
DOCUMENTS = [path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]]


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_and_picture_is_there(name: str) -> None:
    targets = {target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", _read(name))}
    near = {target for target in targets if target and not re.match(r"[a-z]+:", target)}
    assert {target for target in near if not (ROOT / name).parent.joinpath(target).exists()} == set()


@pytest.mark.parametrize("name", READMES)
def test_every_folder_and_file_that_is_named_is_there(name: str) -> None:
    named = set(re.findall(r"`((?:src|dialogs|docs|locales|migrations|tests|bench)/[\w./]*)`", _read(name)))
    assert named
    assert {path for path in named if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_of_make_that_is_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", _read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=[`\s]| [A-Z_]+=)", _code(_read(name)))) - targets == set()


def test_both_languages_name_the_same_commands() -> None:
    commands = [set(re.findall(r"make [a-z]+(?: [A-Z_]+=[\w/.]+)?", _code(_read(name)))) for name in READMES]
    assert commands[0] == commands[1]


def _code(markdown: str) -> str:
    """What stands in code, one piece a line."""
    blocks = re.findall(r"```\w*\n(.*?)```", markdown, re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", markdown)]) + "\n"


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_has_hashes_and_names_no_index(name: str) -> None:
    text = _read(name)
    assert not re.search(r"https?:|--(extra-)?index|--find-links|--trusted-host|@ ", text)
    requirements = [line for line in text.replace("\\\n", "").splitlines() if line.strip() and line[0] != "#"]
    assert len(requirements) > 10
    pinned = re.compile(r"[\w.-]+(\[[\w,-]+\])?==\S+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [line[:60] for line in requirements if not pinned.fullmatch(line)] == []


def test_every_setting_is_used() -> None:
    used = {
        node.attr
        for name, tree in modules("sandbox/", "settings.py", "env_example")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and _is_settings(node.value)
    }
    own = {name.attr for name in _attributes_of_self()}
    assert set(Settings.model_fields) - used - own == set()


def _is_settings(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute) and node.attr in {"now", "environment"}:  # of `Tuning`
        node = node.value
        return (node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")).strip("_") == "tuning"
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    # `now`: the settings as they are now, of `tuning`.
    return name.strip("_") in {"settings", "now"} or (
        isinstance(node, ast.Call) and ast.unparse(node.func) == "_settings"
    )


def _attributes_of_self() -> Iterator[ast.Attribute]:
    """What the settings' own methods, which others call, read of them."""
    tree = next(tree for name, tree in modules() if name.endswith("school21_bot/settings.py"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "self":
            yield node
