"""Staff rename and merge roles, and nobody who searches, registers or reads a card meanwhile loses anybody."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from school21_bot import audit
from school21_bot.access import StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.audit import Filter
from school21_bot.errors import Conflict, NotAllowed, NotFound, RuleViolated
from school21_bot.people import Account, Query, Status, Step
from school21_bot.people.models import Role
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)


async def role_id(services: Services, name: str) -> int:
    found = (await services.dictionary.role_called(name)).id
    assert found is not None
    return found


async def found(services: Services, viewer: Account, role: int) -> list[str]:
    page = await services.finding.page(viewer, Query(roles=(role,)))
    return [hit.team for hit in reversed(page.found)]


@pytest.fixture
async def two(services: Services) -> tuple[int, int]:
    """Two spellings of one role: one with two members, the other with one."""
    await make_members(services, 2, role="Python разработчик")
    await make_members(services, 1, role="Python developer", first=3)
    return await role_id(services, "Python developer"), await role_id(services, "Python разработчик")


async def test_roles_are_listed_by_use_with_drafts_and_nobodys_roles(services: Services, two: tuple[int, int]) -> None:
    one, many = two
    await make_applicant(services, 7, until=Step.LEVEL, answers={Step.ROLE: "Python developer"})
    left = await make_member(
        services, 8, answers={Step.ROLE: "Python developer", Step.SCHOOL_NICKNAME: "gone", Step.MESSENGER_NICKNAME: "g"}
    )
    await set_status(left, Status.LEFT)
    await services.dictionary.enter_role("100%_DBA")
    page = await services.role_book.page(OWNS, 0)
    assert [(role.id, role.members, role.others) for role in page.lines[:2]] == [(many, 2, 0), (one, 1, 2)]
    assert [(role.name, role.members, role.others) for role in page.lines[2:]] == [("100%_DBA", 0, 0)]
    assert (page.total, page.pages, page.number) == (3, 1, 0)


async def test_roles_are_found_by_words_of_their_present_and_earlier_names(
    services: Services, two: tuple[int, int]
) -> None:
    one, many = two
    await services.dictionary.enter_role("100%_DBA")

    async def names(words: str, but: int | None = None) -> set[str]:
        return {role.name for role in (await services.role_book.page(OWNS, 9, words=words, but=but)).lines}

    assert await names("PYTHON") == {"Python разработчик", "Python developer"}
    assert await names("dev pyt") == {"Python developer"}
    assert await names("python", many) == {"Python developer"}
    assert await names("%_d") == {"100%_DBA"}
    assert await names("y_hon") == await names("'") == await names("\\") == set()
    await services.role_book.merge(OWNS, one, many)
    assert await names("developer") == {"Python разработчик"}


async def test_pages_of_roles_end_where_the_roles_end(services: Services) -> None:
    for number in range(18):
        await services.dictionary.enter_role(f"Role {chr(ord('a') + number)}")
    pages = [await services.role_book.page(OWNS, number) for number in (-1, 0, 1, 2, 99)]
    assert [(page.number, len(page.lines)) for page in pages] == [(0, 8), (0, 8), (1, 8), (2, 2), (2, 2)]
    assert pages[0].pages == 3
    assert len({role.id for page in pages for role in page.lines}) == 18


async def test_a_renamed_role_is_met_by_both_names_and_keeps_its_people(
    services: Services, two: tuple[int, int]
) -> None:
    one, _ = two
    await services.role_book.rename(OWNS, one, "  Питонист ")
    assert (await services.dictionary.role(one)).name == "Питонист"
    assert await role_id(services, "python DEVELOPER") == await role_id(services, "питонист") == one
    used = await services.role_book.role(OWNS, one)
    assert (used.name, used.members, used.aliases) == ("Питонист", 1, ("Python developer",))
    assert {role.name for role in await services.dictionary.roles_by_use()} == {"Питонист", "Python разработчик"}


async def test_a_role_can_have_its_earlier_name_back_and_its_name_spelt_otherwise(
    services: Services, two: tuple[int, int]
) -> None:
    one, _ = two
    for name in ("Питонист", "Python developer", "Питонист", "ПИТОНИСТ"):
        await services.role_book.rename(OWNS, one, name)
    used = await services.role_book.role(OWNS, one)
    assert (used.name, used.aliases) == ("ПИТОНИСТ", ("Python developer",))
    assert await role_id(services, "Python developer") == await role_id(services, "питонист") == one
    assert not await Role.filter(key__startswith=" ").exists()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("123", "no-letters"),
        ("я" * 257, "too-long"),
        ("python РАЗРАБОТЧИК", "known"),
        ("Senior питонист", "with-level"),
    ],
)
async def test_a_name_that_cannot_be_a_roles_is_refused(
    services: Services, two: tuple[int, int], text: str, reason: str
) -> None:
    with pytest.raises(RuleViolated) as refusal:
        await services.role_book.rename(OWNS, two[0], text)
    assert (refusal.value.field, refusal.value.reason) == ("role", reason)
    assert not (await audit.page(Filter(), 0)).total


async def test_whoever_asks_for_either_of_two_merged_roles_finds_everybody(
    services: Services, two: tuple[int, int]
) -> None:
    one, many = two
    viewer = await make_member(services, 9)
    peer = await services.accounts.find(5_000_003)
    assert peer is not None
    await services.role_book.merge(OWNS, one, many)
    assert await found(services, viewer, one) == await found(services, viewer, many) == ["T-1", "T-2", "T-3"]
    card = await services.directory.card(viewer, peer.id)
    assert card.role is not None
    assert (card.role.id, card.role.name) == (many, "Python разработчик")
    assert [level.members for level in await services.directory.levels(viewer, one)] == [3]
    assert {(role.name, role.members) for role in await services.directory.roles(viewer)} >= {("Python разработчик", 3)}
    assert (await services.dictionary.role(one)).id == many
    assert await role_id(services, "python developer") == many
    copy = await services.own_data.copy(peer.id)
    assert copy["answers"]["role"] == copy["registrations"][0]["role"] == "Python разработчик"
    assert "Python developer" not in json.dumps(copy["events"], ensure_ascii=False)
    used = await services.role_book.role(OWNS, one)
    assert (used.id, used.members, used.aliases) == (many, 3, ("Python developer",))


async def test_a_draft_of_a_merged_role_is_one_of_the_other(services: Services, two: tuple[int, int]) -> None:
    one, many = two
    draft = await make_applicant(services, 7, answers={Step.ROLE: "Python developer"})
    await services.role_book.merge(OWNS, one, many)
    again = await services.accounts.get(draft.id)
    assert again is not None
    assert again.draft is not None
    assert again.draft.role is not None
    assert (again.draft.role.id, again.draft.role.name) == (many, "Python разработчик")
    changed = await services.registration.choose_role(draft.id, one, cause="tap:1")
    assert changed.draft is not None
    assert changed.draft.role is not None
    assert changed.draft.role.id == many


async def test_aliases_stay_flat_however_often_roles_are_merged(services: Services, two: tuple[int, int]) -> None:
    one, many = two
    third = await services.dictionary.enter_role("Разработчик Python")
    await services.role_book.rename(OWNS, one, "Питонист")
    await services.role_book.merge(OWNS, one, many)
    await services.role_book.merge(OWNS, many, third)
    for name in ("Питонист", "Python developer", "Python разработчик", "разработчик python"):
        assert await role_id(services, name) == third
    assert {role.merged_into_id for role in await Role.exclude(id=third)} == {third}
    viewer = await make_member(services, 9)
    assert await found(services, viewer, one) == ["T-1", "T-2", "T-3"]


async def test_a_role_is_not_merged_into_itself_nor_into_what_it_is_already(
    services: Services, two: tuple[int, int]
) -> None:
    one, many = two
    await services.role_book.merge(OWNS, one, many)
    for role, into in ((many, many), (many, one), (one, many), (one, one)):
        with pytest.raises(Conflict):
            await services.role_book.merge(OWNS, role, into)
    with pytest.raises(Conflict):
        await services.role_book.rename(OWNS, one, "Питонист")
    with pytest.raises(NotFound):
        await services.role_book.merge(OWNS, many, 404)
    assert (await audit.page(Filter(), 0)).total == 1


async def test_two_who_merge_the_same_two_roles_the_other_way_round_make_no_circle(
    services: Services, two: tuple[int, int]
) -> None:
    one, many = two
    third = await services.dictionary.enter_role("Питонист")
    outcomes = await asyncio.gather(
        services.role_book.merge(OWNS, one, many),
        services.role_book.merge(OWNS, many, one),
        services.role_book.merge(OWNS, many, third),
        services.role_book.merge(OWNS, third, one),
        return_exceptions=True,
    )
    assert {type(outcome) for outcome in outcomes} <= {type(None), Conflict}
    roots = {role.id for role in await Role.filter(merged_into_id=None)}
    assert roots
    assert {role.merged_into_id for role in await Role.all()} <= {None, *roots}
    assert (await audit.page(Filter(), 0)).total == outcomes.count(None)


async def test_a_name_entered_while_it_is_given_to_another_role_is_refused_or_met(
    services: Services, two: tuple[int, int]
) -> None:
    one, _ = two
    renamed, entered = await asyncio.gather(
        services.role_book.rename(OWNS, one, "Питонист"),
        services.dictionary.enter_role("питонист"),
        return_exceptions=True,
    )
    if renamed is None:
        assert entered == one
    else:
        assert isinstance(renamed, RuleViolated)
        assert entered != one


async def test_searches_that_run_while_roles_are_merged_lose_nobody(services: Services, two: tuple[int, int]) -> None:
    one, many = two
    viewer = await make_member(services, 9)
    stop = asyncio.Event()

    async def search() -> AsyncIterator[int]:
        while not stop.is_set():
            yield await services.finding.count(viewer, Query(roles=(one,)))

    async def watch() -> set[int]:
        return {total async for total in search()}

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0.05)
    await services.role_book.merge(OWNS, one, many)
    assert await services.finding.count(viewer, Query(roles=(one,))) == 3
    await asyncio.sleep(0.05)
    stop.set()
    assert await watching <= {1, 3}


async def test_only_those_with_the_right_look_after_roles(services: Services, two: tuple[int, int]) -> None:
    one, many = two
    await services.access.grant(OWNS, 77, StaffRole.ANALYST)
    await services.access.grant(OWNS, 78, StaffRole.ADMIN)
    for actor in (in_the_bot(2, 77), in_the_bot(3, 79)):
        for act in (
            services.role_book.page(actor, 0),
            services.role_book.role(actor, one),
            services.role_book.rename(actor, one, "Питонист"),
            services.role_book.merge(actor, one, many),
        ):
            with pytest.raises(NotAllowed):
                await act
    admin = in_the_bot(4, 78)
    await services.role_book.rename(admin, one, "Питонист")
    await services.role_book.merge(admin, one, many)
    merged, renamed = (await audit.page(Filter(actor=4), 0)).lines
    assert (merged.action, merged.target_kind, merged.target, merged.details) == (
        "role-merged",
        "role",
        one,
        {"into_role": many},
    )
    assert (renamed.action, renamed.target, renamed.details) == ("role-renamed", one, {})


async def test_the_levels_of_several_roles_are_counted_together(services: Services, two: tuple[int, int]) -> None:
    viewer = await make_member(services, 9, answers={Step.ROLE: "Python developer", Step.LEVEL: "Lead"})
    await make_members(services, 2, role="DevOps", level="Lead", first=50)
    found = await services.directory.levels_of(viewer, two)
    assert [(choice.level.code, choice.members) for choice in found] == [("middle", 3), ("lead", 1)]
    assert [choice.members for choice in await services.directory.levels_of(viewer, ())] == [3, 3]
