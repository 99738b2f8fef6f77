"""Sealed records: packing, sealing and opening what is personal.

    record  = version u8 | algorithm u8 | key id u32 | nonce 12 | ciphertext | tag 16
    text    = msgpack of the fields, then 0x80 and zeros up to a multiple of 64 bytes
    aad     = the 6 header bytes as they stand | length-prefixed: table, column, row id

Algorithm 1 is AES-256-GCM. In algorithm 0, unsealed, the text stands in place of the ciphertext and the tag covers aad
and text: it can be read without a key, but neither moved nor changed without one. The purpose of the primary key says
which of the two is written.
"""

import os
import struct
from functools import cache
from typing import NamedTuple, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from school21_bot.sealing.keyring import Keyring
from school21_bot.sealing.wrapping import NONCE_BYTES, TAG_BYTES

VERSION = 1
UNSEALED = 0
AES_256_GCM = 1
BLOCK = 64

_HEADER = struct.Struct(">BBI")
_LENGTH = struct.Struct(">H")
_OVERHEAD = _HEADER.size + NONCE_BYTES + TAG_BYTES
_encoder = msgspec.msgpack.Encoder()

T = TypeVar("T", bound=msgspec.Struct)


class Place(NamedTuple):
    """Where a record lies; a record opens nowhere else."""

    table: str
    column: str
    row_id: int


class Sealed(NamedTuple):
    """A sealed record, and the id of its key for the row's reference to `data_key`."""

    key_id: int
    record: bytes


class Unreadable(Exception):
    """A record that cannot be opened; says whose it is and not why, so that it leaks nothing."""

    def __init__(self, table: str, row_id: int) -> None:
        super().__init__(f"the record of {table} {row_id} cannot be read")
        self.table = table
        self.row_id = row_id


class UnknownKey(Unreadable):
    """The record is sealed with a key that this process has not seen."""


class Sealer:
    """Seals the fields of a row into a record, and opens them again."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def seal(self, place: Place, fields: msgspec.Struct) -> Sealed:
        """Seal `fields` for `place` with the primary key.

        Raises:
            ValueError: the fields cannot be packed, such as text with a lone surrogate.
        """
        return self._sealed(place, _packed(place, fields))

    async def open(self, place: Place, record: bytes, type_: type[T]) -> T:
        """Open a record; an unknown key makes the key set be read again, once.

        Raises:
            Unreadable: short, changed, moved, of another type, or of a key that does not exist.
            WrongKey: the key set has changed and cannot be unwrapped any more.
        """
        try:
            return self.open_now(place, record, type_)
        except UnknownKey:
            await self._keyring.reload()
        return self.open_now(place, record, type_)

    def open_now(self, place: Place, record: bytes, type_: type[T]) -> T:
        """Open a record with the keys at hand.

        Raises:
            UnknownKey: the key set may have to be read again.
            Unreadable: short, changed, moved or of another type.
        """
        fields = _opened(self._key_of(place, record), place, record, type_)
        # Raised here, and not where it went wrong, so that no frame of the traceback holds what was opened.
        if fields is None:
            raise Unreadable(place.table, place.row_id)
        return fields

    def reseal(self, place: Place, record: bytes) -> Sealed:
        """The same text under the primary key, as it is packed; raises as `open_now`."""
        text = _text(self._key_of(place, record), place, record)
        if text is None:
            raise Unreadable(place.table, place.row_id)
        return self._sealed(place, text)

    def opens(self, place: Place, record: bytes) -> bool:
        """Whether a record opens, whatever is in it."""
        try:
            return _text(self._key_of(place, record), place, record) is not None
        except Unreadable:
            return False

    def _key_of(self, place: Place, record: bytes) -> AESGCM:
        if not _has_the_shape_of_one(record):
            raise Unreadable(place.table, place.row_id)
        version, algorithm, key_id = _HEADER.unpack_from(record)
        if version != VERSION or algorithm not in (UNSEALED, AES_256_GCM):
            raise Unreadable(place.table, place.row_id)
        key = self._keyring.record_key(key_id)
        if key is None:
            raise UnknownKey(place.table, place.row_id)
        return key

    def _sealed(self, place: Place, text: bytes) -> Sealed:
        key_id, key, seals = self._keyring.primary
        header = _header(key_id, seals)
        nonce = os.urandom(NONCE_BYTES)
        aad = _aad(header, place)
        body = key.encrypt(nonce, text, aad) if seals else text + key.encrypt(nonce, b"", aad + text)
        return Sealed(key_id, header + nonce + body)


def _has_the_shape_of_one(record: bytes) -> bool:
    length = len(record) - _OVERHEAD
    return length >= BLOCK and length % BLOCK == 0


@cache
def _header(key_id: int, seals: bool) -> bytes:  # of a cache
    return _HEADER.pack(VERSION, AES_256_GCM if seals else UNSEALED, key_id)


def _aad(header: bytes, place: Place) -> bytes:
    row_id = b"%d" % place.row_id
    return header + _measured(place.table, place.column) + _LENGTH.pack(len(row_id)) + row_id


@cache
def _measured(table: str, column: str) -> bytes:
    """The names of a table and a column; there are few of them, and millions of records."""
    return _with_length(table) + _with_length(column)


def _with_length(part: str) -> bytes:
    data = part.encode()
    return _LENGTH.pack(len(data)) + data


def _packed(place: Place, fields: msgspec.Struct) -> bytes:
    text = _pack(fields)
    if text is None:
        raise ValueError(f"the fields of {place.table} {place.row_id} cannot be packed")
    text += b"\x80"
    return text + b"\0" * (-len(text) % BLOCK)


def _pack(fields: msgspec.Struct) -> bytes | None:
    try:
        return _encoder.encode(fields)
    except (TypeError, ValueError, OverflowError):
        return None


def _opened(key: AESGCM, place: Place, record: bytes, type_: type[T]) -> T | None:
    text = _text(key, place, record)
    try:
        return None if text is None else _unpacked(text, type_)
    except (msgspec.MsgspecError, ValueError):
        return None


def _text(key: AESGCM, place: Place, record: bytes) -> bytes | None:
    header = record[: _HEADER.size]
    nonce = record[_HEADER.size : _HEADER.size + NONCE_BYTES]
    body = record[_HEADER.size + NONCE_BYTES :]
    aad = _aad(header, place)
    try:
        if header[1] == UNSEALED:
            text, tag = body[:-TAG_BYTES], body[-TAG_BYTES:]
            key.decrypt(nonce, tag, aad + text)
            return text
        return key.decrypt(nonce, body, aad)
    except InvalidTag:
        return None


def _unpacked(text: bytes, type_: type[T]) -> T | None:
    packed = text.rstrip(b"\0")
    padding = len(text) - len(packed) + 1
    if not packed.endswith(b"\x80") or padding > BLOCK:
        return None
    fields: T = _decoder(type_).decode(packed[:-1])
    return fields


@cache
def _decoder(type_: type[T]) -> msgspec.msgpack.Decoder[T]:
    return msgspec.msgpack.Decoder(type_)
