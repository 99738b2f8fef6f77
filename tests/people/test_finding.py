"""Members are found by words: the best first, a page at a time, and only what they show."""

import pytest

from school21_bot.app import Services
from school21_bot.errors import NotAllowed
from school21_bot.jobs import JobView, work_off
from school21_bot.people import Account, Cursor, Field, Query, Step
from school21_bot.people.directory import PAGE_SIZE
from school21_bot.search import Rank
from school21_bot.storage import fetch
from tests.flows.people import make_applicant, make_member, make_members

ANNA = {
    Step.SCHOOL_NICKNAME: "annasmir",
    Step.MESSENGER_NICKNAME: "a.smirnova",
    Step.TEAM: "Core.Ledger",
    Step.ROLE: "QA",
    Step.LEVEL: "Middle",
    Step.DESCRIPTION: "Проверяю платежи, пишу автотесты",
}


@pytest.fixture
async def ivan(services: Services) -> Account:
    return await make_member(services, 1, name="Иван", last_name="Петров", username="vanya_p")


@pytest.fixture
async def anna(services: Services, ivan: Account) -> Account:  # she comes after him
    return await make_member(services, 2, name="Анна", last_name="Смирнова", answers=ANNA)


async def found(services: Services, viewer: Account, text: str) -> list[tuple[str, Rank]]:
    hits = await services.finding.page(viewer, Query(text))
    assert hits.after is None
    return [(hit.messenger_nickname, hit.rank) for hit in hits.found]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("ivanpetr", Rank.NICKNAME),
        ("@Vanya_P", Rank.NICKNAME),
        ("ivan.petrov", Rank.NICKNAME),
        ("иван", Rank.NAME),
        ("Petroff Ivan", Rank.NAME),
        ("нагрузка", Rank.WORDS),
        ("golang senior", Rank.WORDS),
        ("сеньор golang иван", Rank.WORDS),
        ("lab.sberpay", Rank.WORDS),
        ("sberpay тестировал", Rank.WORDS),
        ("vanpetr", Rank.ALIKE),
        ("петорв", Rank.FARTHER),
    ],
)
@pytest.mark.usefixtures("anna")
async def test_what_is_typed_finds_who_is_meant(services: Services, ivan: Account, text: str, rank: Rank) -> None:
    assert await found(services, ivan, text) == [("ivan.petrov", rank)]


@pytest.mark.parametrize("text", ["сидоров", "golang middle", "иван смирнова", "ив", "\u200b", "'; DROP TABLE person"])
@pytest.mark.usefixtures("anna")
async def test_what_fits_nobody_finds_nobody(services: Services, ivan: Account, text: str) -> None:
    assert await found(services, ivan, text) == []


async def test_the_best_come_first(services: Services, ivan: Account, anna: Account) -> None:
    answers = {
        Step.SCHOOL_NICKNAME: "smirnova",
        Step.MESSENGER_NICKNAME: "s.mirnova",
        Step.DESCRIPTION: "петров и анна",
    }
    await make_member(services, 3, name="Пётр", answers=answers)
    assert await found(services, ivan, "smirnova") == [("s.mirnova", Rank.NICKNAME), ("a.smirnova", Rank.NAME)]
    assert await found(services, anna, "петров") == [("ivan.petrov", Rank.NAME), ("s.mirnova", Rank.WORDS)]
    assert await found(services, anna, "анна") == [("a.smirnova", Rank.NAME), ("s.mirnova", Rank.WORDS)]


async def test_roles_and_levels_narrow_and_alone_list_the_latest_first(
    services: Services, ivan: Account, anna: Account
) -> None:
    roles = {role.name: role.id for role in await services.dictionary.roles() if role.id is not None}
    both = Query(roles=tuple(roles.values()))
    assert [hit.id for hit in (await services.finding.page(ivan, both)).found] == [anna.id, ivan.id]
    assert [hit.id for hit in (await services.finding.page(ivan, Query("платежи", (roles["QA"],)))).found] == [anna.id]
    assert (await services.finding.page(ivan, Query("иван", (roles["QA"],)))).found == ()


async def test_pages_follow_one_another_without_a_gap(services: Services, ivan: Account) -> None:
    members = await make_members(services, 2 * PAGE_SIZE + 3)
    seen: list[int] = []
    after: Cursor | None = None
    for _ in range(4):
        hits = await services.finding.page(ivan, Query("коллега"), after)
        seen += [hit.id for hit in hits.found]
        after = hits.after
        if after is None:
            break
    assert seen == [member.id for member in reversed(members)]


async def test_what_somebody_hides_finds_nobody_and_is_not_shown(
    services: Services, ivan: Account, anna: Account
) -> None:
    await services.profiles.hide_field(ivan.id, Field.TEAM, hidden=True, cause="a")
    assert await found(services, anna, "sberpay") == []
    await services.profiles.hide_field(ivan.id, Field.SCHOOL_NICKNAME, hidden=True, cause="b")
    assert await found(services, anna, "ivanpetr") == []
    await services.profiles.list_card(ivan.id, listed=False, cause="c")
    assert await found(services, anna, "иван") == []


async def test_a_role_of_two_letters_is_found_by_itself(services: Services, ivan: Account, anna: Account) -> None:
    assert await found(services, ivan, "qa") == [("a.smirnova", Rank.WORDS)]


async def test_forged_tokens_change_no_result(services: Services, ivan: Account, anna: Account) -> None:
    await fetch("UPDATE search_token SET person = $1 WHERE person = $2", anna.id, ivan.id)
    for text in ("иван", "ivanpetr", "нагрузка", "петорв"):
        assert await found(services, ivan, text) == []


async def test_nothing_is_left_of_somebody_who_is_deleted(services: Services, ivan: Account, anna: Account) -> None:
    await services.deletion.delete(ivan.id)
    assert await fetch("SELECT 1 FROM search_token WHERE person = $1", ivan.id) == []
    assert await found(services, anna, "иван") == []


async def test_applicants_find_nobody_and_are_not_found(services: Services, ivan: Account) -> None:
    applicant = await make_applicant(services, 9, until=Step.TEAM, answers=ANNA, name="Кандидат")
    assert await found(services, ivan, "кандидат") == []
    with pytest.raises(NotAllowed):
        await services.finding.page(applicant, Query("иван"))


async def test_an_index_that_is_lost_is_written_anew(services: Services, ivan: Account, anna: Account) -> None:
    before = await fetch("SELECT generation, token, person FROM search_token ORDER BY 1, 2, 3")
    await fetch("DELETE FROM search_token")
    await services.reindexing.ensure()
    job = await services.jobs.find("reindex:2")
    assert job is not None

    async def nobody(_: JobView) -> None: ...

    await work_off(services.jobs, services.reindexing.kind(), job.id, nobody)
    assert await fetch("SELECT generation, token, person FROM search_token ORDER BY 1, 2, 3") == before
    assert await services.reindexing._index.is_complete()
    await services.reindexing.ensure()
    assert await services.jobs.find("reindex:2") is None
