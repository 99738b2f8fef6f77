"""What is in a backup, under its seal: frames of msgpack, packed with zlib.

    frame  = length u32 | tagged array
    file   = head, rows of each table behind those that it refers to, end

The head says what the database was, the end how many rows there are and the digest of all frames before it: what lacks
its end, or has another, is no backup. Times are msgpack's timestamps, JSON is text.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from school21_bot.backup.refused import BackupRefused

FORMAT = 1
LONGEST_FRAME = 64 * 1024 * 1024
LEVEL = 1
"""Of zlib: sealed bytes do not shrink however long one tries."""

_LENGTH = struct.Struct(">I")
_PIECE = 256 * 1024


class TableHead(msgspec.Struct, frozen=True):
    """A table in the file."""

    name: str
    columns: tuple[str, ...]


class Head(msgspec.Struct, tag="head", frozen=True):
    """What was backed up: `schema` is the last migration that the database had seen."""

    format: int
    made_at: datetime
    release: str
    schema: str
    dialect: str
    tables: tuple[TableHead, ...]


class Frame(msgspec.Struct, tag="rows", array_like=True, frozen=True):
    """Some rows of one table, by its place in the head."""

    table: int
    rows: list[list[Any]]


class End(msgspec.Struct, tag="end", frozen=True):
    """How many rows each table has, and the digest of all that went before."""

    counts: tuple[int, ...]
    digest: bytes


_encoder = msgspec.msgpack.Encoder()
_head_decoder = msgspec.msgpack.Decoder(Head)
_frame_decoder = msgspec.msgpack.Decoder(Frame)
_end_decoder = msgspec.msgpack.Decoder(End)


class Packing:
    """Frames on their way into the file."""

    def __init__(self, head: Head) -> None:
        self._zlib = zlib.compressobj(LEVEL)
        self._digest = hashlib.sha256()
        self._counts = [0] * len(head.tables)
        self.begin = self._packed(_encoder.encode(head))

    def rows(self, table: int, rows: list[list[Any]]) -> bytes:
        """Rows of a table, as far as they are packed."""
        self._counts[table] += len(rows)
        return self._packed(_encoder.encode(Frame(table, rows)))

    def end(self) -> bytes:
        """The rest."""
        end = End(tuple(self._counts), self._digest.digest())
        return self._packed(_encoder.encode(end)) + self._zlib.flush()

    @property
    def counts(self) -> tuple[int, ...]:
        """How many rows of each table there are so far."""
        return tuple(self._counts)

    def _packed(self, frame: bytes) -> bytes:
        self._digest.update(frame)
        return self._zlib.compress(_LENGTH.pack(len(frame)) + frame)


def unpacked(pieces: Iterable[bytes], name: str) -> Iterator[Head | Frame]:
    """The head, then the rows; at the end it is proved that all of them were there.

    Raises:
        BackupRefused: it is no backup, one of a newer version, cut or damaged.
    """
    digest, counts = hashlib.sha256(), [0]
    frames = _frames(pieces, name)
    try:
        first = next(frames, b"")
        head = _head_decoder.decode(first)
        if head.format > FORMAT:
            raise BackupRefused(f"{name} was made by a newer version of the bot. Restore it with that version.")
        digest.update(first)
        counts = [0] * len(head.tables)
        yield head
        for frame in frames:
            if not _is_end(frame):
                digest.update(frame)
                rows = _frame_decoder.decode(frame)
                counts[rows.table] += len(rows.rows)
                yield rows
                continue
            end = _end_decoder.decode(frame)
            if end.digest != digest.digest() or end.counts != tuple(counts) or next(frames, None) is not None:
                break
            return
    except (msgspec.MsgspecError, IndexError):
        raise BackupRefused(f"{name} is sealed, but what is in it is no backup of this bot.") from None
    raise BackupRefused(f"{name} is not whole: its end does not fit what is before it.")


def _is_end(frame: bytes) -> bool:
    # The end is a map, rows are an array: most frames need no second look.
    return frame[:1] < b"\x90" and frame[:1] >= b"\x80"


def _frames(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    buffer = bytearray()
    for text in _inflated(pieces, name):
        buffer += text
        at = 0
        while len(buffer) - at >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(buffer, at)
            if length > LONGEST_FRAME:
                raise BackupRefused(f"{name} is sealed, but what is in it is no backup of this bot.")
            end = at + _LENGTH.size + length
            if len(buffer) < end:
                break
            yield bytes(buffer[at + _LENGTH.size : end])
            at = end
        del buffer[:at]
    if buffer:
        raise BackupRefused(f"{name} is not whole: its end is missing.")


def _inflated(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    try:
        for piece in pieces:
            waiting = piece
            while waiting and not unpacker.eof:
                yield unpacker.decompress(waiting, _PIECE)
                waiting = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error:
        raise BackupRefused(f"{name} is sealed, but what is in it is no backup of this bot.") from None
