"""The rules about who may know whom leave nobody out."""

import tomllib
from typing import Any

import pytest

from tests.house.source import ROOT

CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
MODULES = {"dialogs"} | {
    f"school21_bot.{path.stem}"
    for path in (ROOT / "src" / "school21_bot").iterdir()
    if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()
}
COMMANDS = {"school21_bot.cli", "school21_bot.system", "school21_bot.visitors"}
SANDBOX = "school21_bot.sandbox"


def _contract(beginning: str) -> dict[str, Any]:
    return next(contract for contract in CONTRACTS if contract["name"].startswith(beginning))


def test_every_room_has_its_layer() -> None:
    layers = {name.strip(" ()") for layer in _contract("A layer")["layers"] for name in layer.split("|")}
    assert MODULES - layers == set()


@pytest.mark.parametrize(
    ("contract", "side", "named"),
    [
        ("The sandbox stands alone", "forbidden_modules", MODULES - {SANDBOX}),
        ("Only the commands", "source_modules", MODULES - {SANDBOX} - COMMANDS),
    ],
)
def test_the_rules_about_the_sandbox_name_every_room(contract: str, side: str, named: set[str]) -> None:
    assert set(_contract(contract)[side]) == named
