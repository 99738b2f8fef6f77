"""What staff do with levels: name them, put them in order, add one."""

from dataclasses import dataclass
from enum import IntEnum

from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, NotFound, RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_id
from school21_bot.people.accounts import LevelName
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.level_words import LevelCode
from school21_bot.people.models import Level
from school21_bot.people.role_line import level_meant
from school21_bot.people.spelling import is_blank, one_line, role_key
from school21_bot.storage import fetch, lock_row, transaction

LONGEST_NAME = 64
LEVEL_NAME = "level_name"
"""What a name of a level is called where it is refused."""

_LEVELS = """
    SELECT level.id, level.code, level.name, coalesce(used.members, 0) AS members, coalesce(used.others, 0) AS others
    FROM level LEFT JOIN (
        SELECT level_id, sum(members) AS members, sum(others) AS others
        FROM (
            SELECT level_id, CASE WHEN status = 'member' THEN count(*) ELSE 0 END AS members,
                   CASE WHEN status = 'member' THEN 0 ELSE count(*) END AS others
            FROM person WHERE level_id IS NOT NULL AND status NOT IN ('applying', 'abandoned') GROUP BY level_id, status
            UNION ALL
            SELECT level_id, 0, count(*) FROM registration
            WHERE level_id IS NOT NULL AND status IN ('active', 'abandoned') GROUP BY level_id
        ) uses GROUP BY level_id
    ) used ON used.level_id = level.id
    ORDER BY level.position, level.id
"""


class Direction(IntEnum):
    """Where a level goes in the list."""

    UP = -1
    DOWN = 1


@dataclass(frozen=True, slots=True)
class UsedLevel:
    """A level with the number of members at it, and of others; `position` counts from 1."""

    level: LevelName
    members: int
    others: int
    position: int
    is_last: bool

    @property
    def has_usual_name(self) -> bool:
        """Whether there is a usual name to go back to: levels that staff added have none."""
        return self.level.name is not None and self.level.code in set(LevelCode)


class LevelBook:
    """The verbs of staff about levels. One row stands for the order of all: whoever holds it writes."""

    def __init__(self, access: Access, dictionary: Dictionary) -> None:
        self._access = access
        self._dictionary = dictionary

    async def levels(self, actor: Actor) -> list[UsedLevel]:
        """All levels, in order.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        rows = await fetch(_LEVELS)
        return [
            UsedLevel(
                LevelName(row["id"], row["code"], row["name"]),
                int(row["members"]),
                int(row["others"]),
                position,
                position == len(rows),
            )
            for position, row in enumerate(rows, start=1)
        ]

    async def level(self, actor: Actor, level_id: int) -> UsedLevel:
        """One of them.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none.
        """
        for used in await self.levels(actor):
            if used.level.id == level_id:
                return used
        raise NotFound

    async def rename(self, actor: Actor, level_id: int, text: str) -> None:
        """Give a level a name of its own; the usual one is still understood.

        Raises:
            NotAllowed: not for this actor.
            RuleViolated: no name for a level, or that of another one.
            NotFound: there is no such level.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        name = level_name(text)
        async with transaction():
            renamed = _with_id(level_id, await _locked())
            await _check_free(name, renamed)
            if renamed.name != name:
                await self._write_name(actor, renamed, name)
        self._dictionary.forget()

    async def use_usual_name(self, actor: Actor, level_id: int) -> None:
        """Give a level its usual name back.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is no such level.
            Conflict: staff added it, and it has no other name.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        async with transaction():
            renamed = _with_id(level_id, await _locked())
            if renamed.code not in set(LevelCode):
                raise Conflict
            if renamed.name is not None:
                await self._write_name(actor, renamed, None)
        self._dictionary.forget()

    async def move(self, actor: Actor, level_id: int, to: Direction) -> None:
        """Change places with the neighbour; the first stays first, and the last stays last.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is no such level.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        async with transaction():
            levels = await _locked()
            moved = _with_id(level_id, levels)
            before = levels.index(moved)
            after = min(max(0, before + to), len(levels) - 1)
            if before == after:
                return
            levels[before], levels[after] = levels[after], levels[before]
            await self._access.act(
                actor,
                Action.LEVEL_MOVED,
                target=(Target.LEVEL, level_id),
                details={"from_place": before + 1, "to_place": after + 1},
            )
            await _put_in_order(levels)
            failpoint("level:before-commit")
        self._dictionary.forget()

    async def add(self, actor: Actor, text: str) -> int:
        """Add a level at the end, though before "not stated" if that is the last; gives its id.

        Raises:
            NotAllowed: not for this actor.
            RuleViolated: no name for a level, or that of another one.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        name, level_id = level_name(text), new_id()
        async with transaction():
            levels = await _locked()
            await _check_free(name)
            place = len(levels) - 1 if levels and levels[-1].code == LevelCode.UNSTATED else len(levels)
            await self._access.act(actor, Action.LEVEL_ADDED, target=(Target.LEVEL, level_id))
            added = await Level.create(id=level_id, code=f"own-{level_id}", name=name, position=0)
            await _put_in_order([*levels[:place], added, *levels[place:]])
            failpoint("level:before-commit")
        self._dictionary.forget()
        return level_id

    async def _write_name(self, actor: Actor, renamed: Level, name: str | None) -> None:
        await self._access.act(actor, Action.LEVEL_RENAMED, target=(Target.LEVEL, renamed.id))
        await Level.filter(id=renamed.id).update(name=name)
        failpoint("level:before-commit")


def level_name(text: str) -> str:
    """A name for a level: a line of 1 to 64 characters with a letter in it.

    Raises:
        RuleViolated: empty, no-letters or too-long.
    """
    name = one_line(text[: LONGEST_NAME * 8])
    if is_blank(name):
        raise RuleViolated(LEVEL_NAME, "empty")
    if not any(map(str.isalpha, name)):
        raise RuleViolated(LEVEL_NAME, "no-letters")
    if len(name) > LONGEST_NAME:
        raise RuleViolated(LEVEL_NAME, "too-long", limit=LONGEST_NAME, length=len(text))
    return name


async def _locked() -> list[Level]:
    """All levels in order, held until the caller's transaction ends."""
    first = await Level.all().order_by("id").first()
    if first is not None:
        await lock_row("level", first.id)
    return await Level.all().order_by("position", "id")


async def _check_free(name: str, owner: Level | None = None) -> None:
    """Refuse a name that means another level when somebody types it."""
    meant = level_meant(name)
    others = [level for level in await Level.all() if owner is None or level.id != owner.id]
    for other in others:
        if other.code == meant or (other.name is not None and role_key(other.name) == role_key(name)):
            raise RuleViolated(LEVEL_NAME, "known")


async def _put_in_order(levels: list[Level]) -> None:
    for position, level in enumerate(levels, start=1):
        if level.position != position:
            await Level.filter(id=level.id).update(position=position)


def _with_id(level_id: int, levels: list[Level]) -> Level:
    for level in levels:
        if level.id == level_id:
            return level
    raise NotFound
