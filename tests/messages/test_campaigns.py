"""Broadcasts as a service: who is meant, how each gets it once, and how it is paused, ended and scheduled."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from school21_bot import clock
from school21_bot.access import COMMAND_LINE, StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.errors import Conflict, NotAllowed, NotFound, RuleViolated
from school21_bot.messages import Attachment, AttachmentKind, Audience, LinkButton, feeding, typed_buttons
from school21_bot.messages import audience as people
from school21_bot.messages.campaign_rows import read
from school21_bot.messages.feeding import Feeding
from school21_bot.messages.models import Campaign, Outgoing, Rank
from school21_bot.people import Category, Status
from school21_bot.people.models import Person
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from school21_bot.storage import fetch
from tests.messages.campaigns import TEXT, approve, fed, make_people, messages, ready, state_of

NIGHT = QuietHours(21, 9)


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    """Nobody sleeps."""
    return settings_of_services.model_copy(update={"quiet_hours": QuietHours(0, 0), "timezone": "Europe/Moscow"})


async def test_whoever_cannot_be_told_or_does_not_want_it_is_not_counted(services: Services) -> None:
    ids = await make_people(services, 8)
    await Person.filter(id=ids[0]).update(news_off=True)
    await Person.filter(id=ids[1]).update(bot_blocked=True)
    await Person.filter(id=ids[2]).update(telegram_id=None)
    for person, status in zip(ids[3:7], (Status.BANNED, Status.REMOVED, Status.LEFT, Status.SUSPENDED), strict=True):
        await Person.filter(id=person).update(status=status)
    assert await people.count(Audience(tuple(Status))) == 1
    found = await people.following(Audience(tuple(Status), upto=ids[-1]), 0, 100)
    assert [one["id"] for one in found if one["fits"]] == [ids[7]]


async def test_the_audience_is_narrowed_by_status_role_level_and_language(services: Services) -> None:
    ids = await make_people(services, 6)
    qa, tester = await services.dictionary.enter_role("QA"), await services.dictionary.enter_role("Тестировщик")
    await fetch("UPDATE role SET merged_into_id = $1 WHERE id = $2", qa, tester)
    first, second, *_ = await services.dictionary.levels()
    await Person.filter(id__in=ids[:2]).update(role_id=qa, level_id=first.id)
    await Person.filter(id=ids[2]).update(role_id=tester, level_id=second.id)
    await Person.filter(id=ids[3]).update(language="en")
    await Person.filter(id__in=ids[4:]).update(status=Status.ABANDONED)
    for audience, expected in (
        (Audience(), 4),
        (Audience((Status.MEMBER, Status.ABANDONED)), 6),
        (Audience(()), 0),
        (Audience(roles=(qa,)), 3),
        (Audience(roles=(qa,), levels=(first.id,)), 2),
        (Audience(levels=(first.id, second.id)), 3),
        (Audience(language="en"), 1),
    ):
        assert await people.count(audience) == expected


async def test_counting_goes_along_the_key_and_reads_no_records(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_people(services, 7)
    monkeypatch.setattr(people, "_COUNT", people._COUNT.replace(str(people.PIECE), "3"))
    assert await people.count(Audience()) == 7
    sql = people._COUNT.format(Audience().condition)
    assert " record" not in sql
    explain = "EXPLAIN QUERY PLAN " if "sqlite" in str(services.settings.database_url) else "EXPLAIN "
    plan = " ".join(str(row) for row in await fetch(explain + sql, 0))
    assert "INTEGER PRIMARY KEY" in plan or "person_pkey" in plan or "Seq Scan" in plan


async def test_what_it_says_lies_sealed_and_nobody_else_names_it(services: Services) -> None:
    await make_people(services, 1)
    campaign_id = await ready(services, text="Зюзибалда придёт")
    await services.drafts.set_attachment(COMMAND_LINE, campaign_id, Attachment(AttachmentKind.PHOTO, "file-Zyuzibalda"))
    await services.drafts.set_buttons(COMMAND_LINE, campaign_id, (LinkButton("Сюда", "https://zyuzibalda.ru"),))
    await approve(services, campaign_id)
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    for table in ("campaign", "outgoing", "audit_entry", "event", "job"):
        for row in await fetch(f"SELECT * FROM {table}"):
            told = " ".join(_shown(value) for value in row.values())
            assert "юзибалда" not in told
            assert "yuzibalda" not in told.lower()


def _shown(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Записаться", "unreadable"),
        ("Записаться — ftp://example.com", "not-a-link"),
        ("Записаться — https://localhost", "not-a-link"),
        ("Записаться — https://exa mple.com", "not-a-link"),
        ("Записаться — javascript:alert(1)", "not-a-link"),
        ("Записаться — https://[::1", "not-a-link"),
        ("х" * 65 + " — https://example.com", "too-long"),
        ("\n".join(["Да — https://example.com"] * 7), "too-many"),
    ],
)
def test_buttons_that_are_none_are_refused(typed: str, reason: str) -> None:
    with pytest.raises(RuleViolated) as refusal:
        typed_buttons(typed)
    assert (refusal.value.field, refusal.value.reason) == ("buttons", reason)


def test_buttons_are_read_line_by_line() -> None:
    typed = "Записаться на митап — https://example.com/a?b=c\n\n Ещё - http://t.me/school21 \nСайт https://пример.рф"
    assert typed_buttons(typed) == (
        LinkButton("Записаться на митап", "https://example.com/a?b=c"),
        LinkButton("Ещё", "http://t.me/school21"),
        LinkButton("Сайт", "https://пример.рф"),
    )


async def test_a_text_may_be_as_long_as_telegram_lets_it(services: Services) -> None:
    campaign_id = await services.drafts.begin(COMMAND_LINE)
    await services.drafts.set_text(COMMAND_LINE, campaign_id, "ru", f"<b>{'&amp;' * 4096}</b>")
    with pytest.raises(RuleViolated, match="too-long"):
        await services.drafts.set_text(COMMAND_LINE, campaign_id, "ru", "х" * 4097)
    photo = Attachment(AttachmentKind.PHOTO, "file")
    with pytest.raises(RuleViolated, match="too-long-caption"):
        await services.drafts.set_attachment(COMMAND_LINE, campaign_id, photo)
    await services.drafts.set_text(COMMAND_LINE, campaign_id, "ru", "х" * 1024)
    await services.drafts.set_attachment(COMMAND_LINE, campaign_id, photo)
    with pytest.raises(RuleViolated, match="too-long-caption"):
        await services.drafts.set_text(COMMAND_LINE, campaign_id, "en", "x" * 1025)


async def test_what_nobody_has_looked_at_as_it_is_cannot_be_started(services: Services) -> None:
    await make_people(services, 1)
    campaigns, campaign_id = services.campaigns, await ready(services)
    seen = (await campaigns.view(COMMAND_LINE, campaign_id)).content
    await services.drafts.set_text(COMMAND_LINE, campaign_id, "ru", "другое")
    with pytest.raises(Conflict):
        await campaigns.start(COMMAND_LINE, campaign_id)
    with pytest.raises(Conflict):
        await services.drafts.approve(COMMAND_LINE, campaign_id, seen)
    assert await state_of(campaign_id) == "draft"


async def test_what_nobody_would_get_cannot_be_started(services: Services) -> None:
    campaign_id = await ready(services)
    with pytest.raises(RuleViolated, match="nobody"):
        await services.campaigns.start(COMMAND_LINE, campaign_id)


async def test_started_twice_at_once_it_is_started_once(services: Services) -> None:
    await make_people(services, 3)
    campaign_id = await ready(services)
    outcomes = await asyncio.gather(
        *(services.campaigns.start(COMMAND_LINE, campaign_id) for _ in range(5)), return_exceptions=True
    )
    assert sorted(str(type(one).__name__) for one in outcomes) == ["Conflict"] * 4 + ["NoneType"]
    assert await AuditEntry.filter(action="broadcast-started").count() == 1
    entry = await AuditEntry.get(action="broadcast-started")
    assert (entry.target, entry.details) == (campaign_id, {"people": 3})


async def test_nobody_without_the_right_does_anything(services: Services) -> None:
    await make_people(services, 1)
    campaign_id = await ready(services)
    await services.access.grant(COMMAND_LINE, 55, StaffRole.ANALYST)
    await services.access.grant(COMMAND_LINE, 56, StaffRole.ADMIN)
    withdrawn = in_the_bot(2, 56)
    await services.campaigns.view(withdrawn, campaign_id)
    await services.access.withdraw(COMMAND_LINE, 56)
    campaigns = services.campaigns
    for actor in (in_the_bot(1, 55), withdrawn, in_the_bot(3, 57)):
        for verb in (
            campaigns.view,
            campaigns.count,
            campaigns.start,
            campaigns.pause,
            campaigns.resume,
            campaigns.cancel,
            services.drafts.discard,
        ):
            with pytest.raises(NotAllowed):
                await verb(actor, campaign_id)
        with pytest.raises(NotAllowed):
            await services.drafts.begin(actor)
        with pytest.raises(NotAllowed):
            await campaigns.recent(actor)
        with pytest.raises(NotAllowed):
            await services.drafts.set_text(actor, campaign_id, "ru", "другое")
        with pytest.raises(NotAllowed):
            await campaigns.unknown_people(actor, campaign_id, 0)
    assert await state_of(campaign_id) == "draft"
    assert await AuditEntry.filter(action__startswith="broadcast").count() == 0


async def test_a_draft_of_long_ago_goes_when_a_new_one_is_begun(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_people(services, 1)
    old, sent = await ready(services), await ready(services)
    await services.campaigns.start(COMMAND_LINE, sent)
    later = clock.now() + timedelta(days=91)
    monkeypatch.setattr(clock, "now", lambda: later)
    new = await services.drafts.begin(COMMAND_LINE)
    assert [one.id for one in await services.campaigns.recent(COMMAND_LINE)] == [new, sent]
    assert old not in (new, sent)


async def test_a_discarded_draft_is_gone(services: Services) -> None:
    campaign_id = await ready(services)
    await services.drafts.discard(COMMAND_LINE, campaign_id)
    with pytest.raises(NotFound):
        await services.campaigns.view(COMMAND_LINE, campaign_id)
    assert await services.campaigns.recent(COMMAND_LINE) == []


async def test_each_is_fed_once_a_little_ahead_of_the_sending(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "AHEAD", 6)
    monkeypatch.setattr(feeding, "BATCH", 3)
    monkeypatch.setattr(feeding, "LOOKED_AT", 4)
    await make_people(services, 9, Status.NEW, first=100)
    ids = await make_people(services, 20)
    campaign_id = await ready(services)
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    late = await make_people(services, 2, first=500)
    seen: list[int] = []
    while await state_of(campaign_id) == "sending":
        await fed(services)
        waiting = await Outgoing.filter(campaign=campaign_id, state="waiting").order_by("id")
        assert len(waiting) <= 6
        assert all(one.rank is Rank.BULK for one in waiting)
        seen += [one.person_id for one in waiting if one.person_id]
        await Outgoing.filter(id__in=[one.id for one in waiting]).update(state="sent")
    assert seen == ids
    assert not set(late) & set(seen)
    view = await services.campaigns.view(COMMAND_LINE, campaign_id)
    assert (view.done, view.total, view.left_out) == (20, 20, 0)


async def test_paused_it_waits_and_goes_on_where_it_was_for_everybody_once(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "AHEAD", 4)
    monkeypatch.setattr(feeding, "BATCH", 2)
    ids = await make_people(services, 9)
    campaign_id = await ready(services)
    campaigns = services.campaigns
    await campaigns.start(COMMAND_LINE, campaign_id)
    await fed(services)
    await fed(services)
    _, second, third, _ = await Outgoing.filter(campaign=campaign_id).order_by("id")
    await Outgoing.filter(id=second.id).update(state="sent")
    await Outgoing.filter(id=third.id).update(state="claimed")
    await campaigns.pause(COMMAND_LINE, campaign_id)
    assert await messages(campaign_id) == {"sent": 1, "claimed": 1}
    assert (await read(campaign_id)).cursor == ids[0] - 1
    # One that was on its way and is to wait goes with the others.
    feed = Feeding(services.sealer, services.tuning)
    await feed.put_back({"id": third.id, "campaign": campaign_id, "person_id": third.person_id}, clock.now())
    assert await messages(campaign_id) == {"sent": 1}
    await fed(services)
    assert await messages(campaign_id) == {"sent": 1}
    for _ in range(2):
        await campaigns.pause(COMMAND_LINE, campaign_id)
    for _ in range(2):
        await campaigns.resume(COMMAND_LINE, campaign_id)
    while await state_of(campaign_id) == "sending":
        await fed(services)
        await Outgoing.filter(campaign=campaign_id, state="waiting").update(state="sent")
    told = [one.person_id for one in await Outgoing.filter(campaign=campaign_id)]
    assert sorted(filter(None, told)) == ids
    assert await messages(campaign_id) == {"sent": 9}
    actions = [one.action for one in await AuditEntry.all().order_by("id")]
    assert actions == ["broadcast-started", "broadcast-paused", "broadcast-resumed"]


async def test_cancelled_it_ends_where_it_is(services: Services) -> None:
    await make_people(services, 5)
    campaign_id = await ready(services)
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    await fed(services)
    await Outgoing.filter(id=(await Outgoing.filter(campaign=campaign_id).order_by("id"))[0].id).update(state="sent")
    await services.campaigns.cancel(COMMAND_LINE, campaign_id)
    await fed(services)
    assert await messages(campaign_id) == {"sent": 1}
    await services.campaigns.cancel(COMMAND_LINE, campaign_id)
    for verb in (services.campaigns.pause, services.campaigns.resume, services.campaigns.start):
        with pytest.raises(Conflict):
            await verb(COMMAND_LINE, campaign_id)
    assert (await Campaign.get(id=campaign_id)).finished_at is not None


async def test_scheduled_it_begins_at_its_time_for_those_who_are_there_then(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_people(services, 2)
    campaign_id = await ready(services)
    at = datetime.now(UTC) + timedelta(hours=3)
    with pytest.raises(RuleViolated, match="past"):
        await services.campaigns.start(COMMAND_LINE, campaign_id, datetime.now(UTC) - timedelta(seconds=1))
    await services.campaigns.start(COMMAND_LINE, campaign_id, at)
    await fed(services)
    assert await state_of(campaign_id) == "scheduled"
    await make_people(services, 3, first=50)
    monkeypatch.setattr(clock, "now", lambda: at + timedelta(seconds=1))
    await fed(services)
    assert await state_of(campaign_id) == "sending"
    assert await messages(campaign_id) == {"waiting": 5}
    assert (await services.campaigns.view(COMMAND_LINE, campaign_id)).total == 5


async def test_a_scheduled_one_that_is_cancelled_never_begins(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_people(services, 2)
    campaign_id = await ready(services)
    at = datetime.now(UTC) + timedelta(hours=3)
    await services.campaigns.start(COMMAND_LINE, campaign_id, at)
    await services.campaigns.cancel(COMMAND_LINE, campaign_id)
    monkeypatch.setattr(clock, "now", lambda: at + timedelta(minutes=1))
    await fed(services)
    assert await state_of(campaign_id) == "cancelled"
    assert await messages(campaign_id) == {}


async def test_in_quiet_hours_nothing_is_fed_and_what_was_claimed_waits(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_people(services, 2)
    campaign_id = await ready(services)
    evening = datetime(2027, 3, 1, 20, 30, tzinfo=UTC)  # 23:30 in Moscow
    monkeypatch.setattr(clock, "now", lambda: evening)
    monkeypatch.setattr(services.tuning, "now", services.settings.model_copy(update={"quiet_hours": NIGHT}))
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    await fed(services)
    assert await messages(campaign_id) == {}
    assert await state_of(campaign_id) == "sending"
    morning = datetime(2027, 3, 2, 6, 0, 1, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: morning)
    await fed(services)
    assert await messages(campaign_id) == {"waiting": 2}
    monkeypatch.setattr(clock, "now", lambda: morning + timedelta(hours=13))
    one = (await Outgoing.filter(campaign=campaign_id))[0]
    await Outgoing.filter(id=one.id).update(state="claimed")
    row = {"id": one.id, "campaign": campaign_id, "person_id": one.person_id, "chat_id": one.chat_id}
    assert not await Feeding(services.sealer, services.tuning).admits(row)
    waits = await Outgoing.get(id=one.id)
    assert (waits.state.value, waits.due_at) == ("waiting", datetime(2027, 3, 3, 6, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    "change",
    [{"news_off": True}, {"bot_blocked": True}, {"status": Status.BANNED}, {"status": Status.LEFT}, {"telegram_id": 5}],
)
async def test_whoever_goes_away_before_their_turn_is_left_out(services: Services, change: dict[str, object]) -> None:
    ids = await make_people(services, 2)
    campaign_id = await ready(services)
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    await fed(services)
    await Person.filter(id=ids[0]).update(**change)
    feed = Feeding(services.sealer, services.tuning)
    admitted = []
    for one in await Outgoing.filter(campaign=campaign_id).order_by("id"):
        await Outgoing.filter(id=one.id).update(state="claimed")
        row = {"id": one.id, "campaign": campaign_id, "person_id": one.person_id, "chat_id": one.chat_id}
        if await feed.admits(row):
            admitted.append(one.person_id)
            await Outgoing.filter(id=one.id).update(state="sent")
    assert admitted == [ids[1]]
    await fed(services)
    view = await services.campaigns.view(COMMAND_LINE, campaign_id)
    assert (view.state.value, view.done, view.total, view.left_out) == ("done", 1, 2, 1)


async def test_whoever_is_deleted_takes_their_message_along(services: Services) -> None:
    ids = await make_people(services, 2)
    campaign_id = await ready(services)
    await services.campaigns.start(COMMAND_LINE, campaign_id)
    await fed(services)
    await services.deletion.delete(ids[0])
    assert await messages(campaign_id) == {"waiting": 1}


async def test_one_unsubscribes_and_comes_back_each_once(services: Services) -> None:
    (person,) = await make_people(services, 1)
    for _ in range(2):
        await services.preferences.opt_out(person, Category.NEWS, cause="tap:1")
    assert (await Person.get(id=person)).news_off
    await services.preferences.opt_in(person, Category.NEWS, cause="tap:2")
    await services.preferences.opt_in(person, Category.NEWS, cause="tap:3")
    # Delivered once more by Telegram, the first tap does nothing any more.
    await services.preferences.opt_out(person, Category.NEWS, cause="tap:1")
    assert not (await Person.get(id=person)).news_off
    kinds = [row["kind"] for row in await fetch("SELECT kind FROM event WHERE kind LIKE 'opted%' ORDER BY id")]
    assert kinds == ["opted_out", "opted_in"]


async def test_a_draft_waits_in_the_database_for_whoever_goes_on_with_it(services: Services) -> None:
    campaign_id = await ready(services)
    assert (await services.campaigns.content(campaign_id)).texts == {"ru": TEXT}
