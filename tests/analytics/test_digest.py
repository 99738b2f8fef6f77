"""The digest comes in the morning, once, and says what the rows say."""

import asyncio
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from school21_bot.access import COMMAND_LINE, StaffRole, in_the_bot
from school21_bot.analytics import DigestKind
from school21_bot.app import Services, build_services
from school21_bot.errors import NotAllowed
from school21_bot.journal import Kind, record
from school21_bot.messages.facts import Facts, place_of
from school21_bot.messages.models import Outgoing, RequestState, SupportRequest
from school21_bot.people import Status, Step
from school21_bot.ports import Topic
from school21_bot.sealing import Keyring, load_kek
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from school21_bot.storage import fetch, transaction
from school21_bot.texts import translator
from school21_bot.tuning import Tunable
from school21_bot.wording import digest_html
from tests.flows.people import ANSWERS, make_applicant, make_member, set_status
from tests.forks import Forked
from tests.lifecycle.verbs import run_verb
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)
STAFF_CHAT = -1002
MONDAY = (2026, 11, 30)

Move = Callable[..., None]


@pytest.fixture
def zone() -> str:
    """TIMEZONE of the community."""
    return "Europe/Moscow"


@pytest.fixture
def settings_of_services(settings_of_services: Settings, zone: str) -> Settings:
    update = {"timezone": zone, "staff_chat_id": STAFF_CHAT, "digest": "both", "quiet_hours": QuietHours(21, 9)}
    return settings_of_services.model_copy(update=update)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, zone: str) -> Move:
    """Sets the clock to a moment of the community's zone."""

    def move(*moment: int) -> None:
        now = datetime(*moment, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[misc,arg-type]  # year, month…
        monkeypatch.setattr("school21_bot.clock.now", lambda: now)

    return move


async def told() -> list[tuple[int, str, int]]:
    """Which digests are in the outbox: the chat, what of, and how often."""
    return [
        (one.chat_id, one.dedupe_key.split(":", 3)[3], one.repeats)
        for one in await Outgoing.filter(kind=Topic.DIGEST.value).order_by("id")
    ]


async def text_of(services: Services, language: str = "ru") -> str:
    """The newest digest in words."""
    row = await Outgoing.filter(kind=Topic.DIGEST.value).order_by("-id").first()
    assert row is not None
    facts = await services.sealer.open(place_of(row.id), row.record, Facts)
    return digest_html(translator(language), facts.values)


async def test_killed_while_it_says_something_it_says_it_once(services: Services) -> None:
    process = Forked(run_verb, services.settings.database_url, str(services.settings.data_dir), "digest", {})
    await process.start(FAILPOINT="digest:before-commit=kill")
    assert await process.dies() == -signal.SIGKILL
    assert await told() == []
    for _ in range(2):
        await process.start(FAILPOINT="")
        assert await process.dies() == 0
    assert await told() == [(OWNER, "daily:2027-03-01", 1)]


async def test_it_comes_at_the_end_of_the_quiet_hours_and_once(services: Services, at: Move) -> None:
    for moment in ((8, 59), (9, 0), (9, 1), (20, 59)):
        at(2026, 11, 28, *moment)
        await services.digest.tick()
        assert await told() == ([] if moment < (9, 0) else [(STAFF_CHAT, "daily:2026-11-28", 1)])


async def test_on_mondays_it_speaks_of_the_week_too(services: Services, at: Move) -> None:
    at(*MONDAY, 9)
    await services.digest.tick()
    assert await told() == [(STAFF_CHAT, f"{kind}:2026-11-30", 1) for kind in ("weekly", "daily")]


@pytest.mark.parametrize(
    ("wanted", "monday", "tuesday"), [("off", 0, 0), ("daily", 1, 2), ("weekly", 1, 1), ("both", 2, 3)]
)
async def test_only_what_is_wanted_comes(services: Services, at: Move, wanted: str, monday: int, tuesday: int) -> None:
    at(2026, 11, 29, 12)
    await services.changes.save(OWNS, Tunable.DIGEST, wanted)
    for day, number in ((30, monday), (31, tuesday)):
        at(2026, 11 + day // 31, day % 31 or 1, 10)
        await services.digest.tick()
        assert len(await told()) == number


async def test_whoever_turns_it_on_at_noon_hears_of_it_the_next_morning(services: Services, at: Move) -> None:
    at(2026, 11, 28, 8)
    await services.changes.save(OWNS, Tunable.DIGEST, "off")
    at(2026, 11, 28, 12)
    await services.changes.save(OWNS, Tunable.DIGEST, "daily")
    await services.digest.tick()
    assert await told() == []
    at(2026, 11, 29, 8, 59)
    await services.digest.tick()
    assert await told() == []
    at(2026, 11, 29, 9)
    await services.digest.tick()
    assert await told() == [(STAFF_CHAT, "daily:2026-11-29", 1)]


async def test_a_morning_that_was_missed_is_made_up_for_on_that_day_alone_and_not_at_night(
    services: Services, at: Move
) -> None:
    at(2026, 11, 26, 9)
    await services.digest.tick()
    at(2026, 11, 28, 22)
    await services.digest.tick()
    assert len(await told()) == 1
    at(2026, 11, 29, 18)
    await services.digest.tick()
    assert [key for _, key, _ in await told()] == ["daily:2026-11-26", "daily:2026-11-29"]


@pytest.mark.parametrize(("hours", "hour"), [("00-00", 9), ("09-09", 9), ("23-07", 7), ("01-06", 6), ("22-00", 0)])
async def test_other_quiet_hours_move_it(services: Services, at: Move, hours: str, hour: int) -> None:
    at(2026, 11, 27, 12)
    await services.changes.save(OWNS, Tunable.QUIET_HOURS, hours)
    if hour:
        at(2026, 11, 28, hour - 1, 59)
        await services.digest.tick()
        assert await told() == []
    at(2026, 11, 28, hour)
    await services.digest.tick()
    assert [key for _, key, _ in await told()] == ["daily:2026-11-28"]


async def test_two_workers_and_a_restart_say_it_once(
    services: Services, settings_of_services: Settings, at: Move
) -> None:
    at(*MONDAY, 10)
    keyring = await Keyring.load(load_kek(settings_of_services))
    others = [build_services(settings_of_services, keyring) for _ in range(3)]
    await asyncio.gather(*(one.digest.tick() for one in (services, *others)))
    await others[0].digest.tick()
    assert sorted(await told()) == [(STAFF_CHAT, f"{kind}:2026-11-30", 1) for kind in ("daily", "weekly")]


async def test_a_worker_that_is_killed_in_between_leaves_it_to_the_next(
    services: Services, at: Move, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(2026, 11, 28, 10)

    def dies(name: str) -> None:
        if name == "digest:before-commit":
            raise RuntimeError

    monkeypatch.setattr("school21_bot.analytics.digest.failpoint", dies)
    with pytest.raises(RuntimeError):
        await services.digest.tick()
    assert await told() == []
    monkeypatch.undo()
    at(2026, 11, 28, 11)
    await services.digest.tick()
    assert [key for _, key, _ in await told()] == ["daily:2026-11-28"]


class TestWithoutAStaffChat:
    @pytest.fixture
    def settings_of_services(self, settings_of_services: Settings) -> Settings:
        return settings_of_services.model_copy(update={"staff_chat_id": None, "admin_ids": (OWNER, 12)})

    async def test_each_owner_is_told(self, services: Services, at: Move) -> None:
        at(2026, 11, 28, 10)
        for _ in range(2):
            await services.digest.tick()
        assert [(chat, times) for chat, _, times in await told()] == [(OWNER, 1), (12, 1)]


@pytest.mark.parametrize("zone", ["Europe/Berlin"])
async def test_where_clocks_are_moved_the_day_is_that_of_the_clocks(services: Services, at: Move) -> None:
    """On 25 October 2026 there are 25 hours in the day, on 28 March 2027 23; 02:00 is twice, or never."""
    at(2026, 10, 24, 23, 30)
    await make_member(services, 5)
    at(2026, 10, 25, 23, 30)
    await make_member(services, 6, answers={Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "anna"})
    at(2026, 10, 26, 9)
    facts = await services.digest.read(OWNS, DigestKind.DAILY)
    assert (facts["first"], facts["joined"]) == ("2026-10-25", 1)
    await services.changes.save(OWNS, Tunable.QUIET_HOURS, "22-02")
    at(2027, 3, 28, 1, 59)
    await services.digest.tick()
    assert await told() == []
    at(2027, 3, 28, 3, 0)
    await services.digest.tick()
    assert [key for _, key, _ in await told()] == ["daily:2027-03-28"]


async def test_it_says_what_happened_yesterday_and_how_things_stand(services: Services, at: Move) -> None:
    await a_lively_day(services, at)
    at(2026, 11, 28, 9)
    await services.digest.tick()
    assert await text_of(services) == (
        "<b>Сводка за 27.11.2026</b>\n\n"
        "• 1 новый участник\n"
        "• 1 анкета ждёт решения сейчас\n"
        "• 3 анкеты брошены: команда — 2, роль — 1\n"
        "• 2 попытки войти по чужой ссылке\n"
        "• 5 поисков никого не нашли\n"
        "• 1 работа не удалась\n"
        "• 1 вопрос в поддержку ждёт ответа сейчас\n\n"
        "Подробности — в панели: напишите боту в личном чате /dashboard"
    )
    assert "3 forms abandoned: team — 2, role — 1" in await text_of(services, "en")


async def test_of_a_week_it_says_what_changed(services: Services, at: Move) -> None:
    at(2026, 11, 18, 12)
    await make_member(services, 900, answers={Step.SCHOOL_NICKNAME: "before", Step.MESSENGER_NICKNAME: "before"})
    async with transaction():
        for _ in range(3):
            await record(Kind.SEARCHED, at=datetime(2026, 11, 19, 12, tzinfo=UTC), details={"found": 0})
    await a_lively_day(services, at)
    at(*MONDAY, 9)
    await services.changes.save(OWNS, Tunable.DIGEST, "weekly")
    await services.digest.tick()
    text = await text_of(services)
    assert text.startswith("<b>Сводка за неделю 23.11.2026 — 29.11.2026</b>\n\n• 1 новый участник (±0)\n")
    assert "• 3 анкеты брошены (+3): команда — 2, роль — 1\n" in text
    assert "• 5 поисков никого не нашли (+2)\n" in text
    assert "В скобках" in text
    at(2026, 12, 7, 9)
    await services.digest.tick()
    assert "• 0 поисков никого не нашли (−5)\n" in await text_of(services)


async def test_of_a_quiet_day_it_says_so_in_a_line(services: Services, at: Move) -> None:
    at(2026, 11, 28, 9)
    await services.digest.tick()
    assert len((await text_of(services)).splitlines()) == 5
    assert "Тихий день" in await text_of(services)
    at(*MONDAY, 9)
    await services.digest.tick()
    assert "Тихая неделя" in digest_html(translator("ru"), await services.digest.read(OWNS, DigestKind.WEEKLY))


async def test_only_staff_may_ask_for_it(services: Services, at: Move) -> None:
    await services.access.grant(COMMAND_LINE, 78, StaffRole.ANALYST)
    await services.digest.read(in_the_bot(2, 78), DigestKind.DAILY)
    with pytest.raises(NotAllowed):
        await services.digest.read(in_the_bot(3, 79), DigestKind.DAILY)


async def a_lively_day(services: Services, at: Move) -> None:
    """27 November in Moscow: of everything something happened."""
    noon = datetime(2026, 11, 27, 12, tzinfo=ZoneInfo("Europe/Moscow")).astimezone(UTC)
    at(2026, 11, 27, 12)
    member = await make_member(services, 100)
    waiting = await make_applicant(services, 101, answers=own(1))
    await set_status(waiting, Status.WAITING)
    async with transaction():
        for step in (Step.TEAM, Step.TEAM, Step.ROLE):
            await record(Kind.REGISTRATION_ABANDONED, at=noon, person=member.id, step=step)
        for _ in range(2):
            await record(Kind.INVITE_MISUSED, at=noon, person=member.id)
        for found in (0, 0, 0, 0, 0, 4):
            await record(Kind.SEARCHED, at=noon, person=member.id, details={"found": found})
        # Of other days nothing counts.
        for shift in (timedelta(days=-1), timedelta(days=1)):
            await record(Kind.INVITE_EXPIRED, at=noon + shift, person=member.id)
    job_id = await services.jobs.start("invite", parameters={})
    await fetch("UPDATE job SET state = 'failed', finished_at = $2 WHERE id = $1", job_id, noon)
    for number, state in enumerate((RequestState.OPEN, RequestState.CLOSED), start=1):
        await SupportRequest.create(
            id=number, number=number, person_id=member.id, state=state, opened_at=noon, changed_at=noon
        )


def own(number: int) -> dict[Step, Any]:
    """Answers with nicknames that nobody else has."""
    letters = "abcdefgh"[number]
    return ANSWERS | {Step.SCHOOL_NICKNAME: f"peer{letters}", Step.MESSENGER_NICKNAME: f"peer.{letters}"}
