"""Identifiers that we assign ourselves: 63 bits, ordered by time."""

import secrets
import threading
from datetime import UTC, datetime

from school21_bot import clock

# Milliseconds since this moment take 41 bits (until the year 2089), chance takes 22.
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
RANDOM_BITS = 22

_lock = threading.Lock()
_last = 0


def id_at(moment: datetime) -> int:
    """An id as it would have been given at `moment`."""
    return (_milliseconds(moment) << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)


def first_id_at(moment: datetime) -> int:
    """The smallest id that could have been given at `moment`: whatever is younger lies behind it."""
    return _milliseconds(moment) << RANDOM_BITS


def new_id() -> int:
    """A new id; ids of one process grow strictly, so a batch made within a millisecond cannot collide."""
    global _last
    with _lock:
        _last = _next()
        return _last


def new_ids(count: int) -> range:
    """So many new ids in a row, for what is written together."""
    global _last
    with _lock:
        first = _next()
        _last = first + count
        return range(first, first + count)


def _next() -> int:
    """Chance is drawn once in a millisecond: it costs more than all the rest."""
    now = clock.now()
    return id_at(now) if _milliseconds(now) > _last >> RANDOM_BITS else _last + 1


def _milliseconds(moment: datetime) -> int:
    return int((moment - EPOCH).total_seconds() * 1000)


def moment_of(identifier: int) -> datetime:
    """When `identifier` was given, to the millisecond."""
    milliseconds = identifier >> RANDOM_BITS
    return datetime.fromtimestamp(EPOCH.timestamp() + milliseconds / 1000, UTC)
