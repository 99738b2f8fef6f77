"""Reminders of abandoned registrations: when, how often, to whom no more, and what came of them."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.errors import Conflict
from school21_bot.failpoints import FailpointError, armed
from school21_bot.journal.models import Event
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people import CONSENT_VERSION, Category, DeclineReason, Step
from school21_bot.people.models import Attempt, Registration
from school21_bot.people.models import Person as Row
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from school21_bot.tuning import Tunable
from tests.flows.people import ANSWERS
from tests.messages.abandoning import (
    DAY,
    NOON,
    TIMEOUT,
    Time,
    abandon,
    attempt_of,
    begin,
    go_out,
    noted,
    reminded,
    run_out,
)
from tests.services import OWNER

BY = in_the_bot(1, OWNER)


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    """Two reminders, and nobody sleeps."""
    update = {"reminders": (DAY, 7 * DAY), "quiet_hours": QuietHours(0, 0), "timezone": "Europe/Moscow"}
    return settings_of_services.model_copy(update=update)


async def test_a_day_later_and_a_week_later_and_never_again(services: Services, time: Time) -> None:
    person = await abandon(services, time)
    for days, number in ((0.99, 0), (1.01, 1), (6.9, 1), (7.01, 2), (30, 2)):
        time.at = NOON + TIMEOUT + timedelta(days=days)
        for _ in range(3):
            await services.reminders.tick()
        assert await reminded() == number, days
    attempt = await attempt_of(person)
    assert (attempt.reminders, attempt.remind_at) == (2, None)
    first, second = await noted("reminded")
    assert person.draft is not None
    assert person.draft.role is not None
    for event, number in ((first, 1), (second, 2)):
        assert (event.person, event.step, event.role) == (person.id, "level", person.draft.role.id)
        assert event.details == {"attempt": 1, "number": number}
    assert first.seconds == int((TIMEOUT + timedelta(days=1.01)).total_seconds())
    assert second.seconds is None


async def test_what_was_slept_through_is_said_once_and_not_made_up_for(services: Services, time: Time) -> None:
    await abandon(services, time)
    time.passes(20 * DAY)
    while await services.reminders.tick():
        pass
    await services.reminders.tick()
    assert await reminded() == 1
    assert (await Registration.get()).remind_at is None


@pytest.mark.parametrize("until", [Step.SCHOOL_NICKNAME, Step.SUMMARY])
async def test_whoever_comes_back_is_left_alone_and_counted_once(services: Services, time: Time, until: Step) -> None:
    person = await abandon(services, time, until=until)
    time.passes(DAY)
    await go_out(services)
    await begin(services, person.id)
    assert (await attempt_of(person)).remind_at is None
    time.passes(timedelta(minutes=1))
    await begin(services, person.id)
    await run_out(services, time)
    time.passes(DAY)
    await go_out(services)
    assert await reminded() == 2
    await begin(services, person.id)
    (event,) = await noted("came_back")
    assert (event.person, event.step, event.details) == (person.id, until.value, {"attempt": 1})
    time.passes(30 * DAY)
    await go_out(services)
    assert await reminded() == 2


async def test_an_answer_in_a_form_that_is_still_open_is_coming_back(services: Services, time: Time) -> None:
    person = await abandon(services, time, until=Step.TEAM)
    time.passes(DAY)
    await go_out(services)
    await services.registration.answer(person.id, Step.TEAM, "Core", cause="message:1")
    attempt = await attempt_of(person)
    assert (attempt.status, attempt.remind_at, attempt.reminders) == (Attempt.ACTIVE, None, 1)
    (event,) = await noted("came_back")
    assert event.step == "team"


async def test_whoever_finishes_after_a_reminder_is_counted_with_role_and_level(services: Services, time: Time) -> None:
    person = await abandon(services, time, until=Step.SUMMARY)
    time.passes(DAY)
    await go_out(services)
    await services.registration.confirm(person.id, consent_version=CONSENT_VERSION)
    member = await Row.get(id=person.id)
    (back,), (finished,) = await noted("came_back"), await noted("came_back_finished")
    assert (back.level, finished.role, finished.level) == (member.level_id, member.role_id, member.level_id)
    attempt = await attempt_of(person)
    assert (attempt.status, attempt.remind_at) == (Attempt.FINISHED, None)


async def test_starting_over_after_a_reminder_counts_as_coming_back_and_as_finishing(
    services: Services, time: Time
) -> None:
    person = await abandon(services, time, until=Step.TEAM)
    time.passes(DAY)
    await go_out(services)
    await services.registration.restart(person.id)
    for number, (step, answer) in enumerate(ANSWERS.items()):
        await services.registration.answer(person.id, step, answer, cause=f"again:{number}")
    await services.registration.confirm(person.id, consent_version=CONSENT_VERSION)
    assert [event.step for event in await noted("came_back")] == ["team"]
    assert len(await noted("came_back_finished")) == 1
    assert not await Registration.exclude(remind_at=None).exists()


async def test_whoever_was_never_reminded_is_no_effect_of_reminders(services: Services, time: Time) -> None:
    person = await abandon(services, time, until=Step.SUMMARY)
    await begin(services, person.id)
    await services.registration.confirm(person.id, consent_version=CONSENT_VERSION)
    assert not await Event.filter(kind__startswith="came_back").exists()


async def test_a_registration_that_is_declined_and_confirmed_again_is_counted_once(
    services: Services, time: Time
) -> None:
    services.tuning.now = services.tuning.now.model_copy(update={"registration": "approval"})
    person = await abandon(services, time, until=Step.SUMMARY)
    time.passes(DAY)
    await go_out(services)
    for _ in range(2):
        await services.registration.confirm(person.id, consent_version=CONSENT_VERSION)
        await services.approvals.decline(BY, person.id, DeclineReason.OTHER)
    assert len(await noted("came_back")) == len(await noted("came_back_finished")) == 1
    time.passes(30 * DAY)
    await go_out(services)
    assert await reminded() == 1


@pytest.mark.parametrize("why", ["opted out", "blocked", "banned", "deleted", "damaged", "turned off"])
async def test_who_is_not_reminded(services: Services, time: Time, why: str) -> None:
    person = await abandon(services, time)
    other = await abandon(services, time, 78, until=Step.SCHOOL_NICKNAME)
    match why:
        case "opted out":
            await services.preferences.opt_out(person.id, Category.REMINDERS, cause=None)
        case "blocked":
            await services.accounts.mark_blocked(person.id)
        case "banned":
            await services.membership.ban(BY, person.id)
        case "deleted":
            await services.deletion.delete(person.id)
        case "damaged":
            await Row.filter(id=person.id).update(record=b"nothing")
        case "turned off":
            await services.changes.save(BY, Tunable.REMINDERS, "off")
    time.passes(DAY + TIMEOUT)
    for _ in range(3):
        await services.reminders.tick()
    found = [one.person_id for one in await Outgoing.filter(kind="reminded")]
    assert found == ([] if why == "turned off" else [other.id])
    assert len(await noted("reminded")) == len(found)


async def test_whoever_wants_reminders_again_gets_the_next(services: Services, time: Time) -> None:
    person = await abandon(services, time)
    await services.preferences.opt_out(person.id, Category.REMINDERS, cause=None)
    time.passes(DAY)
    await services.reminders.tick()
    await services.preferences.opt_in(person.id, Category.REMINDERS, cause=None)
    time.passes(6 * DAY)
    await services.reminders.tick()
    assert (await attempt_of(person)).reminders == await reminded() == 1


async def test_whoever_wants_no_reminders_is_not_told_of_the_timer_either(services: Services, time: Time) -> None:
    person = await abandon(services, time)
    assert await reminded("abandoned") == 1
    await services.preferences.opt_out(person.id, Category.REMINDERS, cause=None)
    await begin(services, person.id)
    await run_out(services, time)
    assert (await attempt_of(person)).status is Attempt.ABANDONED
    assert await reminded("abandoned") == 0  # the one that still waited was taken back


async def test_with_reminders_turned_on_those_who_abandon_from_then_on_are_reminded(
    services: Services, time: Time
) -> None:
    await services.changes.save(BY, Tunable.REMINDERS, "off")
    await abandon(services, time)
    await services.changes.save(BY, Tunable.REMINDERS, "2d")
    later = await abandon(services, time, 78, until=Step.SCHOOL_NICKNAME)
    time.passes(2 * DAY)
    await services.reminders.tick()
    assert [one.person_id for one in await Outgoing.filter(kind="reminded")] == [later.id]


async def test_in_the_quiet_hours_nothing_is_put_into_the_outbox(services: Services, time: Time) -> None:
    services.tuning.now = services.tuning.now.model_copy(update={"quiet_hours": QuietHours(21, 9)})
    person = await abandon(services, time)
    time.at = NOON.replace(day=25, hour=22)  # one in the morning in Moscow
    await services.reminders.tick()
    assert await reminded() == 0
    await begin(services, person.id)
    time.at = NOON.replace(day=26)
    await services.reminders.tick()
    assert await reminded() == 0
    assert not await Event.filter(kind__in=["reminded", "came_back"]).exists()


async def test_the_time_until_a_reminder_runs_from_the_morning_on_which_the_person_was_told(
    services: Services, time: Time
) -> None:
    update = {"quiet_hours": QuietHours(21, 9), "reminders": (timedelta(hours=6),)}
    services.tuning.now = services.tuning.now.model_copy(update=update)
    time.at = NOON.replace(hour=13)
    person = await abandon(services, time)  # at ten in the evening in Moscow
    morning = NOON.replace(day=25, hour=6, minute=0)
    assert (await Outgoing.get()).due_at == morning
    assert (await attempt_of(person)).remind_at == morning + timedelta(hours=6)


async def test_workers_at_once_remind_each_person_once(services: Services, time: Time) -> None:
    people = [await abandon(services, time, number, until=Step.SCHOOL_NICKNAME) for number in range(1, 9)]
    time.passes(DAY)
    await asyncio.gather(*(services.reminders.tick() for _ in range(4)))
    assert await reminded() == len(people)
    assert [event.details for event in await noted("reminded")] == [{"attempt": 1, "number": 1}] * len(people)


async def test_coming_back_at_the_moment_of_the_reminder_leaves_no_letter_unless_it_came_first(
    services: Services, time: Time
) -> None:
    people = [await abandon(services, time, number, until=Step.SCHOOL_NICKNAME) for number in range(1, 9)]
    time.passes(DAY)
    await asyncio.gather(services.reminders.tick(), *(begin(services, person.id) for person in people))
    # Nothing was sent yet: whichever came first, the person is there, and nothing is to be said.
    assert await reminded() == 0
    attempts = await Registration.all()
    assert {(one.status, one.remind_at, one.reminders) for one in attempts} == {(Attempt.ACTIVE, None, 0)}
    assert not await noted("came_back")


@pytest.mark.parametrize(
    ("point", "place"),
    [
        ("remind:before-commit", "messages.reminders"),
        ("nudge:before-commit", "lifecycle.membership"),
        ("begin:before-commit", "people.registration"),
        ("restart:before-commit", "people.registration"),
        ("preference:before-commit", "people.preferences"),
    ],
)
async def test_what_dies_before_its_commit_has_not_happened_and_happens_once_afterwards(
    services: Services, time: Time, monkeypatch: pytest.MonkeyPatch, point: str, place: str
) -> None:
    person = await abandon(services, time)
    time.passes(DAY)
    if point in {"begin:before-commit", "restart:before-commit"}:
        await services.reminders.tick()
        await Outgoing.all().update(state=Delivery.SENT)
    acts: dict[str, Callable[[], Awaitable[object]]] = {
        "remind": services.reminders.tick,
        "nudge": lambda: services.membership.nudge(BY, person.id),
        "begin": lambda: services.registration.begin(person.id),
        "restart": lambda: services.registration.restart(person.id),
        "preference": lambda: services.preferences.opt_out(person.id, Category.REMINDERS, cause="tap:1"),
    }
    act = acts[point.partition(":")[0]]
    before = await everything()
    with monkeypatch.context() as patched:
        patched.setattr(f"school21_bot.{place}.failpoint", armed(f"{point}=raise"))
        with pytest.raises(FailpointError):
            await act()
    assert await everything() == before
    await act()
    after = await everything()
    assert after != before
    with suppress(Conflict):
        await act()
    kinds = [event.kind for event in await Event.all() if event.kind in {"reminded", "came_back", "opted_out"}]
    assert len(kinds) == len(set(kinds)) >= 1


async def everything() -> list[object]:
    """What a reminder, a return and a choice may change."""
    return [
        await Outgoing.all().order_by("id").values("id", "state", "repeats"),
        await Registration.all().order_by("id").values("id", "status", "remind_at", "reminders", "step_at"),
        await Row.all().order_by("id").values("id", "status", "version", "reminders_off"),
        await Event.all().count(),
        await AuditEntry.all().count(),
    ]
