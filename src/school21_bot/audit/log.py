"""Writing and reading the log of what staff did."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from school21_bot import clock
from school21_bot.audit.actions import Action, Target
from school21_bot.ids import new_id
from school21_bot.storage import Page, as_json, as_moment, fetch, insert_row, page_within

PAGE_SIZE = 10
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted; None is "any". `since` is included, `until` is not."""

    actor: int | None = None
    via: str | None = None
    action: Action | None = None
    since: datetime | None = None
    until: datetime | None = None
    target_kind: Target | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act, as it was written down; `actor` is the id of a person, None for the command line."""

    id: int
    at: datetime
    via: str
    actor: int | None
    action: str
    target_kind: str | None
    target: int | None
    details: dict[str, Any]


async def note(
    via: str,
    actor: int | None,
    action: Action,
    *,
    target: tuple[Target, int] | None = None,
    details: dict[str, Any] | None = None,
) -> None:
    """Append one entry; it stands or falls with the transaction around it."""
    await insert_row(
        "audit_entry",
        id=new_id(),
        at=clock.now(),
        via=via,
        actor=actor,
        action=action.value,
        target_kind=target[0].value if target else None,
        target=target[1] if target else None,
        details=details,
    )


async def page(wanted: Filter, number: int) -> Page[Entry]:
    """A page of the entries that are wanted, the newest first."""
    where, values = _condition(wanted)
    total: int = (await fetch(f"SELECT count(*) AS total FROM audit_entry WHERE {where}", *values))[0]["total"]  # noqa: S608  # no value is in it
    number = page_within(number, total, PAGE_SIZE)
    first = f"${len(values) + 1}"
    rows = await fetch(
        f"SELECT * FROM audit_entry WHERE {where} ORDER BY id DESC LIMIT {PAGE_SIZE} OFFSET {first}",  # noqa: S608  # no value is in it
        *values,
        number * PAGE_SIZE,
    )
    return Page(tuple(map(_entry, rows)), number, total, PAGE_SIZE)


async def before(wanted: Filter, entry_id: int, size: int) -> list[Entry]:
    """So many of the entries that are wanted whose ids lie before one, the newest first."""
    where, values = _condition(wanted)
    rows = await fetch(
        f"SELECT * FROM audit_entry WHERE {where} AND id < ${len(values) + 1} ORDER BY id DESC LIMIT {size}",  # noqa: S608  # no value is in it
        *values,
        entry_id,
    )
    return [_entry(row) for row in rows]


async def entry(entry_id: int) -> Entry | None:
    """One entry, None if there is none with this id."""
    rows = await fetch("SELECT * FROM audit_entry WHERE id = $1", entry_id)
    return _entry(rows[0]) if rows else None


async def everything(wanted: Filter) -> AsyncGenerator[list[Entry], None]:
    """All entries that are wanted, the oldest first, in batches."""
    where, values = _condition(wanted)
    last = 0
    while True:
        rows = await fetch(
            f"SELECT * FROM audit_entry WHERE {where} AND id > ${len(values) + 1} ORDER BY id LIMIT {_BATCH}",  # noqa: S608  # no value is in it
            *values,
            last,
        )
        if not rows:
            return
        last = rows[-1]["id"]
        yield [_entry(row) for row in rows]


async def actors() -> list[int]:
    """Everybody who ever did something."""
    rows = await fetch("SELECT DISTINCT actor FROM audit_entry WHERE actor IS NOT NULL ORDER BY actor")
    return [row["actor"] for row in rows]


async def actions() -> list[Action]:
    """Everything that was ever done, in the order of our list."""
    done = {row["action"] for row in await fetch("SELECT DISTINCT action FROM audit_entry")}
    return [action for action in Action if action.value in done]


def _condition(wanted: Filter) -> tuple[str, list[Any]]:
    parts = (
        ("actor = ", wanted.actor),
        ("via = ", wanted.via),
        ("action = ", wanted.action.value if wanted.action else None),
        ("at >= ", wanted.since),
        ("at < ", wanted.until),
        ("target_kind = ", wanted.target_kind.value if wanted.target_kind else None),
        ("target = ", wanted.target),
    )
    given = [(condition, value) for condition, value in parts if value is not None]
    conditions = [f"{condition}${number}" for number, (condition, _) in enumerate(given, start=1)]
    return " AND ".join(conditions) or "id > 0", [value for _, value in given]


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(
        id=row["id"],
        at=as_moment(row["at"]),
        via=row["via"],
        actor=row["actor"],
        action=row["action"],
        target_kind=row["target_kind"],
        target=row["target"],
        details=as_json(row["details"], dict[str, Any]) if row["details"] is not None else {},
    )
