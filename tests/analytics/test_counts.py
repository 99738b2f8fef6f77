"""The counts of the charts are those of the rows, whatever people and staff do."""

import signal
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from school21_bot.app import Services
from school21_bot.failpoints import FailpointError, armed
from school21_bot.journal import Kind, record
from school21_bot.people import Step
from school21_bot.settings import Settings
from school21_bot.storage import fetch, transaction
from tests.analytics.naive import held, months_hold, naive, sums_hold
from tests.analytics.walk import START, Walk
from tests.flows.people import make_applicant, make_member
from tests.forks import Forked
from tests.lifecycle.verbs import run_verb

OTHER = {Step.SCHOOL_NICKNAME: "other", Step.MESSENGER_NICKNAME: "o.ther"}
POINTS = {"folding": "fold:before-commit", "recount": "recount:before-commit"}
LATE = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
"""Past one in the morning of the second of March, in Moscow."""


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    return settings_of_services.model_copy(update={"timezone": "Europe/Moscow"})


async def fold_all(services: Services) -> None:
    while await services.folding.fold():
        pass


async def recount_all(services: Services) -> None:
    while await services.recount.recount_next():
        pass


@pytest.mark.parametrize("seed", range(4))
async def test_after_anything_that_can_happen_the_counts_are_those_of_the_rows(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    walk = Walk(services, tmp_path, seed)
    monkeypatch.setattr("school21_bot.clock.now", walk.clock)
    for _ in range(3):
        await walk.go(35)
        await services.folding.fold()
    await fold_all(services)
    assert walk.now > START
    assert await held() == await naive(), walk.done
    assert await sums_hold()
    assert await months_hold()


async def test_a_recount_of_right_counts_changes_nothing(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    await make_member(services, 1)
    await make_applicant(services, 2, until=Step.TEAM, answers=OTHER)
    await services.folding.fold()
    await make_applicant(services, 3, until=Step.MESSENGER_NICKNAME, answers=OTHER)  # in the notes only
    for _ in range(2):
        await recount_all(services)
        monkeypatch.setattr("school21_bot.clock.now", lambda: datetime.now(UTC) + timedelta(days=2))
        assert (await fetch("SELECT sum(drift) AS drift FROM rollup_check"))[0]["drift"] == 0
    await fold_all(services)
    assert await held() == await naive()


async def test_what_was_there_before_the_counts_is_counted_by_a_recount(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Walk(services, tmp_path, 5)
    monkeypatch.setattr("school21_bot.clock.now", walk.clock)
    await walk.go(60)
    await fetch("DELETE FROM rollup_note")
    await fetch("DELETE FROM rollup")
    await walk.go(20)  # of rows that are not counted yet, some change
    while await services.recount.recount_next():
        await services.folding.fold()
    await fold_all(services)
    assert await held() == await naive()
    assert await sums_hold()
    assert await months_hold()


async def test_counts_that_are_off_are_mended_once_and_told(services: Services) -> None:
    member = await make_member(services, 1)
    await fold_all(services)
    day = (await fetch("SELECT day FROM rollup WHERE chart = 'attempts' LIMIT 1"))[0]["day"]
    await services.recount.recount(day)
    await fetch(
        "UPDATE rollup SET count = count + 2 WHERE chart = 'attempts' AND role = -1 AND level = -1 AND day = $1", day
    )
    await fetch("DELETE FROM rollup WHERE name = 'arrived' AND role = 0 AND level = 0 AND day = $1", day)
    assert await services.recount.recount(day) == 3
    assert await services.recount.recount(day) == 0
    assert await held() == await naive()
    assert await sums_hold()
    assert await months_hold()
    assert member.id


async def test_a_month_that_is_off_is_mended_once_its_days_are_right(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_member(services, 1)
    await fold_all(services)
    await recount_all(services)
    monkeypatch.setattr("school21_bot.clock.now", lambda: datetime.now(UTC) + timedelta(days=2))
    await fetch("UPDATE rollup SET count = count + 2 WHERE chart = 'attempts' AND role = -1 AND level = -1")
    await fetch("DELETE FROM rollup WHERE day BETWEEN 'm0' AND 'm9' AND chart = 'week'")
    await recount_all(services)
    (month,) = await fetch("SELECT drift FROM rollup_check WHERE day BETWEEN 'm0' AND 'm9' AND drift <> 0")
    assert month["drift"] == 2 + 4
    assert await held() == await naive()
    assert await months_hold()


async def test_a_month_is_not_counted_before_its_days_are(services: Services) -> None:
    await make_member(services, 1)
    await fetch("DELETE FROM rollup_note")
    while not await fetch("SELECT 1 FROM rollup_check WHERE day BETWEEN 'm0' AND 'm9'"):
        assert await services.recount.recount_next()
    assert await months_hold()


async def test_a_day_that_somebody_recounts_is_left_to_them_until_they_must_have_died(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_member(services, 1)
    await fetch("DELETE FROM rollup_note")
    async with transaction():
        day = datetime.now(services.recount._zone).date().isoformat()
        await fetch("INSERT INTO rollup_check (day, at, drift) VALUES ($1, $2, -1)", day, datetime.now(UTC))
    await recount_all(services)
    assert ("people", "member") in {key[:2] for key in await held()}
    assert await held() != await naive()
    monkeypatch.setattr("school21_bot.clock.now", lambda: datetime.now(UTC) + timedelta(minutes=11))
    await recount_all(services)
    assert await held() == await naive()
    assert await months_hold()


async def test_while_much_waits_to_be_added_nothing_is_recounted(services: Services) -> None:
    await make_member(services, 1)
    async with transaction():
        for _ in range(2_000):
            await fetch("INSERT INTO rollup_note (source, change, name) VALUES ('person', 0, 'member')")
    assert not await services.recount.recount_next()
    await fold_all(services)
    assert await services.recount.recount_next()


async def test_counts_by_the_hour_are_forgotten_after_two_days(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with transaction():
        await record(Kind.SEARCHED, at=datetime.now(UTC) - timedelta(days=4))
        await record(Kind.SEARCHED, at=datetime.now(UTC))
    await fold_all(services)
    await recount_all(services)
    by_hour = "SELECT count(*) AS number FROM rollup WHERE chart = 'now' AND role = -1 AND level = -1"
    assert (await fetch(by_hour))[0]["number"] == 1
    monkeypatch.setattr("school21_bot.clock.now", lambda: datetime.now(UTC) + timedelta(days=4))
    await recount_all(services)
    assert (await fetch(by_hour))[0]["number"] == 0


async def test_an_event_belongs_to_the_day_and_hour_of_the_community(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("school21_bot.clock.now", lambda: LATE)
    async with transaction():
        await record(Kind.SEARCHED, at=LATE, role=5, details={"found": 0})
        await record(Kind.SEARCHED, at=LATE, role=5, details={"found": 3})
    await fold_all(services)
    assert await held() == Counter(
        {
            ("events", "searched", 5, 0, "2026-03-02", ""): 2,
            ("events", "searched_nothing", 5, 0, "2026-03-02", ""): 1,
            ("now", "searched", 5, 0, "2026-03-02", "01"): 2,
        }
    )


async def test_what_is_undone_is_not_counted(services: Services) -> None:
    async def in_vain() -> None:
        async with transaction():
            await record(Kind.ARRIVED, at=LATE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await in_vain()
    await fold_all(services)
    assert not await held()


async def test_a_process_killed_in_a_recount_has_added_nothing_twice(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_member(services, 1)
    await fold_all(services)
    await fetch("UPDATE rollup SET count = count + 1")
    process = Forked(run_verb, services.settings.database_url, str(services.settings.data_dir), "recount", {})
    await process.start(FAILPOINT="recount:before-commit=kill")
    assert await process.dies() == -signal.SIGKILL
    # Whoever has begun a recount is waited for.
    monkeypatch.setattr("school21_bot.clock.now", lambda: datetime.now(UTC) + timedelta(minutes=11))
    await recount_all(services)
    assert await held() == await naive()
    assert await sums_hold()


@pytest.mark.parametrize("place", ["folding", "recount"])
async def test_what_dies_before_its_commit_loses_nothing_and_counts_nothing_twice(
    services: Services, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    await make_member(services, 1)
    if place == "recount":
        await fold_all(services)
        await fetch("UPDATE rollup SET count = count + 1")

    async def work() -> None:
        await fold_all(services)
        await recount_all(services)

    with monkeypatch.context() as patched:
        patched.setattr(f"school21_bot.analytics.{place}.failpoint", armed(f"{POINTS[place]}=raise"))
        with pytest.raises(FailpointError):
            await work()
    # Whoever has begun a recount is waited for.
    monkeypatch.setattr("school21_bot.clock.now", lambda: datetime.now(UTC) + timedelta(minutes=11))
    await work()
    assert await held() == await naive()
    assert await sums_hold()
    assert await months_hold()
