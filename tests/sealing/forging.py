"""Records made by hand, from the primitives alone: what an attacker with a key, or without one, could write."""

import struct

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from school21_bot.sealing import Place
from school21_bot.sealing.records import UNSEALED

PLACE = Place("person", "record", 1234567890123456789)
NONCE = bytes(range(100, 112))
SECRET = "Совершенно секретно"


class Card(msgspec.Struct, omit_defaults=True):
    team: str | None = None
    description: str | None = None


class Number(msgspec.Struct):
    team: int


CARD = Card(team=SECRET, description="Ёлки 🎄")


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
