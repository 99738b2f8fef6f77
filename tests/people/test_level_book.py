"""Staff name levels, put them in order and add some; whatever a level is called, typed lines know it."""

import asyncio

import pytest

from school21_bot import audit
from school21_bot.access import StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.audit import Filter
from school21_bot.errors import Conflict, NotAllowed, NotFound, RuleViolated
from school21_bot.people import Direction, Query, Status, Step
from school21_bot.people.models import Level
from school21_bot.people.role_line import own_names, parse_role_line
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)
MIDDLE, SENIOR, UNSTATED = 3, 4, 6


async def order(services: Services) -> list[str]:
    return [used.level.name or used.level.code for used in await services.level_book.levels(OWNS)]


async def positions() -> list[int]:
    return sorted(level.position for level in await Level.all())


async def test_levels_are_listed_in_order_with_counts(services: Services) -> None:
    await make_members(services, 2, level="Middle")
    await make_applicant(services, 7, answers={Step.LEVEL: "Middle"})
    left = await make_member(services, 8)
    await set_status(left, Status.LEFT)
    levels = await services.level_book.levels(OWNS)
    assert [used.level.code for used in levels] == ["intern", "junior", "middle", "senior", "lead", "unstated"]
    assert [(used.members, used.others) for used in levels[2:4]] == [(2, 1), (0, 1)]
    assert [(used.position, used.is_last) for used in levels][::5] == [(1, False), (6, True)]


async def test_a_renamed_level_is_understood_by_both_names(services: Services) -> None:
    await services.level_book.rename(OWNS, SENIOR, "Старший")
    await services.level_book.rename(OWNS, MIDDLE, " Опытный  специалист")
    for line in ("Senior golang", "Старший golang", "golang старшая"):
        assert await services.dictionary.read_line(line) == ("golang", "senior")
    for line in ("Опытный специалист golang", "golang, опытный СПЕЦИАЛИСТ", "middle golang"):
        assert await services.dictionary.read_line(line) == ("golang", "middle")
    member = await make_member(services, 7, answers={Step.ROLE: "опытный специалист golang", Step.LEVEL: "Старший"})
    assert await services.finding.count(member, Query(levels=(SENIOR,))) == 1
    assert (await services.level_book.level(OWNS, SENIOR)).has_usual_name


async def test_a_level_has_its_usual_name_back(services: Services) -> None:
    await services.level_book.rename(OWNS, SENIOR, "Эксперт")
    await services.level_book.use_usual_name(OWNS, SENIOR)
    await services.level_book.use_usual_name(OWNS, SENIOR)
    used = await services.level_book.level(OWNS, SENIOR)
    assert (used.level.name, used.has_usual_name) == (None, False)
    assert await services.dictionary.read_line("Эксперт golang") == ("Эксперт golang", None)
    assert (await audit.page(Filter(), 0)).total == 2


async def test_an_added_level_stands_before_not_stated_and_is_understood(services: Services) -> None:
    principal = await services.level_book.add(OWNS, "Principal")
    assert await order(services) == ["intern", "junior", "middle", "senior", "lead", "Principal", "unstated"]
    assert await positions() == [1, 2, 3, 4, 5, 6, 7]
    await make_member(services, 7, answers={Step.ROLE: "Principal C++ developer", Step.LEVEL: "principal"})
    used = await services.level_book.level(OWNS, principal)
    assert (used.members, used.has_usual_name) == (1, False)
    with pytest.raises(Conflict):
        await services.level_book.use_usual_name(OWNS, principal)
    await services.level_book.move(OWNS, UNSTATED, Direction.UP)
    await services.level_book.add(OWNS, "Fellow")
    assert (await order(services))[-3:] == ["unstated", "Principal", "Fellow"]


async def test_levels_change_places_and_the_ends_stay(services: Services) -> None:
    await services.level_book.move(OWNS, SENIOR, Direction.UP)
    await services.level_book.move(OWNS, 1, Direction.DOWN)
    assert await order(services) == ["junior", "intern", "senior", "middle", "lead", "unstated"]
    await services.level_book.move(OWNS, 2, Direction.UP)
    await services.level_book.move(OWNS, UNSTATED, Direction.DOWN)
    assert await positions() == [1, 2, 3, 4, 5, 6]
    assert [level.code for level in await services.dictionary.levels()][:2] == ["junior", "intern"]
    newest, _ = (await audit.page(Filter(), 0)).lines
    assert (newest.action, newest.target, newest.details) == ("level-moved", 1, {"from_place": 1, "to_place": 2})


async def test_two_who_move_and_add_levels_at_once_leave_no_holes(services: Services) -> None:
    await asyncio.gather(
        *(services.level_book.move(OWNS, level, Direction.UP) for level in (2, 3, 4, 5, 6)),
        *(services.level_book.move(OWNS, level, Direction.DOWN) for level in (1, 2, 3)),
        services.level_book.add(OWNS, "Principal"),
        services.level_book.add(OWNS, "Fellow"),
    )
    assert await positions() == [1, 2, 3, 4, 5, 6, 7, 8]


async def test_two_who_add_the_same_level_at_once_add_one(services: Services) -> None:
    outcomes = await asyncio.gather(
        services.level_book.add(OWNS, "Principal"),
        services.level_book.add(OWNS, "PRINCIPAL"),
        return_exceptions=True,
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["RuleViolated", "int"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("\u200b", "empty"),
        ("5", "no-letters"),
        ("я" * 65, "too-long"),
        ("я" * 5000, "too-long"),
        ("сеньор", "known"),
        ("Не указан", "known"),
        ("гуру", "known"),
    ],
)
async def test_a_name_that_cannot_be_a_levels_is_refused(services: Services, text: str, reason: str) -> None:
    await services.level_book.add(OWNS, "Гуру")
    for act in (services.level_book.add(OWNS, text), services.level_book.rename(OWNS, MIDDLE, text)):
        with pytest.raises(RuleViolated) as refusal:
            await act
        assert (refusal.value.field, refusal.value.reason) == ("level_name", reason)
    assert (await audit.page(Filter(), 0)).total == 1


async def test_only_those_with_the_right_look_after_levels(services: Services) -> None:
    await services.access.grant(OWNS, 77, StaffRole.ANALYST)
    for actor in (in_the_bot(2, 77), in_the_bot(3, 78)):
        for act in (
            services.level_book.levels(actor),
            services.level_book.level(actor, SENIOR),
            services.level_book.rename(actor, SENIOR, "Эксперт"),
            services.level_book.use_usual_name(actor, SENIOR),
            services.level_book.move(actor, SENIOR, Direction.UP),
            services.level_book.add(actor, "Эксперт"),
        ):
            with pytest.raises(NotAllowed):
                await act
    with pytest.raises(NotFound):
        await services.level_book.rename(OWNS, 404, "Эксперт")


NAMES = own_names({"Senior+": "own-1", "Эксперт": "senior", "Ведущий эксперт": "own-2", "Ведущий": "lead", "Go": "x"})


@pytest.mark.parametrize(
    ("typed", "role", "level"),
    [
        ("Senior+ golang", "golang", "own-1"),
        ("senior golang", "golang", "senior"),
        ("golang эксперт", "golang", "senior"),
        ("Ведущий эксперт по рискам", "по рискам", "own-2"),
        ("Ведущий мероприятий", "Ведущий мероприятий", None),
        ("Ведущий аналитик", "аналитик", "lead"),
        ("Экспертиза кода", "Экспертиза кода", None),
        ("Ментор для эксперт", "Ментор для эксперт", None),
        ("аналитик (эксперт)", "аналитик", "senior"),
        ("аналитик, уровень эксперт", "аналитик", "senior"),
        ("go.js", "go.js", None),
        ("Эксперт", "", "senior"),
        ("не важно", "", "unstated"),
    ],
)
def test_names_of_staffs_own_are_whole_words_and_the_longest_counts(typed: str, role: str, level: str | None) -> None:
    assert parse_role_line(typed, NAMES) == (role, level)
