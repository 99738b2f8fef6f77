"""From the bytes of a file to its text: what it is wrapped in, layer by layer."""

import zlib
from collections.abc import Iterable, Iterator

from school21_bot.dumps.age import decrypted, is_age
from school21_bot.dumps.refusals import DumpRefused, Reason

PIECE = 64 * 1024
# JSON of people shrinks to a tenth or a twentieth; what shrinks a hundred times says nothing.
MOST_RATIO = 100
ALWAYS_ALLOWED = 16 * 1024 * 1024

_GZIP = b"\x1f\x8b"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf")
_OTHER_ENCODINGS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00")


def unpacked(pieces: Iterable[bytes], file_key: bytes | None) -> Iterator[bytes]:
    """The text of a file, piece by piece.

    Raises:
        DumpRefused: there is nothing in it, it is no file of ours, was cut or changed, or lacks its passphrase.
    """
    head, rest = _head(pieces)
    if not head:
        raise DumpRefused(Reason.EMPTY)
    if is_age(head):
        if file_key is None:
            raise DumpRefused(Reason.NEEDS_PASSPHRASE)
        head, rest = _head(decrypted(file_key, _joined(head, rest)))
        if not head:
            raise DumpRefused(Reason.EMPTY)
    if head.startswith(_GZIP):
        head, rest = _head(gunzipped(_joined(head, rest)))
    if head.startswith(_ZIPS):
        raise DumpRefused(Reason.ZIP)
    if head.startswith(_OTHER_ENCODINGS) or head[1:2] == b"\x00":
        raise DumpRefused(Reason.ENCODING)
    yield head
    yield from rest


def gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What is in a gzip file, never more of it at once than a piece.

    Raises:
        DumpRefused: it was cut or changed, or would grow beyond measure.
    """
    unpacker, taken, given = zlib.decompressobj(wbits=31), 0, 0
    try:
        for piece in pieces:
            taken += len(piece)
            waiting = piece
            while waiting:
                text = unpacker.decompress(waiting, PIECE)
                given += len(text)
                if given > ALWAYS_ALLOWED + MOST_RATIO * taken:
                    raise DumpRefused(Reason.BOMB)
                yield text
                waiting = unpacker.unconsumed_tail
                if unpacker.eof:
                    # Documents that were joined by hand unpack one after the other.
                    waiting = unpacker.unused_data.lstrip(b"\0")
                    if waiting:
                        unpacker = zlib.decompressobj(wbits=31)
        if not unpacker.eof:
            raise DumpRefused(Reason.GZIP)
    except zlib.error:
        raise DumpRefused(Reason.GZIP) from None


def _head(pieces: Iterable[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Enough of the beginning to know what it is, and the rest."""
    rest = iter(pieces)
    head = b""
    while len(head) < len(_GZIP) + 128 and (piece := next(rest, None)) is not None:
        head += piece
    return head, rest


def _joined(head: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest
