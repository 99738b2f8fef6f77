"""Everybody as a table for staff, narrowed and ordered; paged by key: the last page is as quick as the first."""

from collections.abc import Iterator, Sequence
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
    WHERE p.id IN ({})
"""
_OF_ROLES = "p.role_id IN (SELECT id FROM role WHERE coalesce(merged_into_id, id) IN ({}))"
_STOPPED = """registration r JOIN person p ON p.id = r.person_id
    WHERE r.status = 'abandoned' AND r.step = {} AND r.started_at >= {} AND r.started_at < {}"""


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

    @property
    def ordered(self) -> Order:
        """The order in which they are listed: whoever has stopped has not joined."""
        return self.order if self.stop is None else _WITHOUT_JOINING.get(self.order, self.order)


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
        ids, following = await self.ids(by, choice, after)
        return ListedPage(await self._these(ids), following)

    async def ids(
        self, by: Actor, choice: Choice, after: Key | None = None, size: int = PAGE_SIZE
    ) -> tuple[list[int], Key | None]:
        """Who is on that page, and the key after which the next begins.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.PEOPLE)
        values: list[Any] = []
        # Each list has an index in which its next people lie together: of each a page is read, and the first stay.
        lists = [f"SELECT * FROM ({one} LIMIT {size + 1}) AS list" for one in _lists(choice, after, values)]  # noqa: S608
        rows = await fetch(
            f"SELECT id, joined_at FROM ({' UNION ALL '.join(lists)}) AS found"  # noqa: S608
            f" ORDER BY {_ORDER[choice.ordered].format('id', 'joined_at')} LIMIT {size + 1}",
            *values,
        )
        return [row["id"] for row in rows[:size]], _key_of(rows[size - 1]) if len(rows) > size else None

    async def these(self, by: Actor, ids: tuple[int, ...]) -> tuple[Listed, ...]:
        """Some people, in this order; who is gone is left out.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(by, Right.PEOPLE)
        return await self._these(ids)

    async def _these(self, ids: Sequence[int]) -> tuple[Listed, ...]:
        if not ids:
            return ()
        values: list[Any] = []
        rows = await fetch(_LINE.format(_list(values, *ids)), *values)
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


_WITHOUT_JOINING = {Order.JOINED_LAST: Order.NEWEST, Order.JOINED_FIRST: Order.OLDEST}
_ORDER = {
    Order.NEWEST: "{0} DESC",
    Order.OLDEST: "{0}",
    Order.JOINED_LAST: "{1} DESC, {0} DESC",
    Order.JOINED_FIRST: "{1}, {0}",
}


def _key_of(row: dict[str, Any]) -> Key:
    return Key(row["id"], as_moment(row["joined_at"]) if row["joined_at"] else None)


def _lists(choice: Choice, after: Key | None, values: list[Any]) -> Iterator[str]:
    """The lists in which the people of a choice are: one for each status, if it matters who they are."""
    conditions = [*_narrowed(choice, values), *_after(choice.ordered, after, values)]
    if choice.stop is not None:
        stop = choice.stop
        places = (_list(values, one) for one in (stop.step.value, stop.since, stop.until))
        statuses = [f"p.status IN ({_list(values, *map(str, choice.statuses))})"] if choice.statuses else []
        yield _in_order(" AND ".join((_STOPPED.format(*places), *statuses, *conditions)), "r.person_id", choice.ordered)
    elif choice.statuses or choice.roles or choice.levels or choice.ordered in _WITHOUT_JOINING:
        for status in choice.statuses or Status:
            where = " AND ".join((f"p.status = {_list(values, status.value)}", *conditions))
            yield _in_order(f"person p WHERE {where}", "p.id", choice.ordered)
    else:
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        yield _in_order(f"person p{where}", "p.id", choice.ordered)


def _in_order(people: str, person: str, order: Order) -> str:
    return f"SELECT p.id, p.joined_at FROM {people} ORDER BY {_ORDER[order].format(person, 'p.joined_at')}"  # noqa: S608  # no value is in it


def _narrowed(choice: Choice, values: list[Any]) -> Iterator[str]:
    # There is an index of those who have a role or a level: the database has to be told that it will do.
    if choice.roles:
        yield "p.role_id IS NOT NULL"
        yield _OF_ROLES.format(_list(values, *choice.roles))
    if choice.levels:
        yield "p.level_id IS NOT NULL"
        yield f"p.level_id IN ({_list(values, *choice.levels)})"


def _after(order: Order, after: Key | None, values: list[Any]) -> Iterator[str]:
    """Whoever comes later in the order; only those who have joined have a place in the order of joining."""
    sign = ">" if order in (Order.OLDEST, Order.JOINED_FIRST) else "<"
    if order in (Order.NEWEST, Order.OLDEST):
        if after is not None:
            yield f"p.id {sign} {_list(values, after.id)}"
        return
    yield "p.joined_at IS NOT NULL"
    if after is not None and after.joined_at is not None:
        yield f"(p.joined_at, p.id) {sign} ({_list(values, after.joined_at, after.id)})"


def _list(values: list[Any], *more: Any) -> str:
    """The parameters that stand for some more values."""
    first = len(values) + 1
    values += more
    return ", ".join(f"${number}" for number in range(first, first + len(more)))
