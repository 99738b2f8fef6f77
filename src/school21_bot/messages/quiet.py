"""The hours in which nobody is disturbed, as they are set at this moment."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from school21_bot.tuning import Tuning


def quiet_until(tuning: Tuning, moment: datetime) -> datetime | None:
    """When the quiet hours are over in which a moment lies; None if it lies in none."""
    local = moment.astimezone(ZoneInfo(tuning.now.timezone))
    over = tuning.now.quiet_hours.after(local)
    return over.astimezone(UTC) if over > local else None
