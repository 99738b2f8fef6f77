"""The JSON Schema of a dump, for other systems: `python -m school21_bot.dumps.schema > docs/dump.schema.json`."""

import json
import sys
from typing import Annotated, Any, Literal

import msgspec

from school21_bot.dumps.format import FORMAT, VERSION, LevelEntry, Moment, PersonEntry, RoleEntry


class Document(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The people of a School 21 community, with their roles and levels: what the bot exports and imports."""

    format: Literal["school21-community"]
    version: Annotated[int, msgspec.Meta(ge=VERSION, le=VERSION)]
    made_at: Moment
    levels: list[LevelEntry]
    roles: list[RoleEntry]
    people: list[PersonEntry]


def schema() -> dict[str, Any]:
    """The schema, in the dialect of 2020-12."""
    made = _in_ecma(msgspec.json.schema(Document))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{FORMAT}, version {VERSION}",
        **made,
    }


def _in_ecma(part: Any) -> Any:
    """Patterns end with `$` in JSON Schema, where Python says `\\Z`."""
    if isinstance(part, dict):
        return {
            name: value.replace(r"\Z", "$") if name == "pattern" and isinstance(value, str) else _in_ecma(value)
            for name, value in part.items()
        }
    return [_in_ecma(one) for one in part] if isinstance(part, list) else part


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
