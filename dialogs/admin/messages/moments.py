"""When a broadcast is to go out, typed as `28.11 15:00` or `28.11.2026 15:00`."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from school21_bot.errors import RuleViolated

_TYPED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?,?\s+(\d{1,2})[:.](\d{2})")
_FURTHEST = timedelta(days=366)


def typed_moment(text: str, now: datetime, timezone: str) -> datetime:
    """The moment that a text means, in the zone that counts; without a year the next that there is.

    Raises:
        RuleViolated: it means none, one that is over, or one more than a year away.
    """
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        raise RuleViolated("moment", "unreadable")
    day, month, year, hour, minute = (int(part) if part else None for part in match.groups())
    zone = ZoneInfo(timezone)
    this_year = now.astimezone(zone).year
    # Only a day that is long over is meant for the next year: "15:00", typed at 15:01, is a slip.
    years = [year] if year else [this_year, this_year + 1]
    moments = [_moment(one, month, day, hour, minute, zone) for one in years]
    found = next((moment for moment in moments if moment and moment > now - timedelta(days=1)), None) or moments[0]
    if found is None:
        raise RuleViolated("moment", "unreadable")
    if found <= now:
        raise RuleViolated("moment", "past")
    if found > now + _FURTHEST:
        raise RuleViolated("moment", "too-far")
    return found


def _moment(
    year: int | None, month: int | None, day: int | None, hour: int | None, minute: int | None, zone: ZoneInfo
) -> datetime | None:
    if None in (year, month, day, hour, minute):
        return None
    try:
        return datetime(year, month, day, hour, minute, tzinfo=zone).astimezone(UTC)  # type: ignore[arg-type]  # none of them is None
    except ValueError:
        return None
