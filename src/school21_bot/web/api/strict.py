"""Values that are taken as the schema has them and in no other way, so that nobody comes to rely on an accident."""

import re
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)
"""Days before and after mean these."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", re.ASCII | re.IGNORECASE)


class Body(BaseModel):
    """A body: its own fields and no others, of just these types."""

    model_config = ConfigDict(extra="forbid", strict=True)


def _is_a_day(text: str) -> str:
    day(text)
    return text


def _is_a_moment(text: str) -> str:
    moment(text)
    return text


def day(text: str) -> date:
    """The day that is written, within the days that there are data of."""
    try:
        if _DAY.fullmatch(text) is None:
            raise ValueError
        return min(max(date.fromisoformat(text), FIRST), LAST)
    except ValueError:
        raise PydanticCustomError("date_format", "not a date such as 2026-11-29") from None


def moment(text: str) -> datetime:
    """The moment that is written, within the same days."""
    try:
        if _MOMENT.fullmatch(text) is None:
            raise ValueError
        found = datetime.fromisoformat(text.upper())
    except ValueError:
        raise PydanticCustomError("moment_format", "not a moment such as 2026-11-29T10:00:00Z") from None
    if not FIRST.year < found.year < LAST.year:
        return datetime(FIRST.year if found.year <= FIRST.year else LAST.year, 1, 1, tzinfo=UTC)
    return found.astimezone(UTC)


DayText = Annotated[
    str, AfterValidator(_is_a_day), WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-11-01"]})
]
MomentText = Annotated[
    str,
    AfterValidator(_is_a_moment),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-11-29T10:00:00Z"]}),
]
