"""Sealed records: known answers, and everything that somebody could do to one."""

import os
import struct
import traceback

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from school21_bot.sealing import Keyring, Place, Sealer, UnknownKey, Unreadable
from school21_bot.sealing.records import UNSEALED

PLACE = Place("person", "record", 1234567890123456789)
NONCE = bytes(range(100, 112))
KNOWN = (
    "0101000000036465666768696a6b6c6d6e6f610ae5eb552577b0660cb71f5e28bbd63931418af445b0f8ab42d8c5f9183e63"
    "04280f38b4af0192ff6992825a54455bd5a79c86701242cfe6a21190fa1ae7206a52b3d224bc13dcdca120103cad3542"
)
SECRET = "Совершенно секретно"


class Card(msgspec.Struct, omit_defaults=True):
    team: str | None = None
    description: str | None = None


class Number(msgspec.Struct):
    team: int


CARD = Card(team=SECRET, description="Ёлки 🎄")


@pytest.fixture
def sealer(keyring: Keyring) -> Sealer:
    return Sealer(keyring)


@pytest.fixture
def record(sealer: Sealer) -> bytes:
    return sealer.seal(PLACE, CARD).record


def aad(header: bytes, place: Place) -> bytes:
    parts = [place.table.encode(), place.column.encode(), b"%d" % place.row_id]
    return header + b"".join(struct.pack(">H", len(part)) + part for part in parts)


def key_of(key_id: int) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"school21-bot/record").derive(bytes([key_id]) * 32))


def forged(text: bytes, header: bytes = b"\x01\x01\0\0\0\x03", place: Place = PLACE) -> bytes:
    return header + NONCE + key_of(header[-1]).encrypt(NONCE, text, aad(header, place))


def unsealed(text: bytes, place: Place = PLACE) -> bytes:
    header = struct.pack(">BBI", 1, UNSEALED, 3)
    return header + NONCE + text + key_of(3).encrypt(NONCE, b"", aad(header, place) + text)


def padded(packed: bytes) -> bytes:
    return packed + b"\x80" + bytes(-(len(packed) + 1) % 64)


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


def test_a_forked_process_draws_other_nonces(sealer: Sealer) -> None:
    sealer.seal(PLACE, CARD)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, sealer.seal(PLACE, CARD).record[6:18])
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reading, 12) != sealer.seal(PLACE, CARD).record[6:18]
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize(
    "elsewhere",
    [
        PLACE._replace(row_id=PLACE.row_id + 1),
        PLACE._replace(row_id=-PLACE.row_id),
        PLACE._replace(column="draft"),
        PLACE._replace(table="invite"),
        Place("personr", "ecord", PLACE.row_id),
        Place("perso", "nrecord", PLACE.row_id),
        Place("person", "record1", int(str(PLACE.row_id)[1:])),
    ],
)
def test_a_record_moved_elsewhere_does_not_open(sealer: Sealer, record: bytes, elsewhere: Place) -> None:
    with pytest.raises(Unreadable) as refusal:
        sealer.open_now(elsewhere, record, Card)
    assert (refusal.value.table, refusal.value.row_id) == (elsewhere.table, elsewhere.row_id)


def test_a_record_cut_anywhere_does_not_open(sealer: Sealer, record: bytes) -> None:
    for length in range(len(record)):
        for part in (record[:length], record[len(record) - length :]):
            with pytest.raises(Unreadable):
                sealer.open_now(PLACE, part, Card)
    with pytest.raises(Unreadable):
        sealer.open_now(PLACE, record + bytes(64), Card)


def test_a_record_with_any_bit_flipped_does_not_open(sealer: Sealer, record: bytes) -> None:
    for whole in (record, unsealed(padded(msgspec.msgpack.encode(CARD)))):
        for position in range(len(whole) * 8):
            flipped = bytearray(whole)
            flipped[position // 8] ^= 1 << position % 8
            with pytest.raises(Unreadable):
                sealer.open_now(PLACE, bytes(flipped), Card)


def test_only_an_unknown_key_is_told_apart(sealer: Sealer, record: bytes) -> None:
    with pytest.raises(UnknownKey):
        sealer.open_now(PLACE, record[:2] + b"\0\0\0\x63" + record[6:], Card)
    with pytest.raises(UnknownKey):
        # An index key is no key of a record.
        sealer.open_now(PLACE, record[:2] + b"\0\0\0\x02" + record[6:], Card)
    with pytest.raises(Unreadable) as refusal:
        sealer.open_now(PLACE, record[:2] + b"\0\0\0\x01" + record[6:], Card)
    assert type(refusal.value) is Unreadable


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
