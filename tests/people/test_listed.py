"""The counts of listed members are those of the rows, whoever changes them, and cost the same at any size."""

import asyncio
from collections import Counter
from random import Random

import pytest

from school21_bot.app import Services
from school21_bot.people import Query, Status
from school21_bot.people.listed import Listed
from school21_bot.people.models import Person, Role
from school21_bot.storage import current_connection, fetch, transaction
from tests.flows.people import make_member, make_members, set_status

SEEDS = range(4)


async def naively() -> Counter[tuple[int, int]]:
    rows = await fetch(
        """SELECT coalesce(role_id, 0) AS role, coalesce(level_id, 0) AS level, count(*) AS number FROM person
        WHERE status = 'member' AND listed GROUP BY 1, 2"""
    )
    return Counter({(row["role"], row["level"]): row["number"] for row in rows})


async def counted() -> Counter[tuple[int, int]]:
    rows = await fetch("SELECT role, level, CAST(sum(number) AS BIGINT) AS number FROM listed_count GROUP BY 1, 2")
    return Counter({(row["role"], row["level"]): row["number"] for row in rows if row["number"]})


async def kept() -> int:
    return int((await fetch("SELECT count(*) AS number FROM listed_count"))[0]["number"])


class Walk:
    """Changes people at random, as all ways of writing do."""

    def __init__(self, rng: Random, people: list[int], roles: list[int]) -> None:
        self._rng, self._people, self._roles = rng, people, roles

    async def step(self) -> None:
        person = self._rng.choice(self._people)
        match self._rng.randrange(7):
            case 0:
                await Person.filter(id=person).update(status=self._rng.choice(list(Status)))
            case 1:
                await Person.filter(id=person).update(listed=self._rng.random() < 0.5)
            case 2:
                await Person.filter(id=person).update(role_id=self._rng.choice([*self._roles, None]))
            case 3:
                await Person.filter(id=person).update(level_id=self._rng.choice([1, 2, None]))
            case 4:
                await Person.filter(id__in=self._people).update(status=Status.MEMBER, listed=True)
            case 5:
                await Listed().fold()
            case 6:
                await self._undone(person)

    async def _undone(self, person: int) -> None:
        async def change() -> None:
            async with transaction():
                await Person.filter(id=person).update(status=Status.LEFT)
                raise KeyError

        with pytest.raises(KeyError):
            await change()


@pytest.mark.parametrize("seed", SEEDS)
async def test_after_any_changes_they_are_what_is_counted_one_by_one(services: Services, seed: int) -> None:
    people = [member.id for member in await make_members(services, 6)]
    roles = [(await services.dictionary.enter_role(name)) for name in ("QA", "DevOps")]
    walk = Walk(Random(seed), people, roles)
    for _ in range(60):
        await walk.step()
        assert await counted() == await naively()
    await services.deletion.delete(people[0])
    assert await counted() == await naively()
    assert await Listed().mend() == 0


async def test_folding_leaves_a_row_for_each_place_and_loses_nothing(services: Services) -> None:
    await make_members(services, 8)
    before = await naively()
    assert await kept() > len(before)
    await Listed().fold()
    assert (await kept(), await counted()) == (len(before), before)


async def test_what_is_written_while_it_is_folded_is_not_lost(services: Services) -> None:
    people = [member.id for member in await make_members(services, 4)]

    async def change(person: int) -> None:
        for listed in (False, True) * 10:
            await Person.filter(id=person).update(listed=listed)

    async def fold() -> None:
        for _ in range(10):
            await Listed().fold()

    await asyncio.gather(*map(change, people), fold(), fold())
    assert await counted() == await naively()


async def test_a_reading_does_not_leave_many_rows_behind(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("school21_bot.people.listed._MANY", 5)
    await make_members(services, 8)
    viewer = await make_member(services, 1)
    services.dictionary.forget()
    found = await services.directory.roles(viewer)
    assert sorted((role.name, role.members) for role in found) == [("QA", 8), ("golang разработчик", 1)]
    assert await kept() == 2


async def test_counts_that_are_off_are_mended_by_what_they_are_off(services: Services) -> None:
    await make_members(services, 5)
    await fetch("UPDATE listed_count SET number = number + 2 WHERE id = (SELECT min(id) FROM listed_count)")
    await fetch("INSERT INTO listed_count (role, level, number) VALUES (77, 1, 3)")
    assert await Listed().mend() == 5
    assert await counted() == await naively()
    assert await Listed().mend() == 0


async def test_the_menus_show_what_is_counted_after_a_merge_and_when_somebody_hides(services: Services) -> None:
    members = await make_members(services, 3, role="QA", level="Middle")
    other = await make_member(services, 1)
    roles = {role.name: role.id for role in await services.directory.roles(other)}
    await Role.filter(id=roles["golang разработчик"]).update(merged_into_id=roles["QA"])
    await services.profiles.list_card(members[0].id, listed=False, cause="a")
    services.dictionary.forget()
    assert [(role.name, role.members) for role in await services.directory.roles(other)] == [("QA", 3)]
    for role in (roles["QA"], roles["golang разработчик"]):
        levels = await services.directory.levels(other, role)
        assert [(one.level.code, one.members) for one in levels] == [("middle", 2), ("senior", 1)]
    wanted = Query(roles=(roles["QA"],))
    assert await services.finding.count(other, wanted) == 3
    assert len((await services.finding.page(other, wanted)).found) == 3
    await set_status(other, Status.LEFT)
    services.dictionary.forget()
    assert [role.members for role in await services.directory.roles(other)] == [2]


async def test_the_lists_of_a_role_a_level_and_both_are_read_in_their_order(services: Services) -> None:
    """No list is gone through to be sorted: a page costs the same however many there are."""
    await make_members(services, 30)
    viewer = await make_member(services, 1)
    meanings = await services.dictionary.meanings()
    (role,) = [role.id for role in await services.directory.roles(viewer) if role.name == "QA"]
    async with transaction():
        sqlite = current_connection().capabilities.dialect == "sqlite"
        if not sqlite:
            await fetch("SET LOCAL enable_seqscan = off")  # of so few it would rather read all
        for wanted in (((role,), ()), ((), (3,)), ((role,), (3,)), ((role, role + 1), (2, 3))):
            for one in meanings.lists(*wanted):
                plan = await fetch(
                    f"EXPLAIN {'QUERY PLAN' if sqlite else ''} SELECT p.id FROM person p "
                    f"WHERE {one.text.format(*one.values)} AND p.id < 5 ORDER BY p.id DESC LIMIT 12"
                )
                told = " ".join(str(value) for row in plan for value in row.values())
                assert not any(slow in told for slow in ("TEMP B-TREE", "Sort", "SCAN", "Seq Scan")), told
