"""Moments as people read them: in the zone of the settings."""

from datetime import datetime
from zoneinfo import ZoneInfo

from school21_bot.settings import Settings


def moment_text(settings: Settings, moment: datetime | None) -> str:
    """Day, month, year, hour and minute; "" for none."""
    return "" if moment is None else f"{_local(settings, moment):%d.%m.%Y %H:%M}"


def short_moment_text(settings: Settings, moment: datetime) -> str:
    """The same without the year, for a button."""
    return f"{_local(settings, moment):%d.%m %H:%M}"


def _local(settings: Settings, moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(settings.timezone))
