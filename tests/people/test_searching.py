"""A search from its beginning to its end: counted, noted without its words, kept sealed, and helped on."""

import pytest

from school21_bot.app import Services
from school21_bot.errors import NotAllowed
from school21_bot.journal import Kind
from school21_bot.people import Account, Field, Filter, Query, Step
from school21_bot.people.recent import MOST_KEPT
from school21_bot.storage import as_json, fetch
from tests.flows.people import make_applicant, make_member, make_members

ANNA = {
    Step.SCHOOL_NICKNAME: "annasmir",
    Step.MESSENGER_NICKNAME: "a.smirnova",
    Step.TEAM: "lab sberpay nfc",
    Step.ROLE: "QA",
    Step.LEVEL: "Middle",
    Step.DESCRIPTION: "Проверяю нагрузку на golang",
}
BORIS = ANNA | {Step.SCHOOL_NICKNAME: "borisk", Step.MESSENGER_NICKNAME: "b.k", Step.TEAM: "Lab.SberPay"}


@pytest.fixture
async def ivan(services: Services) -> Account:
    return await make_member(services, 1, name="Иван", last_name="Петров", username="vanya_p")


@pytest.fixture
async def anna(services: Services, ivan: Account) -> Account:  # she comes after him
    return await make_member(services, 2, name="Анна", last_name="Смирнова", answers=ANNA)


@pytest.fixture
async def boris(services: Services, anna: Account) -> Account:
    return await make_member(services, 3, name="Борис", last_name="Кузнецов", answers=BORIS)


async def names(services: Services, viewer: Account, query: Query) -> list[str]:
    return [hit.name for hit in (await services.finding.page(viewer, query)).found]


async def level_called(services: Services, code: str) -> int:
    level = await services.dictionary.level_coded(code)
    assert level.id is not None
    return level.id


async def searches() -> list[dict[str, object]]:
    rows = await fetch("SELECT role, level, details FROM event WHERE kind = $1 ORDER BY id", Kind.SEARCHED.value)
    return [row | {"details": as_json(row["details"], dict)} for row in rows]


@pytest.mark.usefixtures("anna")
async def test_a_search_is_counted_and_noted_without_its_words(services: Services, ivan: Account) -> None:
    level = await level_called(services, "middle")
    begun = await services.searching.begin(ivan, Query("  анна  смирнова ", levels=(level,)))
    assert begun.found == 1
    assert begun.query.text == "анна смирнова"
    assert await searches() == [{"role": None, "level": level, "details": {"found": 1, "words": 2}}]


async def test_near_misses_do_not_count_as_found(services: Services, ivan: Account) -> None:
    begun = await services.searching.begin(ivan, Query("петорв"))
    assert begun.found == 0
    (hit,) = (await services.finding.page(ivan, begun.query)).found
    assert hit.rank.is_near


@pytest.mark.parametrize(("typed", "meant"), [("bdfy", "иван"), ("Gtnhjd", "петров"), ("мфтнф_з", "vanya_p")])
async def test_what_nobody_has_is_looked_for_in_the_other_layout(
    services: Services, ivan: Account, typed: str, meant: str
) -> None:
    begun = await services.searching.begin(ivan, Query(typed))
    assert (begun.query.text, begun.typed, begun.found) == (meant, typed, 1)
    assert begun.kept is not None
    assert await services.searching.resume(ivan, begun.kept) == Query(meant)


@pytest.mark.usefixtures("ivan")
async def test_what_is_found_as_it_is_is_not_turned(services: Services, anna: Account) -> None:
    begun = await services.searching.begin(anna, Query("анна"))
    assert (begun.query.text, begun.typed) == ("анна", "")


@pytest.mark.usefixtures("boris")
async def test_the_same_team_is_found_however_it_is_written(services: Services, ivan: Account, anna: Account) -> None:
    assert ivan.record.team == "Lab.SberPay.NFC"
    assert await names(services, ivan, Query(mates=True)) == ["Анна Смирнова", "Иван Петров"]
    assert await names(services, ivan, Query("нагрузку проверяю", mates=True)) == ["Анна Смирнова"]
    assert await services.finding.count(ivan, Query(mates=True)) == 2
    await services.profiles.hide_field(anna.id, Field.TEAM, hidden=True, cause="a")
    assert await names(services, ivan, Query(mates=True)) == ["Иван Петров"]


@pytest.mark.usefixtures("anna", "boris")
async def test_the_newest_come_first_when_asked_for_and_near_misses_last(services: Services, ivan: Account) -> None:
    smirnov = ANNA | {Step.SCHOOL_NICKNAME: "nagruz", Step.MESSENGER_NICKNAME: "n.1", Step.DESCRIPTION: ""}
    await make_member(services, 4, name="Нагрузка", answers=smirnov)
    await make_member(services, 5, name="Негрузка", answers=smirnov | {Step.SCHOOL_NICKNAME: "xone"} | _nick("n.2"))
    await make_member(services, 6, name="Вера", answers=BORIS | {Step.SCHOOL_NICKNAME: "vera"} | _nick("n.3"))
    best = await names(services, ivan, Query("нагрузка"))
    assert best == ["Нагрузка", "Вера", "Борис Кузнецов", "Анна Смирнова", "Иван Петров", "Негрузка"]
    newest = await names(services, ivan, Query("нагрузка", newest=True))
    assert newest == ["Вера", "Нагрузка", "Борис Кузнецов", "Анна Смирнова", "Иван Петров", "Негрузка"]
    assert await services.finding.count(ivan, Query("нагрузка")) == 5


def _nick(nickname: str) -> dict[Step, str]:
    return {Step.MESSENGER_NICKNAME: nickname}


@pytest.mark.parametrize("query", [Query("коллега"), Query("коллега", newest=True), Query()])
async def test_pages_meet_and_the_last_one_says_so(services: Services, ivan: Account, query: Query) -> None:
    people = await make_members(services, 22)
    if not query.text:
        people.append(ivan)
    found: list[int] = []
    hits = await services.finding.page(ivan, query)
    while True:
        found += [hit.id for hit in hits.found]
        if hits.after is None:
            break
        hits = await services.finding.page(ivan, query, hits.after)
    assert found == sorted((one.id for one in people), reverse=True)
    assert await services.finding.count(ivan, query) == len(people)


async def test_a_full_last_page_has_none_behind_it(services: Services, ivan: Account) -> None:
    await make_members(services, 10)
    hits = await services.finding.page(ivan, Query("коллега"))
    assert (len(hits.found), hits.after) == (10, None)


@pytest.mark.usefixtures("anna")
async def test_who_finds_nobody_hears_without_which_filter_there_would_be_somebody(
    services: Services, ivan: Account
) -> None:
    senior = await level_called(services, "senior")
    query = Query("анна", levels=(senior,))
    assert await services.finding.count(ivan, query) == 0
    without = await services.searching.without(ivan, query)
    assert [(one.part, one.found) for one in without] == [(Filter.TEXT, 1), (Filter.LEVELS, 1)]
    assert await services.searching.without(ivan, Query("никого")) == []


async def test_the_last_searches_are_kept_sealed_and_of_the_same_words_the_last(
    services: Services, ivan: Account, anna: Account
) -> None:
    senior = await level_called(services, "senior")
    for number in range(MOST_KEPT + 2):
        await services.searching.begin(ivan, Query(f"слово{number}"))
    await services.searching.begin(ivan, Query("слово7", levels=(senior,)))
    await services.searching.begin(ivan, Query(levels=(senior,)))  # no words: two taps away
    kept = [one.query for one in await services.searching.recent(ivan)]
    assert kept[0] == Query("слово7", levels=(senior,))
    assert [query.text for query in kept[1:]] == [f"слово{number}" for number in (11, 10, 9, 8, 6, 5, 4, 3, 2)]
    assert await services.searching.recent(anna) == []
    rows = await fetch("SELECT id, record FROM recent_search")
    assert not any("слово".encode() in bytes(row["record"]) for row in rows)
    assert await services.searching.resume(anna, rows[0]["id"]) is None
    await services.searching.forget(ivan)
    assert await services.searching.recent(ivan) == []


async def test_what_is_damaged_is_left_out(services: Services, ivan: Account) -> None:
    begun = await services.searching.begin(ivan, Query("иван"))
    await services.searching.begin(ivan, Query("петров"))
    assert begun.kept is not None
    await fetch("UPDATE recent_search SET record = $1 WHERE id = $2", b"nothing", begun.kept)
    assert [one.query.text for one in await services.searching.recent(ivan)] == ["петров"]
    assert await services.searching.resume(ivan, begun.kept) is None


async def test_whoever_is_deleted_takes_the_searches_along_and_a_copy_names_them(
    services: Services, ivan: Account
) -> None:
    await services.searching.begin(ivan, Query("golang senior"))
    assert (await services.own_data.copy(ivan.id))["searches"] == [{"words": "golang senior"}]
    await services.deletion.delete(ivan.id)
    assert await fetch("SELECT 1 FROM recent_search") == []


async def test_an_applicant_begins_no_search(services: Services, ivan: Account) -> None:
    applicant = await make_applicant(services, 9, until=Step.TEAM, answers=ANNA, name="Кандидат")
    for attempt in (
        services.searching.begin(applicant, Query(ivan.record.first_name)),
        services.searching.recent(applicant),
        services.searching.resume(applicant, 1),
        services.finding.count(applicant, Query("иван")),
    ):
        with pytest.raises(NotAllowed):
            await attempt
    assert await searches() == []
