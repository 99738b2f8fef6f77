"""A record cut at any length, or with something behind it, does not open."""

import pytest

from school21_bot.sealing import Sealer, Unreadable
from tests.sealing.forging import PLACE, Card


def test_a_record_cut_anywhere_does_not_open(sealer: Sealer, record: bytes) -> None:
    for length in range(len(record)):
        for part in (record[:length], record[len(record) - length :]):
            with pytest.raises(Unreadable):
                sealer.open_now(PLACE, part, Card)
    with pytest.raises(Unreadable):
        sealer.open_now(PLACE, record + bytes(64), Card)
