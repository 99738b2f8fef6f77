"""Which days of the log are wanted: chosen, or typed as `01.11.2026` or `01.11.2026-15.11.2026`."""

import re
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from school21_bot.errors import RuleViolated

_DAY = r"(\d{1,2})\.(\d{1,2})\.(\d{4})"
_TYPED = re.compile(rf"{_DAY}(?:\s*[-–—]\s*{_DAY})?")
_YEARS = range(2000, 2101)


class Period(StrEnum):
    """Days up to today."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


_DAYS = {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 30}


def typed_dates(text: str) -> tuple[date, date]:
    """The first and the last day that a text means.

    Raises:
        RuleViolated: it means none, or the last day comes before the first.
    """
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        raise RuleViolated("dates", "unreadable")
    first = _day(*match.groups()[:3])
    last = _day(*match.groups()[3:]) if match[4] else first
    if last < first:
        raise RuleViolated("dates", "wrong-order")
    return first, last


def days_of(period: Period, now: datetime, timezone: str) -> tuple[date, date]:
    """The first and the last day of a period that ends today."""
    today = now.astimezone(ZoneInfo(timezone)).date()
    return today - timedelta(days=_DAYS[period] - 1), today


def moments_of(first: date, last: date, timezone: str) -> tuple[datetime, datetime]:
    """When the first day begins, and when the last one is over."""
    return _midnight(first, timezone), _midnight(last + timedelta(days=1), timezone)


def _midnight(day: date, timezone: str) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(timezone)).astimezone(UTC)


def _day(day: str, month: str, year: str) -> date:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise RuleViolated("dates", "unreadable") from None
    if found.year not in _YEARS:
        raise RuleViolated("dates", "unreadable")
    return found
