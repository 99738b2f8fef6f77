"""Rows of tokens that somebody with the database wrote, moved or took from others change no result of a search."""

import pytest

from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.people import Account, Query
from school21_bot.people.finding import MOST_OPENED
from school21_bot.storage import fetch, transaction, write_many
from tests.flows.people import make_member, make_members
from tests.services import OWNER

QUERIES = (
    Query("иван"),
    Query("ivanpetr"),
    Query("нагрузка"),
    Query("петорв"),
    Query("иван нагрузка"),
    Query(mates=True),
)
_PUT = "INSERT INTO search_token (generation, token, person) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"


@pytest.fixture
async def ivan(services: Services) -> Account:
    return await make_member(services, 1, name="Иван", last_name="Петров")


async def results(services: Services, viewer: Account) -> list[object]:
    """What somebody sees who looks for all of them: pages, numbers, hints."""
    found: list[object] = []
    for query in QUERIES:
        found += [hit.id for hit in (await services.finding.page(viewer, query)).found]
        found.append(await services.finding.count(viewer, query))
    found.append(await services.searching.without(viewer, Query("иван никого", mates=True)))
    return found


async def forge(taken_from: Account, person_ids: list[int]) -> None:
    """Give these people every token of somebody."""
    rows = await fetch("SELECT generation, token FROM search_token WHERE person = $1", taken_from.id)
    async with transaction():
        await write_many(
            _PUT, [(row["generation"], row["token"], person_id) for row in rows for person_id in person_ids]
        )


async def test_tokens_taken_from_another_bring_nobody_in(services: Services, ivan: Account) -> None:
    others = await make_members(services, 12)
    before = await results(services, ivan)
    await forge(ivan, [other.id for other in others])
    assert await results(services, ivan) == before


async def test_tokens_of_people_who_are_not_there_bring_nobody_in(services: Services, ivan: Account) -> None:
    before = await results(services, ivan)
    await forge(ivan, list(range(2 * ivan.id, 2 * ivan.id + 50)))
    assert await results(services, ivan) == before


async def test_a_flood_of_forged_tokens_makes_a_page_shorter_and_loses_nobody(
    services: Services, ivan: Account
) -> None:
    """A page opens no more than so many records; whoever turns it comes to the right ones all the same."""
    others = await make_members(services, MOST_OPENED + 5)
    await forge(ivan, [other.id for other in others])
    hits = await services.finding.page(ivan, Query("ivanpetr"))
    assert hits.found == ()
    assert hits.after is not None
    hits = await services.finding.page(ivan, Query("ivanpetr"), hits.after)
    assert [hit.id for hit in hits.found] == [ivan.id]


async def test_staff_are_shown_nobody_by_forged_tokens_either(services: Services, ivan: Account) -> None:
    others = await make_members(services, 12)

    actor = in_the_bot(ivan.id, OWNER)
    before = await services.roster.find(actor, "петров")
    await forge(ivan, [other.id for other in others])
    assert await services.roster.find(actor, "петров") == before
