"""A record with any bit flipped, header included, does not open."""

import msgspec
import pytest

from school21_bot.sealing import Sealer, Unreadable
from tests.sealing.forging import CARD, PLACE, Card, padded, unsealed


def test_a_record_with_any_bit_flipped_does_not_open(sealer: Sealer, record: bytes) -> None:
    for whole in (record, unsealed(padded(msgspec.msgpack.encode(CARD)))):
        for position in range(len(whole) * 8):
            flipped = bytearray(whole)
            flipped[position // 8] ^= 1 << position % 8
            with pytest.raises(Unreadable):
                sealer.open_now(PLACE, bytes(flipped), Card)
