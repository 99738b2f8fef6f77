"""What staff do with roles: see which there are, give one another name, make one of two."""

from dataclasses import dataclass
from typing import Any

from tortoise.exceptions import IntegrityError

from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, NotFound, RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.ids import new_id
from school21_bot.people.dictionary import Dictionary
from school21_bot.people.models import Role
from school21_bot.people.role_line import parse_role_line
from school21_bot.people.rules import Field, role
from school21_bot.people.spelling import role_key
from school21_bot.storage import Page, fetch, lock_row, page_within, transaction

PAGE_SIZE = 8

# Whoever is registering counts by what they have answered so far, everybody else by their card.
_USES = """
    SELECT coalesce(role.merged_into_id, role.id) AS root, sum(used.members) AS members, sum(used.others) AS others
    FROM (
        SELECT role_id, CASE WHEN status = 'member' THEN count(*) ELSE 0 END AS members,
               CASE WHEN status = 'member' THEN 0 ELSE count(*) END AS others
        FROM person WHERE role_id IS NOT NULL AND status NOT IN ('applying', 'abandoned') GROUP BY role_id, status
        UNION ALL
        SELECT role_id, 0, count(*) FROM registration
        WHERE role_id IS NOT NULL AND status IN ('active', 'abandoned') GROUP BY role_id
    ) used JOIN role ON role.id = used.role_id
    GROUP BY coalesce(role.merged_into_id, role.id)
"""
_ROLES = f"""
    SELECT root.id, root.name, coalesce(uses.members, 0) AS members, coalesce(uses.others, 0) AS others
    FROM role root LEFT JOIN ({_USES}) uses ON uses.root = root.id
    WHERE root.merged_into_id IS NULL
"""  # noqa: S608  # no value is in it
_MERGE = "UPDATE role SET merged_into_id = $2 WHERE id = $1 OR merged_into_id = $1"


@dataclass(frozen=True, slots=True)
class UsedRole:
    """A role with the number of members who have it, and of others: who registers, waits, or has gone."""

    id: int
    name: str
    members: int
    others: int
    aliases: tuple[str, ...] = ()


RolePage = Page[UsedRole]
"""The most used first."""


class RoleBook:
    """The verbs of staff about roles. People's rows keep the role they entered: readers follow it to its root."""

    def __init__(self, access: Access, dictionary: Dictionary) -> None:
        self._access = access
        self._dictionary = dictionary

    async def page(self, actor: Actor, number: int, *, words: str = "", but: int | None = None) -> RolePage:
        """A page of the roles whose present or earlier names hold all the `words`, without the one that is `but`.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        condition, values = _condition(words, but)
        (counted,) = await fetch(
            f"SELECT count(*) AS total FROM role root WHERE root.merged_into_id IS NULL {condition}",  # noqa: S608  # no value is in it
            *values,
        )
        number = page_within(number, counted["total"], PAGE_SIZE)
        rows = await fetch(
            f"""{_ROLES} {condition} ORDER BY members DESC, others DESC, root.name, root.id
            LIMIT {PAGE_SIZE} OFFSET ${len(values) + 1}""",
            *values,
            number * PAGE_SIZE,
        )
        return Page(tuple(map(_used, rows)), number, counted["total"], PAGE_SIZE)

    async def role(self, actor: Actor, role_id: int) -> UsedRole:
        """A role with its earlier names; a merged one is the role that it was merged into.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        root = await self._dictionary.role(role_id)
        rows = await fetch(f"{_ROLES} AND root.id = $1", root.id)
        if not rows:
            raise NotFound
        names = await fetch("SELECT name FROM role WHERE merged_into_id = $1 ORDER BY name, id", root.id)
        return _used(rows[0], tuple(row["name"] for row in names))

    async def name(self, actor: Actor, role_id: int) -> str:
        """What a role was called when it was merged, or is called now.

        Raises:
            NotAllowed: not for this actor.
            NotFound: there is none.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        rows = await fetch("SELECT name FROM role WHERE id = $1", role_id)
        if not rows:
            raise NotFound
        return str(rows[0]["name"])

    async def rename(self, actor: Actor, role_id: int, text: str) -> None:
        """Give a role another name; who types the old one still means this role.

        Raises:
            NotAllowed: not for this actor.
            RuleViolated: no name for a role, or that of another role, with which this one might be merged.
            NotFound: there is no such role.
            Conflict: it was merged into another one meanwhile.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        name = _name(text)
        try:
            async with transaction():
                await _hold_roles()
                renamed = _root(await Role.get_or_none(id=role_id))
                if renamed.name == name:
                    return
                namesake = await _namesake(renamed, name)
                await self._access.act(actor, Action.ROLE_RENAMED, target=(Target.ROLE, role_id))
                await _rename(renamed, namesake, name)
                failpoint("role:before-commit")
        except IntegrityError:  # somebody else entered that name at the same moment
            raise RuleViolated(Field.ROLE, "known") from None
        self._dictionary.forget()

    async def merge(self, actor: Actor, role_id: int, into_id: int) -> None:
        """Make one role of two: everybody who has the first, or types its names, has the second; there is no way back.

        Raises:
            NotAllowed: not for this actor.
            NotFound: one of them is not there.
            Conflict: they are the same role already, or one was merged meanwhile.
        """
        await self._access.require(actor, Right.DICTIONARIES)
        for one in (role_id, into_id):  # whoever sees an old window is refused without waiting for anybody
            _root(await Role.get_or_none(id=one))
        async with transaction():
            await _hold_roles()
            merged, root = [_root(await Role.get_or_none(id=one)) for one in (role_id, into_id)]
            if merged.id == root.id:
                raise Conflict
            await self._access.act(
                actor, Action.ROLE_MERGED, target=(Target.ROLE, role_id), details={"into_role": into_id}
            )
            await fetch(_MERGE, role_id, into_id)
            failpoint("role:before-commit")
        self._dictionary.forget()


def _condition(words: str, but: int | None) -> tuple[str, list[Any]]:
    values: list[Any] = []
    named = []
    for word in role_key(words).split():
        values.append("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
        named.append(f"key LIKE ${len(values)} ESCAPE '\\'")
    conditions = []
    if named:
        conditions.append(
            f"root.id IN (SELECT coalesce(merged_into_id, id) FROM role WHERE {' AND '.join(named)})"  # noqa: S608  # no value is in it
        )
    if but is not None:
        values.append(but)
        conditions.append(f"root.id <> ${len(values)}")
    return "".join(f" AND {condition}" for condition in conditions), values


def _used(row: dict[str, Any], aliases: tuple[str, ...] = ()) -> UsedRole:
    return UsedRole(row["id"], row["name"], int(row["members"]), int(row["others"]), aliases)


def _name(text: str) -> str:
    """A name that people mean when they type it: a level in it would be taken out.

    Raises:
        RuleViolated: no name for a role.
    """
    name = role(text)
    if parse_role_line(name).role != name:
        raise RuleViolated(Field.ROLE, "with-level")
    return name


def _root(role: Role | None) -> Role:
    if role is None:
        raise NotFound
    if role.merged_into_id is not None:
        raise Conflict
    return role


async def _hold_roles() -> None:
    """Let nobody else rename or merge until the transaction ends: a merge writes rows of other merges as well.

    The oldest role stands for all of them, because none is ever deleted.
    """
    rows = await fetch("SELECT min(id) AS id FROM role")
    await lock_row("role", rows[0]["id"])


async def _namesake(renamed: Role, name: str) -> Role | None:
    """The row that has this name already: the role's own, or one of its earlier names.

    Raises:
        RuleViolated: another role has it.
    """
    namesake = await Role.get_or_none(key=role_key(name))
    if namesake is not None and renamed.id not in {namesake.id, namesake.merged_into_id}:
        raise RuleViolated(Field.ROLE, "known")
    return namesake


async def _rename(renamed: Role, namesake: Role | None, name: str) -> None:
    """Write the new name, and keep the old one as another name of the same role."""
    key = role_key(name)
    if namesake is None:
        await Role.filter(id=renamed.id).update(name=name, key=key)
        await Role.create(id=new_id(), name=renamed.name, key=renamed.key, merged_into_id=renamed.id)
    elif namesake.id == renamed.id:  # the same name, spelt otherwise
        await Role.filter(id=renamed.id).update(name=name)
    else:  # it was called so before: the two change places; no key is ever there twice, and none begins with a space
        await Role.filter(id=namesake.id).update(key=f" {namesake.id}")
        await Role.filter(id=renamed.id).update(name=name, key=key)
        await Role.filter(id=namesake.id).update(name=renamed.name, key=renamed.key)
