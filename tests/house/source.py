"""The project's own code, read as text."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = (ROOT / "dialogs", ROOT / "src" / "school21_bot")


def modules(*without: str) -> Iterator[tuple[str, ast.Module]]:
    """Every module's path inside the project and its tree; `without`: rooms or files that are left out."""
    for folder in CODE:
        for path in sorted(folder.rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not any(part in name for part in without):
                yield name, ast.parse(path.read_text(encoding="utf-8"))


def docstrings(tree: ast.Module) -> set[int]:
    """The identities of the nodes that are documentation: they stand alone as a statement."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
