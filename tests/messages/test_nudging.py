"""The reminder of staff: by the same path as those of the timer, never soon after one, and with the reason if not."""

import asyncio
from datetime import timedelta

import pytest

from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.messages.models import Outgoing
from school21_bot.people import CONSENT_VERSION, CannotRemind, Category, Step
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from tests.messages.abandoning import DAY, NOON, Time, abandon, attempt_of, begin, go_out, noted, reminded
from tests.services import OWNER

BY = in_the_bot(1, OWNER)


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    """Two reminders, and nobody sleeps."""
    update = {"reminders": (DAY, 7 * DAY), "quiet_hours": QuietHours(0, 0), "timezone": "Europe/Moscow"}
    return settings_of_services.model_copy(update=update)


async def test_staff_remind_by_the_same_path(services: Services, time: Time) -> None:
    person = await abandon(services, time, until=Step.SUMMARY)
    time.passes(timedelta(hours=1))
    await services.membership.nudge(BY, person.id)
    (event,) = await noted("reminded")
    assert event.details == {"attempt": 1, "number": 1, "by": "staff"}
    await go_out(services)
    await services.registration.confirm(person.id, consent_version=CONSENT_VERSION)
    assert len(await noted("came_back")) == len(await noted("came_back_finished")) == 1


@pytest.mark.parametrize(
    ("why", "reason"),
    [("opted out", "opted-out"), ("blocked", "blocked"), ("nudged", "lately"), ("came back", "moved-on")],
)
async def test_who_cannot_be_reminded_and_why(services: Services, time: Time, why: str, reason: str) -> None:
    person = await abandon(services, time)
    match why:
        case "opted out":
            await services.preferences.opt_out(person.id, Category.REMINDERS, cause=None)
        case "blocked":
            await services.accounts.mark_blocked(person.id)
        case "nudged":
            await services.membership.nudge(BY, person.id)
        case "came back":
            await begin(services, person.id)
    with pytest.raises(CannotRemind) as refused:
        await services.membership.nudge(BY, person.id)
    assert refused.value.reason == reason
    assert await reminded("nudged") == (why == "nudged")


async def test_one_after_the_other_on_the_next_day(services: Services, time: Time) -> None:
    person = await abandon(services, time)
    await services.membership.nudge(BY, person.id)
    time.passes(timedelta(hours=21))
    await services.membership.nudge(BY, person.id)
    assert await reminded("nudged") == 2


async def test_several_of_the_staff_at_once_remind_once(services: Services, time: Time) -> None:
    person = await abandon(services, time)
    ended = await asyncio.gather(*(services.membership.nudge(BY, person.id) for _ in range(5)), return_exceptions=True)
    assert sum(isinstance(one, CannotRemind) for one in ended) == 4
    assert await reminded("nudged") == 1


async def test_the_timer_does_not_remind_soon_after_staff_have(services: Services, time: Time) -> None:
    person = await abandon(services, time)
    time.passes(timedelta(hours=23))
    await services.membership.nudge(BY, person.id)
    time.passes(timedelta(hours=2))
    await services.reminders.tick()
    assert await reminded() == 0
    with pytest.raises(CannotRemind):
        await services.membership.nudge(BY, person.id)
    time.passes(6 * DAY)
    await services.reminders.tick()
    assert await reminded() == 1


async def test_staff_do_not_remind_soon_after_the_timer_has(services: Services, time: Time) -> None:
    person = await abandon(services, time)
    time.passes(DAY)
    await services.reminders.tick()
    time.passes(timedelta(hours=1))
    with pytest.raises(CannotRemind, match="lately"):
        await services.membership.nudge(BY, person.id)


async def test_a_nudge_that_waits_for_the_morning_is_taken_back_when_the_person_comes_back(
    services: Services, time: Time
) -> None:
    services.tuning.now = services.tuning.now.model_copy(update={"quiet_hours": QuietHours(21, 9)})
    person = await abandon(services, time)
    time.at = NOON.replace(hour=20)
    await services.membership.nudge(BY, person.id)
    assert await reminded("nudged") == 1
    await begin(services, person.id)
    assert not await Outgoing.filter(person_id=person.id).exists()
    assert (await attempt_of(person)).reminders == 0
    assert not await noted("came_back")
