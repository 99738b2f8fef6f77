"""When it all happened: sixty days that end now, whatever the day."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from school21_bot.people.models import Attempt, Status
from school21_bot.sample.community import community
from school21_bot.sample.history import History

PEERS = community()
TIMEOUT = timedelta(hours=6)
MOMENTS = [
    datetime(2026, 11, 23, 15, 45, tzinfo=UTC),
    datetime(2027, 1, 1, 21, 0, 1, tzinfo=UTC),
    datetime(2028, 3, 26, 0, 30, tzinfo=UTC),
]


def _history(now: datetime, timeout: timedelta = TIMEOUT) -> History:
    return History(PEERS, now=now, timezone="Europe/Moscow", timeout=timeout)


@pytest.mark.parametrize("now", MOMENTS)
def test_all_of_it_lies_in_the_sixty_days_before_now(now: datetime) -> None:
    history = _history(now)
    moments = [life.at(act.at) for life in history.lives for act in life.story.acts]
    moments += [look.at for look in history.looks] + [at for look in history.looks for at, _ in look.cards]
    moments += [life.gone_at for life in history.lives if life.gone_at]
    assert min(moments) > now - timedelta(days=60)
    assert now - timedelta(hours=12) < max(moments) < now


@pytest.mark.parametrize("now", MOMENTS)
def test_people_do_the_same_whatever_the_day(now: datetime) -> None:
    first, other = _history(MOMENTS[0]), _history(now)
    assert [life.story.acts for life in first.lives] == [life.story.acts for life in other.lives]


def test_it_is_lively_on_working_days_and_more_so_every_week() -> None:
    now = MOMENTS[0]
    joined = [life.joined_at for life in _history(now).lives if life.joined_at]
    local = [moment.astimezone(ZoneInfo("Europe/Moscow")) for moment in joined]
    by_day = Counter(moment.weekday() for moment in local)
    assert max(by_day[5], by_day[6]) < min(by_day[day] for day in range(5))
    assert sum(9 <= moment.hour < 19 for moment in local) > 0.7 * len(local)
    assert sum(moment > now - timedelta(days=30) for moment in joined) > 0.55 * len(joined)


@pytest.mark.parametrize("timeout", [timedelta(minutes=1), TIMEOUT, timedelta(days=7)])
def test_only_those_of_the_last_hours_are_still_answering(timeout: timedelta) -> None:
    now = MOMENTS[0]
    stopped = [life for life in _history(now, timeout).lives if life.peer.stopped_at]
    for life in stopped:
        is_open = life.at(life.story.tries[-1].step_at) + timeout > now
        assert life.status is (Status.APPLYING if is_open else Status.ABANDONED)
    if timeout == TIMEOUT:
        assert 2 <= sum(life.status is Status.APPLYING for life in stopped) <= 8


def test_some_start_over_and_some_come_back() -> None:
    tries = [tried for life in _history(MOMENTS[0]).lives for tried in life.story.tries]
    assert 5 <= sum(tried.status is Attempt.RESTARTED for tried in tries) <= 50


def test_members_search_and_some_find_nobody() -> None:
    looks = _history(MOMENTS[0]).looks
    assert len(looks) > 500
    assert 10 < sum(look.found == 0 for look in looks) < 0.25 * len(looks)
    assert all(look.by.joined_at is not None and look.by.joined_at <= look.at for look in looks)
    assert all(len(look.cards) <= look.found for look in looks)
