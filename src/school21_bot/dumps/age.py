"""Age files with a passphrase (age-encryption.org/v1), read and written as a stream.

The libraries that write them keep the whole file in memory. A file is a header, in which scrypt turns the passphrase
into a key that wraps the file's key, and chunks of 64 KiB, each sealed with ChaCha20-Poly1305 under its number.
"""

import hmac
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from school21_bot.dumps.refusals import DumpRefused, Reason

BEGINNING = b"age-encryption.org/v1\n"
ARMOUR = b"-----BEGIN AGE"
CHUNK = 64 * 1024
KEY_BYTES = 16
WORK_FACTOR = 17
# More would ask for more than a gigabyte of memory.
HARDEST = 20
LONGEST_HEADER = 4096

_TAG = 16
_NONCE = 16
_SALT = 16
_LABEL = b"age-encryption.org/v1/scrypt"
ZERO_NONCE = bytes(12)
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>[1-9][0-9]?)\n"
    rb"(?P<wrapped>[A-Za-z0-9+/]{43})\n--- (?P<mac>[A-Za-z0-9+/]{43})\n"
)
_ENDED = re.compile(rb"^--- [^\n]*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the chunks."""

    text: bytes
    salt: bytes
    work: int
    wrapped: bytes
    mac: bytes


def new_header(passphrase: str, work: int = WORK_FACTOR) -> tuple[bytes, bytes]:
    """The header and the key of a new file; takes about a third of a second, so call it in a thread."""
    file_key, salt = os.urandom(KEY_BYTES), os.urandom(_SALT)
    wrapped = ChaCha20Poly1305(_wrapping_key(passphrase, salt, work)).encrypt(ZERO_NONCE, file_key, None)
    text = BEGINNING + b"-> scrypt %s %d\n%s\n---" % (encoded(salt), work, encoded(wrapped))
    return text + b" " + encoded(mac_of(file_key, text)) + b"\n", file_key


def is_age(head: bytes) -> bool:
    """Whether a file that begins so is an age file."""
    return head.startswith((BEGINNING, ARMOUR))


def read_header(head: bytes) -> Header:
    """The header of an age file.

    Raises:
        DumpRefused: it is broken, not for a passphrase, or too hard.
    """
    if head.startswith(ARMOUR) or not _ENDED.search(head[:LONGEST_HEADER]):
        raise DumpRefused(Reason.AGE)
    found = _HEADER.match(head)
    if found is None:
        raise DumpRefused(Reason.AGE_RECIPIENT)
    if int(found["work"]) > HARDEST:
        raise DumpRefused(Reason.AGE_WORK)
    try:
        salt, wrapped, mac = (decoded(found[name]) for name in ("salt", "wrapped", "mac"))
    except ValueError:
        raise DumpRefused(Reason.AGE) from None
    return Header(found[0], salt, int(found["work"]), wrapped, mac)


def unlock(header: Header, passphrase: str) -> bytes:
    """The key of the file; takes a while, so call it in a thread.

    Raises:
        DumpRefused: it is another passphrase, or the header was changed.
    """
    key = _wrapping_key(passphrase, header.salt, header.work)
    try:
        file_key = ChaCha20Poly1305(key).decrypt(ZERO_NONCE, header.wrapped, None)
    except InvalidTag:
        raise DumpRefused(Reason.WRONG_PASSPHRASE) from None
    signed = header.text[: header.text.rindex(b"---") + 3]
    if not hmac.compare_digest(mac_of(file_key, signed), header.mac):
        raise DumpRefused(Reason.AGE)
    return file_key


def encrypted(file_key: bytes, header: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The whole file: the header, then what the pieces hold."""
    head, sealing = begin(file_key, header)
    yield head
    for piece in pieces:
        yield sealing.feed(piece)
    yield sealing.last()


def decrypted(file_key: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What is in a file whose key is known.

    Raises:
        DumpRefused: it was cut or changed.
    """
    rest = iter(pieces)
    head = b""
    while not (ended := _ENDED.search(head[:LONGEST_HEADER])) or len(head) < ended.end() + _NONCE:
        piece = next(rest, b"")
        if not piece or (not ended and len(head) > LONGEST_HEADER):
            raise DumpRefused(Reason.AGE)
        head += piece
    begin = ended.end()
    nonce, head = head[begin : begin + _NONCE], head[begin + _NONCE :]
    yield from opened_chunks(derived(file_key, nonce, b"payload"), _first(head, rest))


class Sealing:
    """Seals what it is fed, in chunks of 64 KiB, numbered; the last one is marked."""

    def __init__(self, key: bytes) -> None:
        self._cipher = ChaCha20Poly1305(key)
        self._number = 0
        self._buffer = bytearray()

    def feed(self, piece: bytes) -> bytes:
        """The chunks that are full now."""
        self._buffer += piece
        full = []
        while len(self._buffer) > CHUNK:
            full.append(self._cipher.encrypt(_numbered(self._number), bytes(self._buffer[:CHUNK]), None))
            del self._buffer[:CHUNK]
            self._number += 1
        return b"".join(full)

    def last(self) -> bytes:
        """The last chunk, which may be short."""
        return self._cipher.encrypt(_numbered(self._number, last=True), bytes(self._buffer), None)


def begin(file_key: bytes, header: bytes) -> tuple[bytes, Sealing]:
    """How an age file begins, and what seals the rest of it."""
    nonce = os.urandom(_NONCE)
    return header + nonce, Sealing(derived(file_key, nonce, b"payload"))


def opened_chunks(key: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What is in sealed chunks.

    Raises:
        DumpRefused: something is missing at the end, or was changed.
    """
    cipher, number, buffer = ChaCha20Poly1305(key), 0, bytearray()
    for piece in pieces:
        buffer += piece
        while len(buffer) > CHUNK + _TAG:
            yield _opened(cipher, _numbered(number), bytes(buffer[: CHUNK + _TAG]))
            del buffer[: CHUNK + _TAG]
            number += 1
    text = _opened(cipher, _numbered(number, last=True), bytes(buffer))
    if not text and number:
        raise DumpRefused(Reason.AGE)
    yield text


def _opened(cipher: ChaCha20Poly1305, nonce: bytes, chunk: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, chunk, None)
    except (InvalidTag, ValueError):
        raise DumpRefused(Reason.AGE) from None


def _first(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest


def _numbered(number: int, *, last: bool = False) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _wrapping_key(passphrase: str, salt: bytes, work: int) -> bytes:
    return Scrypt(_LABEL + salt, 32, n=1 << work, r=8, p=1).derive(passphrase.encode("utf-8", "surrogatepass"))


def mac_of(file_key: bytes, text: bytes) -> bytes:
    """What ends a header, so that nobody changes it."""
    return hmac.digest(derived(file_key, b"", b"header"), text, "sha256")


def derived(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    """A key made of another one, for one purpose."""
    return HKDF(SHA256(), 32, salt=salt or None, info=info).derive(file_key)


def encoded(data: bytes) -> bytes:
    """Bytes as a header writes them."""
    return b64encode(data).rstrip(b"=")


def decoded(text: bytes) -> bytes:
    """What a header wrote; ValueError if it is none."""
    data = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if encoded(data) != text:
        raise ValueError
    return data
