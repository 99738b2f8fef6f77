"""Cutting a JSON document into its entries, in whatever layout, with bounded memory.

Libraries that read JSON as a stream (ijson) take the last of two equal keys in silence, and build whatever depth they
are fed. Here only the borders of the entries are found; what an entry says is for `msgspec` to read.
"""

import re
from collections.abc import Generator, Iterable, Iterator
from typing import NamedTuple

import msgspec

from school21_bot.dumps.refusals import DumpRefused, Reason

LONGEST_ENTRY = 256 * 1024
DEEPEST = 16

_SPACE = re.compile(rb"[ \t\r\n]*+")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|"', re.DOTALL)
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_PLAIN = re.compile(rb'[^\s,\]}\[{":]++')
_OPENING, _CLOSING = b"[{", b"]}"
_A_LINE_OF_MANY = 400
_syntax = msgspec.json.Decoder(msgspec.Raw)


class Piece(NamedTuple):
    """A value of the document: an entry of the list `key`, or all that stands under it; `line` is where it begins."""

    key: str
    raw: bytes
    line: int
    is_entry: bool


def scan(pieces: Iterable[bytes], lists: frozenset[str]) -> Iterator[Piece | None]:
    """The values of the object that the pieces hold, those under `lists` entry by entry; None now and then in between.

    Raises:
        DumpRefused: it is not such a document.
    """
    return _Scanner(pieces, lists).values()


class _Scanner:
    def __init__(self, pieces: Iterable[bytes], lists: frozenset[str]) -> None:
        self._pieces = iter(pieces)
        self._lists = lists
        self._data = b""
        self._at = 0
        self._line = 1
        self._counted = 0
        self._ended = False

    def values(self) -> Iterator[Piece | None]:
        yield from self._space()
        if self._ended and self._at == len(self._data):
            raise DumpRefused(Reason.EMPTY)
        if self._next() != b"{":
            yield from self._not_an_object()
        self._at += 1
        seen: set[str] = set()
        yield from self._space()
        if self._next() == b"}":
            raise DumpRefused(Reason.NOT_A_DUMP)
        while True:
            key = yield from self._key()
            if key in seen:
                raise DumpRefused(Reason.DUPLICATE_KEY, line=self.line)
            seen.add(key)
            if key in self._lists and self._next() == b"[":
                yield from self._entries(key)
            else:
                line = self.line
                yield Piece(key, (yield from self._value()), line, False)
            if (yield from self._is_last(b"}")):
                break
        yield from self._space()
        if self._at < len(self._data):
            raise DumpRefused(Reason.NOT_JSON, line=self.line)

    @property
    def line(self) -> int:
        self._line += self._data.count(b"\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _entries(self, key: str) -> Iterator[Piece | None]:
        self._at += 1
        yield from self._space()
        if self._next() == b"]":
            self._at += 1
            return
        while True:
            line = self.line
            whole = self._whole_line()
            raw = (yield from self._value()) if whole is None else whole
            yield Piece(key, raw, line, True)
            if (yield from self._is_last(b"]")):
                return
            yield from self._space()

    def _whole_line(self) -> bytes | None:
        """The entry that fills the rest of its line, as in the files that we write."""
        end = self._data.find(b"\n", self._at)
        if end < 0:
            return None
        raw = self._data[self._at : end].rstrip(b"\r").removesuffix(b",")
        if len(raw) > LONGEST_ENTRY or raw.count(b"[") + raw.count(b"{") > _A_LINE_OF_MANY:
            return None
        try:
            _syntax.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        self._at += len(raw)
        return raw

    def _key(self) -> Generator[None, None, str]:
        yield from self._space()
        if self._next() != b'"':
            raise self._broken()
        raw = yield from self._value()
        yield from self._space()
        if self._next() != b":":
            raise self._broken()
        self._at += 1
        yield from self._space()
        try:
            key: str = msgspec.json.decode(raw, type=str)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise DumpRefused(Reason.NOT_JSON, line=self.line) from None
        return key

    def _is_last(self, closing: bytes) -> Generator[None, None, bool]:
        yield from self._space()
        sign = self._next()
        if sign not in (b",", closing):
            raise self._broken()
        self._at += 1
        return sign == closing

    def _value(self) -> Generator[None, None, bytes]:
        """The value that begins here."""
        while (end := self._end_of_value()) < 0:
            if len(self._data) - self._at > LONGEST_ENTRY:
                raise DumpRefused(Reason.TOO_LONG, line=self.line)
            if not self._more():
                raise DumpRefused(Reason.TRUNCATED)
            yield None
        raw = self._data[self._at : end]
        if len(raw) > LONGEST_ENTRY:
            raise DumpRefused(Reason.TOO_LONG, line=self.line)
        self._at = end
        return raw

    def _end_of_value(self) -> int:
        """Where the value that begins here ends; -1 if that is further on."""
        data, at = self._data, self._at
        sign = data[at : at + 1]
        if not sign:
            return -1
        if sign == b'"':
            found = _STRING.match(data, at)
            return found.end() if found else -1
        if sign in _OPENING:
            return self._end_of_nest()
        found = _PLAIN.match(data, at)
        if found is None:
            raise self._broken()
        return found.end() if found.end() < len(data) else -1

    def _end_of_nest(self) -> int:
        depth = 0
        for token in _TOKEN.finditer(self._data, self._at):
            sign = token[0]
            if sign in _OPENING:
                depth += 1
                if depth > DEEPEST:
                    raise DumpRefused(Reason.TOO_DEEP, line=self.line)
            elif sign in _CLOSING:
                depth -= 1
                if depth == 0:
                    return token.end()
            elif sign == b'"':
                return -1
        return -1

    def _space(self) -> Iterator[None]:
        """Pass over white space, to the next sign or the end."""
        while True:
            found = _SPACE.match(self._data, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._data) or not self._more():
                return
            yield None

    def _next(self) -> bytes:
        return self._data[self._at : self._at + 1]

    def _more(self) -> bool:
        if self._ended:
            return False
        self.line  # noqa: B018  # counts the lines that are about to be dropped
        piece = next(self._pieces, None)
        if piece is None:
            self._ended = True
            return False
        self._data = self._data[self._at :] + piece
        self._at = self._counted = 0
        return True

    def _broken(self) -> DumpRefused:
        if self._at >= len(self._data):
            return DumpRefused(Reason.TRUNCATED)
        return not_json(self._data[self._at : self._at + LONGEST_ENTRY], self.line)

    def _not_an_object(self) -> Iterator[None]:
        """Say why a document that is no object is not ours."""
        if self._next() in (b"[", b"{"):
            yield from self._value()  # which may be too deep, too long or cut
            raise DumpRefused(Reason.NOT_A_DUMP)
        raise self._broken()


def not_json(raw: bytes, line: int) -> DumpRefused:
    """What is wrong with text that cannot be read as JSON: it is none, or not in UTF-8."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            return DumpRefused(Reason.ENCODING)
    return DumpRefused(Reason.NOT_JSON, line=line)
