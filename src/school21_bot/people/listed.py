"""How many members are listed, by role and level: kept by the database itself, added up by whoever reads.

Every change of a person leaves a row in the transaction of the change; a reading sums them, and replaces many by few.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from school21_bot import clock
from school21_bot.logs import logger
from school21_bot.people.accounts import LevelName
from school21_bot.people.meanings import KnownRole
from school21_bot.search import Statement
from school21_bot.storage import DatabaseBusy, current_connection, fetch, transaction

log = logger("people")

_MANY = 5_000
"""More rows than that are not left to the next reading; there are some for each role and level."""

_MENDING = 1504
_CHECKED_EVERY = timedelta(days=1)

_OF_ROLES = """
    SELECT r.id, coalesce(r.merged_into_id, r.id) AS root_id, r.name, coalesce(n.number, 0) AS number,
        coalesce(n.parts, 0) AS parts
    FROM role r LEFT JOIN (
        SELECT role, CAST(sum(number) AS BIGINT) AS number, count(*) AS parts FROM listed_count GROUP BY role
    ) n ON n.role = r.id
    ORDER BY r.id
"""
_OF_LEVELS = """
    SELECT l.id, l.code, l.name, coalesce(n.number, 0) AS number
    FROM level l LEFT JOIN (
        SELECT level, CAST(sum(number) AS BIGINT) AS number FROM listed_count {} GROUP BY level
    ) n ON n.level = l.id
    ORDER BY l.position, l.id
"""
_FOLD_IN_POSTGRES = """
    WITH gone AS (
        DELETE FROM listed_count WHERE id IN (SELECT id FROM listed_count ORDER BY id FOR UPDATE SKIP LOCKED)
        RETURNING role, level, number
    )
    INSERT INTO listed_count (role, level, number)
    SELECT role, level, sum(number) FROM gone GROUP BY role, level HAVING sum(number) <> 0
"""
_LAST = "SELECT coalesce(max(id), 0) AS id FROM listed_count"
_FOLD_IN_SQLITE = (
    """INSERT INTO listed_count (role, level, number)
    SELECT role, level, sum(number) FROM listed_count WHERE id <= $1 GROUP BY role, level HAVING sum(number) <> 0""",
    "DELETE FROM listed_count WHERE id <= $1",
)
# In one statement, which sees people and counts as they were at one moment.
_MEND = """
    INSERT INTO listed_count (role, level, number)
    SELECT role, level, sum(number) FROM (
        SELECT coalesce(role_id, 0) AS role, coalesce(level_id, 0) AS level, count(*) AS number FROM person
        WHERE status = 'member' AND listed GROUP BY 1, 2
        UNION ALL SELECT role, level, -number FROM listed_count
    ) off GROUP BY role, level HAVING sum(number) <> 0
    RETURNING number
"""


def _same_roles(statement: Statement, roles: Sequence[int]) -> str:
    """Of one of these roles, whatever was merged into what."""
    listed = ", ".join(map(statement.place, roles))
    roots = f"SELECT coalesce(merged_into_id, id) FROM role WHERE id IN ({listed})"  # noqa: S608  # places
    return f"role IN (SELECT id FROM role WHERE coalesce(merged_into_id, id) IN ({roots}))"  # noqa: S608  # places


class Listed:
    """The counts."""

    def __init__(self) -> None:
        self._checked_at: datetime | None = None

    async def of_roles(self) -> dict[KnownRole, int]:
        """All roles, those that were merged into others among them, with how many there are of each."""
        rows = await fetch(_OF_ROLES)
        if sum(row["parts"] for row in rows) > _MANY:
            with suppress(DatabaseBusy):  # the next reading will
                await self.fold()
        return {KnownRole(row["id"], row["root_id"], row["name"]): row["number"] for row in rows}

    async def of_levels(self, roles: Sequence[int]) -> dict[LevelName, int]:
        """All levels in order, with how many are at each, of some roles and of those that are the same, or of all."""
        statement = Statement()
        where = f"WHERE {_same_roles(statement, roles)}" if roles else ""
        rows = await fetch(_OF_LEVELS.format(where), *statement.values)
        return {LevelName(row["id"], row["code"], row["name"]): row["number"] for row in rows}

    async def number(self, roles: Sequence[int], levels: Sequence[int]) -> int:
        """How many there are of any of some roles and at any of some levels; of nothing said, all."""
        statement, narrowed = Statement(), ["1 = 1"]
        if roles:
            narrowed.append(_same_roles(statement, roles))
        if levels:
            narrowed.append(f"level IN ({', '.join(map(statement.place, levels))})")
        (row,) = await fetch(
            f"SELECT coalesce(sum(number), 0) AS number FROM listed_count WHERE {' AND '.join(narrowed)}",  # noqa: S608  # places
            *statement.values,
        )
        return int(row["number"])

    async def fold(self) -> None:
        """Replace the rows of each place by one; what is being written meanwhile stays beside it."""
        async with transaction():
            if current_connection().capabilities.dialect == "postgres":
                await fetch(_FOLD_IN_POSTGRES)
                return
            (last,) = await fetch(_LAST)
            for statement in _FOLD_IN_SQLITE:
                await fetch(statement, last["id"])

    async def mend(self) -> int:
        """Count everybody, and add what is off; how much that was."""
        async with transaction():
            if current_connection().capabilities.dialect == "postgres":
                await fetch("SELECT pg_advisory_xact_lock($1)", _MENDING)  # two would both add what is off
            off: int = sum(abs(row["number"]) for row in await fetch(_MEND))
        if off:
            log.warning("the counts of listed members were off", by=off)
        return off

    async def check(self) -> bool:
        """Do so once a day."""
        now = clock.now()
        if self._checked_at is None or now - self._checked_at >= _CHECKED_EVERY:
            self._checked_at = now
            await self.mend()
        return False
