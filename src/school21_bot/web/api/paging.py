"""Pages behind a cursor: to whoever asks a word to send back, to us a place in a list; any such place can be read."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, Field

from school21_bot.errors import NotFound
from school21_bot.people import Cursor, Key
from school21_bot.search import LARGEST_ID, Rank

MOST = 100
ID_PATTERN = r"^[1-9][0-9]{0,18}$"

Id = Annotated[str, Path(pattern=ID_PATTERN, examples=["915123456789012345"], description="The id, as a string.")]
IdText = Annotated[str, Field(pattern=ID_PATTERN, examples=["915123456789012345"])]
"""An id of ours in a body: 63 bits are too many for numbers of JSON in many languages."""
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]

_ABOUT = "`next` of the page before, as it was; without it the first page."
After = Annotated[str | None, Query(pattern=r"^i[1-9][0-9]{0,18}$", description=_ABOUT)]
"""Of a list by id."""
AfterPerson = Annotated[str | None, Query(pattern=r"^k[1-9][0-9]{0,18}(-[0-9]{1,16})?$", description=_ABOUT)]
"""Of the list of people."""
AfterFound = Annotated[str | None, Query(pattern=r"^c[0-7]-[1-9][0-9]{0,18}$", description=_ABOUT)]
"""Of people who were found."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = (datetime(2200, 1, 1, tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)


class Paged(BaseModel):
    """What every page has."""

    next: str | None = Field(default=None, description="The cursor of the next page; null behind the last.")


def number(text: str) -> int:
    """The id that a string means.

    Raises:
        NotFound: there can be no such id.
    """
    found = int(text)
    if found > LARGEST_ID:
        raise NotFound
    return found


def before(cursor: str | None) -> int:
    """The id before which a list by id goes on."""
    return LARGEST_ID if cursor is None else _id(cursor[1:])


def next_before(ids: list[int], limit: int) -> str | None:
    """The cursor behind a page of a list by id, of which one more was asked for."""
    return f"i{ids[limit - 1]}" if len(ids) > limit else None


def key_of(cursor: str | None) -> Key | None:
    """The place in the list of people."""
    if cursor is None:
        return None
    person_id, _, joined = cursor[1:].partition("-")
    moment = _EPOCH + timedelta(microseconds=min(int(joined), _LATEST)) if joined else None
    return Key(_id(person_id), moment)


def place_of(cursor: str | None) -> Cursor | None:
    """The place among people who were found."""
    if cursor is None:
        return None
    rank, _, person_id = cursor[1:].partition("-")
    return Cursor(Rank(int(rank)), _id(person_id))


def next_key(key: Key | Cursor | None) -> str | None:
    """The cursor of a place among people, listed or found."""
    match key:
        case None:
            return None
        case Cursor():
            return f"c{key.rank:d}-{key.person_id}"
        case Key():
            joined = f"-{(key.joined_at - _EPOCH) // timedelta(microseconds=1)}" if key.joined_at else ""
            return f"k{key.id}{joined}"


def _id(text: str) -> int:
    return min(int(text), LARGEST_ID)
