"""How moments are written: in the zone that counts."""

from datetime import datetime
from zoneinfo import ZoneInfo

from school21_bot.settings import Settings


def moment_text(moment: datetime, settings: Settings) -> str:
    """Day and time."""
    return f"{moment.astimezone(ZoneInfo(settings.timezone)):%d.%m.%Y %H:%M}"


def short_moment_text(moment: datetime, settings: Settings) -> str:
    """The same without the year, for a button."""
    return f"{moment.astimezone(ZoneInfo(settings.timezone)):%d.%m %H:%M}"


def date_text(moment: datetime | None, settings: Settings) -> str:
    """The day; "none", which the texts know, if there is no moment."""
    return "none" if moment is None else f"{moment.astimezone(ZoneInfo(settings.timezone)):%d.%m.%Y}"
