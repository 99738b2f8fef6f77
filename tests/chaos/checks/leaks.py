"""No personal value where none may be: logs, Redis, refusals, names of files, and columns that are not sealed."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from school21_bot.people.record import PersonRecord
from school21_bot.protection.tables import SEALED
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.checks.needles import Needles
from tests.chaos.checks.records import opened
from tests.chaos.checks.texts import every_text
from tests.chaos.record import Deed, Line
from tests.leaks.forms import forms_of
from tests.leaks.places import in_files

PROMISE = "no personal value where none may be"
SHORTEST = 6
"""A shorter text is found by chance."""
OPEN = frozenset(
    {
        *(("role", "name"), ("role", "key"), ("level", "name"), ("level", "code")),
        *(("setting", "value"), ("api_key", "name")),
    }
)
"""Columns for what staff and people call things, which everybody may read."""
_NAMED = frozenset({"role", "level"})
_OF_RECORDS = tuple(field for field in PersonRecord.__struct_fields__ if field != "new_role")


def check(evidence: Evidence) -> Iterator[Finding]:
    """Each value with the place where it lies, once."""
    values = personal(evidence)
    needles = Needles({form: text for text in values for form in forms_of(text) if len(form) >= SHORTEST})
    found = defaultdict[tuple[int, str], set[int]](set)
    for place, content in _places(evidence):
        for text in needles.within(content):
            for line in values[text]:
                found[line.who, place].add(line.n)
    for (who, place), numbers in sorted(found.items()):
        yield Finding(PROMISE, who, f"something personal lies in {place}", tuple(sorted(numbers)))


def personal(evidence: Evidence) -> dict[str, list[Line]]:
    """What people wrote and are called, each with the lines that say so; not what the bot says to everybody."""
    public = _public(evidence)
    values: dict[str, list[Line]] = defaultdict(list)
    first = {line.who: line for line in reversed(evidence.lines)}
    for line in evidence.lines:
        if line.deed in (Deed.TYPE, Deed.INLINE):
            typed = line.text or str(line.details.get("text" if line.deed is Deed.TYPE else "query", ""))
            values[typed.strip()].append(line)
    for row in evidence.tables["person"]:
        answers = opened(evidence, row)
        if answers is None or row["telegram_id"] not in first:
            continue
        for name in _OF_RECORDS:
            values[getattr(answers, name) or ""].append(first[row["telegram_id"]])
    return {
        text: lines
        for text, lines in values.items()
        # The number of an account, which staff write to find somebody, is how the bot knows people: it lies open.
        if len(text) >= SHORTEST and not text.startswith("/") and not text.isdecimal() and text.casefold() not in public
    }


def _public(evidence: Evidence) -> str:
    """Everything that anybody may read: what the bot says, the names of roles and of levels."""
    names = [str(row[name]) for table, name in sorted(OPEN) if table in _NAMED for row in evidence.tables[table]]
    return "\n".join([*names, *every_text()]).casefold()


def _places(evidence: Evidence) -> Iterator[tuple[str, bytes]]:
    for name, text in evidence.logs.items():
        yield f"the log {name}", text.encode()
    yield "Redis", evidence.redis.encode()
    yield (
        "what Telegram refused",
        "\n".join(str(call["description"]) for call in evidence.calls if not call["ok"]).encode(),
    )
    yield from in_files(evidence.settings.data_dir)
    for table, rows in evidence.tables.items():
        yield f"the table {table}", b"\n".join(_written(table, row) for row in rows)


def _written(table: str, row: dict[str, Any]) -> bytes:
    columns = (
        value
        for name, value in row.items()
        if value is not None and (table, name) not in OPEN and not (name == "record" and table in SEALED)
    )
    return b"\n".join(map(_as_bytes, columns))


def _as_bytes(value: Any) -> bytes:
    match value:
        case bytes() | bytearray() | memoryview():
            return bytes(value)
        case dict() | list():
            return json.dumps(value, ensure_ascii=False).encode()
        case _:
            return str(value).encode()
