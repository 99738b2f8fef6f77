"""Sealed records: known answers, and what opens of what was made by hand."""

import os

import msgspec
import pytest

from school21_bot.sealing import Place, Sealer, Unreadable
from tests.sealing.forging import CARD, NONCE, PLACE, SECRET, Card, forged, padded, unsealed

KNOWN = (
    "0101000000036465666768696a6b6c6d6e6f610ae5eb552577b0660cb71f5e28bbd63931418af445b0f8ab42d8c5f9183e63"
    "04280f38b4af0192ff6992825a54455bd5a79c86701242cfe6a21190fa1ae7206a52b3d224bc13dcdca120103cad3542"
)


def test_a_sealed_record_is_the_bytes_that_the_layout_promises(sealer: Sealer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda size: NONCE[:size])
    sealed = sealer.seal(Place("person", "record", 1), Card(team="Lab"))
    assert sealed.key_id == 3
    assert sealed.record.hex() == KNOWN
    assert sealed.record == forged(padded(b"\x81\xa4team\xa3Lab"), place=Place("person", "record", 1))


def test_what_was_sealed_opens(sealer: Sealer, record: bytes) -> None:
    assert sealer.open_now(PLACE, record, Card) == CARD


def test_a_record_of_an_older_key_opens(sealer: Sealer) -> None:
    old = forged(padded(msgspec.msgpack.encode(CARD)), header=b"\x01\x01\0\0\0\x01")
    assert sealer.open_now(PLACE, old, Card) == CARD


@pytest.mark.parametrize("length", range(200))
def test_a_record_of_any_length_opens_and_tells_it_in_blocks_of_64(sealer: Sealer, length: int) -> None:
    card = Card(team="\0" * length)
    record = sealer.seal(PLACE, card).record
    assert (len(record) - 6 - 12 - 16) % 64 == 0
    assert sealer.open_now(PLACE, record, Card) == card


def test_the_same_fields_never_look_the_same_twice(sealer: Sealer) -> None:
    assert len({sealer.seal(PLACE, CARD).record[6:18] for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "text",
    [
        bytes(64),
        b"\x80" + bytes(63),
        b"\xff" * 64,
        padded(b""),
        padded(b"\xc1"),
        padded(b"\x81\xa4team\xa3Lab\xc0"),
        padded(b"\x81\xa4team\xa2\xff\xfe"),
        padded(b"\x81\xa4team\x05"),
        padded(b"\x81\xa4team\xa3Lab") + bytes(64),
        padded(b"\x81\xa4team\xa3Lab")[:-1] + b"\x01",
        b"\x81\xa4team\xa3Lab" + bytes(55),
    ],
)
def test_a_forged_text_under_the_right_key_does_not_open(sealer: Sealer, text: bytes) -> None:
    with pytest.raises(Unreadable):
        sealer.open_now(PLACE, forged(text), Card)


def test_an_unsealed_record_is_readable_in_its_place_only(sealer: Sealer) -> None:
    record = unsealed(padded(msgspec.msgpack.encode(CARD)))
    assert SECRET.encode() in record
    assert sealer.open_now(PLACE, record, Card) == CARD
    with pytest.raises(Unreadable):
        sealer.open_now(PLACE._replace(row_id=1), record, Card)
