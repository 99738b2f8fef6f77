"""Our format as a JSON Schema, for other systems: `python -m school21_bot.dumps.schema > docs/dump.schema.json`."""

import json
import sys
from typing import Any

import msgspec

from school21_bot.dumps.format import FORMAT, VERSION, LevelEntry, PersonEntry, RoleEntry


def document_schema() -> dict[str, Any]:
    """The schema of a whole document."""
    (levels, roles, people), definitions = msgspec.json.schema_components(
        [LevelEntry, RoleEntry, PersonEntry], ref_template="#/$defs/{name}"
    )
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A community of School 21 as a file, version 1",
        "type": "object",
        "required": ["format", "version", "levels", "roles", "people"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "made_at": {"type": "string", "format": "date-time"},
            "levels": {"type": "array", "items": levels},
            "roles": {"type": "array", "items": roles},
            "people": {"type": "array", "items": people},
        },
        "$defs": definitions,
    }
    # The end of a text, as other languages write it.
    text = json.dumps(schema).replace("\\\\Z", "$")
    found: dict[str, Any] = json.loads(text)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(document_schema(), indent=2) + "\n")
