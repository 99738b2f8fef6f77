"""The kinds of values that settings have, and how they are written: "6h", "21-09"."""

import re
from datetime import datetime, timedelta
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_settings import NoDecode

_DURATION = re.compile(r"(\d{1,6})([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def parse_duration(text: object) -> object:
    """Read "6h", "3d", "30m" or "90s"; anything else is left to the type to refuse."""
    if not isinstance(text, str):
        return text
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError("not a duration")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def format_duration(value: timedelta) -> str:
    """Write a duration the way settings are written: the largest unit that divides it."""
    seconds = int(value.total_seconds())
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


def parse_durations(text: object) -> object:
    """Read "1d" or "1d, 3d", the shortest first, or "off"; anything else is left to the type to refuse."""
    if not isinstance(text, str):
        return text
    if text.strip().casefold() == "off":
        return ()
    durations = [parse_duration(part) for part in text.split(",")]
    if durations != sorted(set(durations)):  # type: ignore[type-var]  # all of them are durations by now
        raise ValueError("is not in order, the shortest first, each but once")
    return tuple(durations)


class QuietHours(NamedTuple):
    """The hours of a day, from `begin` to `end`, during which nobody is disturbed; equal: none."""

    begin: int
    end: int

    def after(self, moment: datetime) -> datetime:
        """The first moment from `moment` on, a time in the zone that counts, at which somebody may be disturbed."""
        if self.begin == self.end or not self._cover(moment.hour):
            return moment
        end = moment.replace(hour=self.end, minute=0, second=0, microsecond=0)
        return end if end > moment else end + timedelta(days=1)

    def _cover(self, hour: int) -> bool:
        if self.begin < self.end:
            return self.begin <= hour < self.end
        return hour >= self.begin or hour < self.end


def parse_hours(text: object) -> object:
    """Read "21-09"; anything else is left to the type to refuse."""
    if not isinstance(text, str):
        return text
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text.strip())
    if match is None or not all(int(hour) < 24 for hour in match.groups()):
        raise ValueError("is not two hours from 00 to 23 with a dash between them")
    return QuietHours(int(match[1]), int(match[2]))


Duration = Annotated[timedelta, BeforeValidator(parse_duration), PlainSerializer(format_duration)]
Durations = Annotated[
    tuple[timedelta, ...],
    NoDecode,
    BeforeValidator(parse_durations),
    PlainSerializer(lambda durations: ",".join(map(format_duration, durations)) or "off"),
]
Hours = Annotated[
    QuietHours,
    NoDecode,
    BeforeValidator(parse_hours),
    PlainSerializer(lambda hours: f"{hours.begin:02}-{hours.end:02}"),
]
Port = Annotated[int, Field(ge=1, le=65535)]
