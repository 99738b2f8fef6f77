"""Everybody as a table for staff, narrowed and ordered; paged by key: the last page is as quick as the first."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from school21_bot.access import Access, Actor, Right
from school21_bot.people.accounts import place_of
from school21_bot.people.models import Status
from school21_bot.people.record import PersonRecord
from school21_bot.people.steps import Step
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.storage import as_moment, fetch

PAGE_SIZE = 25

_LINE = """
    SELECT p.id, p.status, p.record, p.joined_at, coalesce(role.merged_into_id, role.id) AS role, p.level_id AS level,
        (SELECT r.step FROM registration r WHERE r.person_id = p.id AND r.status IN ('active', 'abandoned')) AS step
    FROM person p LEFT JOIN role ON role.id = p.role_id
"""
_OF_ROLES = "p.role_id IN (SELECT id FROM role WHERE coalesce(merged_into_id, id) IN ({}))"
_STOPPED = """p.id IN (SELECT r.person_id FROM registration r
    WHERE r.status = 'abandoned' AND r.step = {} AND r.started_at >= {} AND r.started_at < {})"""


class Order(StrEnum):
    """By what people are ordered, and which come first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    JOINED_LAST = "joined-last"
    JOINED_FIRST = "joined-first"


@dataclass(frozen=True, slots=True)
class Stop:
    """An abandoned registration: the step where it stands, and between which moments it began."""

    step: Step
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom to list; nothing means everybody."""

    statuses: tuple[Status, ...] = ()
    roles: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()
    stop: Stop | None = None
    order: Order = Order.NEWEST


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in the table; `step`: where an open registration stands; without a name: the record cannot be opened."""

    id: int
    status: Status
    name: str
    nickname: str
    role: int | None
    level: int | None
    step: Step | None
    joined_at: datetime | None


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page of the table, and the key after which the next begins; None after the last."""

    people: tuple[Listed, ...]
    after: "Key | None"


@dataclass(frozen=True, slots=True)
class Key:
    """The place of somebody in an order."""

    id: int
    joined_at: datetime | None = None


class Listing:
    """Reads the table; for staff who look after people."""

    def __init__(self, access: Access, sealer: Sealer) -> None:
        self._access = access
        self._sealer = sealer

    async def page(self, by: Actor, choice: Choice, after: Key | None = None) -> ListedPage:
        """The page that begins after a key; the first without one.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.PEOPLE)
        values: list[Any] = []
        conditions = [*_narrowed(choice, values), *_after(choice.order, after, values)]
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = await fetch(
            f"{_LINE} {where} ORDER BY {_ORDER[choice.order]} LIMIT {PAGE_SIZE + 1}",
            *values,
        )
        people = tuple([await self._listed(row) for row in rows[:PAGE_SIZE]])
        more = len(rows) > PAGE_SIZE
        return ListedPage(people, Key(people[-1].id, people[-1].joined_at) if more else None)

    async def these(self, by: Actor, ids: tuple[int, ...]) -> tuple[Listed, ...]:
        """Some people, in this order; who is gone is left out.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.PEOPLE)
        if not ids:
            return ()
        values: list[Any] = []
        rows = await fetch(f"{_LINE} WHERE p.id IN ({_list(values, *ids)})", *values)
        found = {row["id"]: row for row in rows}
        return tuple([await self._listed(found[one]) for one in ids if one in found])

    async def _listed(self, row: dict[str, Any]) -> Listed:
        joined_at = as_moment(row["joined_at"]) if row["joined_at"] else None
        step = Step(row["step"]) if row["step"] else None
        facts = row["role"], row["level"], step, joined_at
        try:
            answers = await self._sealer.open(place_of(row["id"]), row["record"], PersonRecord)
        except Unreadable:
            return Listed(row["id"], Status(row["status"]), "", "", *facts)
        nickname = answers.school_nickname or answers.messenger_nickname or answers.username
        return Listed(row["id"], Status(row["status"]), answers.full_name, nickname, *facts)


_ORDER = {
    Order.NEWEST: "p.id DESC",
    Order.OLDEST: "p.id",
    Order.JOINED_LAST: "p.joined_at DESC, p.id DESC",
    Order.JOINED_FIRST: "p.joined_at, p.id",
}


def _narrowed(choice: Choice, values: list[Any]) -> list[str]:
    conditions = []
    if choice.statuses:
        conditions.append(f"p.status IN ({_list(values, *(status.value for status in choice.statuses))})")
    if choice.roles:
        conditions.append(_OF_ROLES.format(_list(values, *choice.roles)))
    if choice.levels:
        conditions.append(f"p.level_id IN ({_list(values, *choice.levels)})")
    if choice.stop is not None:
        stop = choice.stop
        conditions.append(
            _STOPPED.format(_list(values, stop.step.value), _list(values, stop.since), _list(values, stop.until))
        )
    return conditions


def _after(order: Order, after: Key | None, values: list[Any]) -> list[str]:
    """Whoever comes later in the order; only those who have joined have a place in the order of joining."""
    if order is Order.NEWEST:
        return [f"p.id < {_list(values, after.id)}"] if after else []
    if order is Order.OLDEST:
        return [f"p.id > {_list(values, after.id)}"] if after else []
    if after is None or after.joined_at is None:
        return ["p.joined_at IS NOT NULL"]
    sign = "<" if order is Order.JOINED_LAST else ">"
    return ["p.joined_at IS NOT NULL", f"(p.joined_at, p.id) {sign} ({_list(values, after.joined_at, after.id)})"]


def _list(values: list[Any], *more: Any) -> str:
    """The parameters that stand for some more values."""
    first = len(values) + 1
    values += more
    return ", ".join(f"${number}" for number in range(first, first + len(more)))
