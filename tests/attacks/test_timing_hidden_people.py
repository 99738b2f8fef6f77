"""Nobody learns by how long a search takes, or by how much it reads, whom they may not see."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from school21_bot.app import Services
from school21_bot.errors import NotAllowed
from school21_bot.people import Account, Field, Query, Status, Step
from school21_bot.search import proposing, weighing
from school21_bot.storage import fetch, transaction
from tests.flows.people import make_applicant, make_member, make_members, set_status

QUERIES = (Query("коллега"), Query("peer.3"), Query("коллига"), Query("коллега qa"), Query(mates=True), Query("никого"))

HIDDEN = {Step.TEAM: "Lab.Secret", Step.MESSENGER_NICKNAME: "masha.ivanova", Step.SCHOOL_NICKNAME: "zetapeer"}


@contextmanager
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, int]]]:
    """What the search asks the database, and how many rows come back."""
    seen: list[tuple[str, int]] = []

    async def watched(sql: str, *values: Any) -> list[dict[str, Any]]:
        rows = await fetch(sql, *values)
        seen.append((sql, len(rows)))
        return rows

    async def watched_within(_: float, sql: str, *values: Any) -> list[dict[str, Any]]:
        return await watched(sql, *values)

    with monkeypatch.context() as patch:
        for module in (proposing, weighing):
            patch.setattr(module, "fetch_within", watched_within)
            patch.setattr(module, "fetch_soon", watched_within)
        yield seen


@pytest.fixture
async def ivan(services: Services) -> Account:
    return await make_member(services, 1, name="Иван", last_name="Петров", answers={Step.TEAM: "T-1"})


async def looked(services: Services, viewer: Account, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What is read for all the searches of a member."""
    with reads(monkeypatch) as seen:
        for query in QUERIES:
            await services.finding.page(viewer, query)
            await services.finding.count(viewer, query)
    return seen


async def test_those_who_are_not_shown_cost_a_member_nothing(
    services: Services, ivan: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_members(services, 1, first=99)  # the role is there, whoever else has it
    before = await looked(services, ivan, monkeypatch)
    unlisted, suspended, left = (
        await make_members(services, 4),
        await make_members(services, 4, first=11),
        await make_members(services, 4, first=21),
    )
    for number, person in enumerate(unlisted):
        await services.profiles.list_card(person.id, listed=False, cause=f"l{number}")
    for person in suspended:
        await set_status(person, Status.SUSPENDED)
    for person in left:
        await services.deletion.delete(person.id)
    async with transaction():
        await services.reindexing._searchable.refresh([person.id for person in suspended])
    assert await looked(services, ivan, monkeypatch) == before


async def test_a_hidden_field_costs_what_an_empty_one_costs(
    services: Services, ivan: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await make_member(services, 7, name="Анна", answers=HIDDEN)
    for number, field in enumerate((Field.TEAM, Field.MESSENGER_NICKNAME, Field.SCHOOL_NICKNAME)):
        await services.profiles.hide_field(anna.id, field, hidden=True, cause=f"h{number}")
    with reads(monkeypatch) as hidden:
        for typed in HIDDEN.values():
            await services.finding.page(ivan, Query(typed))
    await services.deletion.delete(anna.id)
    with reads(monkeypatch) as gone:
        for typed in HIDDEN.values():
            await services.finding.page(ivan, Query(typed))
    assert hidden == gone


async def test_whoever_may_not_search_asks_the_database_nothing(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    applicant = await make_applicant(services, 9, until=Step.TEAM, name="Кандидат")
    await make_members(services, 3)
    with reads(monkeypatch) as seen:
        for query in QUERIES:
            for attempt in (services.finding.page(applicant, query), services.finding.count(applicant, query)):
                with pytest.raises(NotAllowed):
                    await attempt
    assert seen == []
