"""The dictionaries: the roles that people have, and the levels."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.exceptions import IntegrityError

from school21_bot import clock
from school21_bot.errors import NotFound
from school21_bot.ids import new_id
from school21_bot.people.accounts import LevelName, RoleName
from school21_bot.people.listed import Listed
from school21_bot.people.meanings import KnownRole, Meanings
from school21_bot.people.models import Level, Role
from school21_bot.people.role_line import OwnName, RoleLine, own_names, parse_role_line
from school21_bot.people.spelling import role_key
from school21_bot.search import KNOWN, Forms
from school21_bot.storage import fetch, transaction

# What staff change is read anew at once by the process that changed it, and within this time by the others.
_FRESH = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role with the number of listed members who have it."""

    id: int
    name: str
    members: int


class Dictionary:
    """Reads roles and levels; makes a role when somebody types a new one.

    Its lists are asked for on most taps and are the same for everybody: they are kept for a moment.
    """

    def __init__(self) -> None:
        self._roles: tuple[RoleChoice, ...] = ()
        self._roles_at: datetime | None = None
        self._roles_changed = False
        self._reading_roles = asyncio.Lock()
        self._every: tuple[KnownRole, ...] = ()
        self._every_at: datetime | None = None
        self._every_changed = False
        self._meanings: Meanings | None = None
        self.listed = Listed()
        self._levels: tuple[LevelName, ...] = ()
        self._levels_at: datetime | None = None
        self._levels_changed = False
        self._own_names: tuple[OwnName, ...] = ()

    async def roles_by_use(self) -> tuple[RoleChoice, ...]:
        """The roles that listed members have, most used first."""
        async with self._reading_roles:  # whoever waits for it reads what the first has read
            if self._roles_changed or not _is_fresh(self._roles_at):
                self._roles_changed = False
                self._roles = await self._read_roles()
                self._roles_at = clock.now()
        return self._roles

    async def _read_roles(self) -> tuple[RoleChoice, ...]:
        numbers = await self.listed.of_roles()
        self._keep_every(tuple(numbers))
        known = {role.id: role for role in numbers}
        members = Counter[int]()
        for role, number in numbers.items():
            members[role.root_id] += max(number, 0)
        found = [
            RoleChoice(root, known[root].name, number) for root, number in members.items() if number and root in known
        ]
        return tuple(sorted(found, key=lambda role: (-role.members, role.name)))

    async def meanings(self, forms: Forms = KNOWN[-1]) -> Meanings:
        """What words and numbers of a search stand for."""
        roles, levels = await self.every_role(), await self.levels()
        if self._meanings is None or not self._meanings.is_of(roles, levels, forms):
            self._meanings = Meanings(roles, levels, forms)
        return self._meanings

    async def every_role(self) -> tuple[KnownRole, ...]:
        """All roles, those that were merged into others among them; the same tuple until it is read anew."""
        if self._every_changed or not _is_fresh(self._every_at):
            rows = await fetch("SELECT id, coalesce(merged_into_id, id) AS root_id, name FROM role ORDER BY id")
            self._keep_every(tuple(KnownRole(**row) for row in rows))
        return self._every

    def _keep_every(self, found: tuple[KnownRole, ...]) -> None:
        self._every_changed = False
        self._every = self._every if found == self._every else found
        self._every_at = clock.now()

    async def roles(self) -> list[RoleName]:
        """All roles by name, without those that were merged into another."""
        return [RoleName(role.id, role.name) for role in await Role.filter(merged_into_id=None).order_by("name")]

    def forget(self) -> None:
        """Read the lists anew next time: somebody joined, or staff changed a name."""
        self._roles_changed = self._levels_changed = self._every_changed = True

    async def role(self, role_id: int) -> RoleName:
        """The role with this id; a merged one is the role that it was merged into.

        Raises:
            NotFound: there is none.
        """
        known = {role.id: role for role in await self.every_role()}
        if (role := known.get(role_id)) is not None and role.root_id in known:
            return RoleName(role.root_id, known[role.root_id].name)
        # Perhaps another process made it a moment ago.
        made = await Role.get_or_none(id=role_id)
        if made is None:
            raise NotFound
        return await self._root(made)

    async def role_called(self, name: str) -> RoleName:
        """The role that `name` is a spelling of; without an id if there is none."""
        role = await Role.get_or_none(key=role_key(name))
        return await self._root(role) if role else RoleName(None, name)

    async def enter_role(self, name: str) -> int:
        """The id of the role that `name` is a spelling of, made if it is new."""
        known = await self.role_called(name)
        if known.id is None:
            try:
                role_id = new_id()
                async with transaction():
                    await Role.create(id=role_id, name=name, key=role_key(name))
                self._every_changed = True
                return role_id
            except IntegrityError:  # somebody else entered it at the same moment
                known = await self.role_called(name)
        assert known.id is not None  # noqa: S101  # it is in the table, by us or by somebody else
        return known.id

    async def _root(self, role: Role) -> RoleName:
        return await self.role(role.merged_into_id) if role.merged_into_id else RoleName(role.id, role.name)

    async def levels(self) -> tuple[LevelName, ...]:
        """All levels, in order."""
        if self._levels_changed or not _is_fresh(self._levels_at):
            await self._read_levels()
        return self._levels

    async def levels_by_use(self, roles: Sequence[int]) -> dict[LevelName, int]:
        """All levels, in order, with the numbers of listed members of some roles, or of all."""
        numbers = await self.listed.of_levels(roles)
        self._keep_levels(tuple(numbers))
        return numbers

    async def level(self, level_id: int) -> LevelName:
        """The level with this id.

        Raises:
            NotFound: there is none.
        """
        return await self._level(lambda level: level.id == level_id)

    async def level_coded(self, code: str) -> LevelName:
        """The level with this code.

        Raises:
            NotFound: there is none.
        """
        return await self._level(lambda level: level.code == code)

    async def read_line(self, text: str) -> RoleLine:
        """Tell the level from the role in a typed line; the names that staff gave to levels count as well.

        Raises:
            RuleViolated: the line is empty, or the role in it is too long.
        """
        await self.levels()
        return parse_role_line(text, self._own_names)

    async def _level(self, is_wanted: Callable[[LevelName], bool]) -> LevelName:
        for known in await self.levels():
            if is_wanted(known):
                return known
        await self._read_levels()  # perhaps another process added it a moment ago
        found = next(filter(is_wanted, self._levels), None)
        if found is None:
            raise NotFound
        return found

    async def _read_levels(self) -> None:
        rows = await Level.all().order_by("position", "id")
        self._keep_levels(tuple(LevelName(level.id, level.code, level.name) for level in rows))

    def _keep_levels(self, found: tuple[LevelName, ...]) -> None:
        self._levels_changed = False
        self._levels_at = clock.now()
        if found != self._levels:  # otherwise what was made of them stays good
            self._levels = found
            self._own_names = own_names({level.name: level.code for level in found if level.name})


def _is_fresh(read_at: datetime | None) -> bool:
    return read_at is not None and timedelta(0) <= clock.now() - read_at < _FRESH
