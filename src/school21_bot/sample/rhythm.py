"""When people are there: on working days, in working hours, and more of them every week."""

from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

DAYS = 60

_SATURDAY = 5
_WEEKEND = 0.2
# How many come in each hour of the day, against an ordinary one.
_BY_HOUR = (
    *(0.06, 0.03, 0.02, 0.01, 0.01, 0.02, 0.06, 0.2, 0.5, 1.0, 1.6, 1.8),
    *(1.4, 1.1, 1.4, 1.6, 1.5, 1.3, 0.9, 0.6, 0.5, 0.4, 0.25, 0.12),
)
# The community was spoken of at meetings on these days.
_SPOKEN_OF = {9: 2.2, 27: 2.8, 28: 1.6, 46: 2.4}


class Rhythm:
    """Draws moments of the last sixty days."""

    def __init__(self, rng: Random, now: datetime, timezone: str) -> None:
        self._rng = rng
        zone = ZoneInfo(timezone)
        self._hours = [now - timedelta(hours=hours) for hours in range(DAYS * 24, 0, -1)]
        self._lively = [_lively(hour.astimezone(zone)) for hour in self._hours]

    def moments(self, count: int, *, growth: float) -> list[datetime]:
        """So many moments in order; at the end it is `growth` times as lively as at the beginning."""
        last = len(self._hours) - 1
        weights = [
            lively * (1 + (growth - 1) * number / last) * _SPOKEN_OF.get(number // 24, 1.0)
            for number, lively in enumerate(self._lively)
        ]
        chosen = self._rng.choices(self._hours, cum_weights=list(accumulate(weights)), k=count)
        return sorted(hour + timedelta(milliseconds=self._rng.randrange(3_600_000)) for hour in chosen)


def _lively(hour: datetime) -> float:
    return _BY_HOUR[hour.hour] * (_WEEKEND if hour.weekday() >= _SATURDAY else 1)
