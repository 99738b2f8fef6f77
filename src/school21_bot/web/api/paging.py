"""Pages behind a cursor: opaque to whoever asks, a place in a list to us, and checked like anything that comes in."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, Field

from school21_bot.errors import NotFound
from school21_bot.people import Cursor, Key
from school21_bot.search import LARGEST_ID, Rank
from school21_bot.web.api.problems import WRONG_CURSOR, Told

MOST = 100
ID_PATTERN = r"^[1-9][0-9]{0,18}$"

Id = Annotated[str, Path(pattern=ID_PATTERN, examples=["915123456789012345"], description="The id, as a string.")]
IdText = Annotated[str, Field(pattern=ID_PATTERN, examples=["915123456789012345"])]
"""An id of ours in a body: 63 bits are too many for numbers of JSON in many languages."""
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
After = Annotated[
    str | None,
    Query(max_length=128, pattern=r"^[A-Za-z0-9_-]+$", description="`next` of the page before; without it the first."),
]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


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
    """The id before which a list by id goes on.

    Raises:
        Told: it is no cursor of such a list.
    """
    if cursor is None:
        return LARGEST_ID
    kind, (found,) = _read(cursor, "i", 1)
    return found if kind else LARGEST_ID


def next_before(ids: list[int], limit: int) -> str | None:
    """The cursor behind a page of a list by id, of which one more was asked for."""
    return _written("i", ids[limit - 1]) if len(ids) > limit else None


def key_of(cursor: str | None) -> Key | None:
    """The place in the list of people. Raises as `before`."""
    if cursor is None:
        return None
    _, (person_id, joined) = _read(cursor, "k", 2)
    if joined == 0:
        return Key(person_id)
    moment = _EPOCH + timedelta(microseconds=min(joined, (_LATEST - _EPOCH) // timedelta(microseconds=1)))
    return Key(person_id, moment)


def next_key(key: Key | Cursor | None) -> str | None:
    """The cursor of a place among people, listed or found."""
    if key is None:
        return None
    if isinstance(key, Cursor):
        return _written("c", int(key.rank), key.person_id)
    return _written("k", key.id, (key.joined_at - _EPOCH) // timedelta(microseconds=1) if key.joined_at else 0)


def place_of(cursor: str | None) -> Cursor | None:
    """The place among people who were found. Raises as `before`."""
    if cursor is None:
        return None
    _, (rank, person_id) = _read(cursor, "c", 2)
    if rank not in set(Rank):
        raise Told(WRONG_CURSOR)
    return Cursor(Rank(rank), person_id)


def _written(kind: str, *numbers: int) -> str:
    text = ".".join([kind, *map(str, numbers)])
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, kind: str, count: int) -> tuple[str, list[int]]:
    """The numbers in a cursor of a kind.

    Raises:
        Told: it is none.
    """
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        raise Told(WRONG_CURSOR) from None
    found, *numbers = text.split(".")
    if found != kind or len(numbers) != count or not all(one.isdecimal() and len(one) < 20 for one in numbers):
        raise Told(WRONG_CURSOR)
    values = [int(one) for one in numbers]
    if max(values) > LARGEST_ID:
        raise Told(WRONG_CURSOR)
    return found, values
