"""What goes wrong with a record shows in a traceback, even with all local variables, without what is in it.

Logs, the database's files and Redis are searched in `tests/leaks`.
"""

import traceback

import pytest

from school21_bot.sealing import Sealer, Unreadable
from tests.sealing.forging import CARD, PLACE, SECRET, Card, Number


def test_an_unreadable_record_says_whose_it_is_and_leaks_nothing(sealer: Sealer) -> None:
    sealed_as_text = sealer.seal(PLACE, CARD).record
    with pytest.raises(Unreadable) as refusal:
        sealer.open_now(PLACE, sealed_as_text, Number)
    told = traceback.TracebackException.from_exception(refusal.value, capture_locals=True, compact=True)
    assert str(refusal.value) == "the record of person 1234567890123456789 cannot be read"
    assert refusal.value.__context__ is None
    assert refusal.value.__cause__ is None
    assert SECRET not in "".join(told.format())


def test_fields_that_cannot_be_packed_are_refused_without_repeating_them(sealer: Sealer) -> None:
    with pytest.raises(ValueError, match="person 1234567890123456789 cannot be packed") as refusal:
        sealer.seal(PLACE, Card(team=SECRET + "\ud800"))
    assert refusal.value.__context__ is None
    assert SECRET not in str(refusal.value)


def test_a_damaged_record_that_a_sweep_meets_leaks_nothing(sealer: Sealer, record: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        sealer.reseal(PLACE, record[:-1] + bytes([record[-1] ^ 1]))
    told = traceback.TracebackException.from_exception(refusal.value, capture_locals=True, compact=True)
    assert refusal.value.__context__ is None
    assert SECRET not in "".join(told.format())
