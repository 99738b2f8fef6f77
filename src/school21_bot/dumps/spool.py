"""Documents on their way, kept on disk for a moment: sealed with a key that only this process knows."""

import os
import tempfile
from collections.abc import Iterator
from typing import Self

from school21_bot.dumps.age import CHUNK, Sealing, opened_chunks

_PIECE = CHUNK + 16


class Spool:
    """A temporary file without a name and without plaintext; it is gone with the process at the latest."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the spool
        self.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def clear(self) -> None:
        """Begin anew."""
        self._key = os.urandom(32)
        self._sealing = Sealing(self._key)
        self._file.seek(0)
        self._file.truncate()
        self.size = 0

    def write(self, piece: bytes) -> None:
        """Append."""
        self.size += len(piece)
        self._file.write(self._sealing.feed(piece))

    def close(self) -> None:
        """Nothing more will be written."""
        self._file.write(self._sealing.last())
        self._file.flush()

    def pieces(self) -> Iterator[bytes]:
        """What was written, from the beginning."""
        return opened_chunks(self._key, self._chunks())

    def part(self, start: int, size: int) -> Iterator[bytes]:
        """So much of what was written, from `start`."""
        for piece in self.pieces():
            if start >= len(piece):
                start -= len(piece)
                continue
            wanted = piece[start : start + size]
            start, size = 0, size - len(wanted)
            yield wanted
            if size <= 0:
                return

    def _chunks(self) -> Iterator[bytes]:
        at = 0
        while chunk := os.pread(self._file.fileno(), _PIECE, at):
            at += len(chunk)
            yield chunk
