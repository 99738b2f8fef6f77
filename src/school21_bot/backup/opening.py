"""Opening a backup: finding its key by a passphrase or by a secret key of age."""

import hmac
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from school21_bot.backup import bech32
from school21_bot.backup.refused import DAMAGED, BackupRefused
from school21_bot.backup.sealing import wrapping_key
from school21_bot.dumps import DumpRefused, age

PIECE = 1024 * 1024

_STANZA = re.compile(rb"-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n")
_HEADER = re.compile(rb"(age-encryption\.org/v1\n(?:-> [^\n]+\n(?:[A-Za-z0-9+/]+\n)*)+---) ([A-Za-z0-9+/]{43})\n")


class Opener(NamedTuple):
    """A file whose key is known; it can be read again and again."""

    path: Path
    file_key: bytes

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.path.stat().st_size

    def pieces(self) -> Iterator[bytes]:
        """What is in it.

        Raises:
            BackupRefused: it was cut or changed.
        """
        try:
            with self.path.open("rb") as file:
                yield from age.decrypted(self.file_key, iter(lambda: file.read(PIECE), b""))
        except DumpRefused:
            raise BackupRefused(f"{self.path} {DAMAGED}") from None


def needs_passphrase(path: Path) -> bool:
    """Whether a file was sealed with a passphrase, and not for keys."""
    return b"\n-> scrypt " in _head(path)


def opener(path: Path, passphrase: str | None, identities: Iterable[str]) -> Opener:
    """The key of a file; with a passphrase it takes a while.

    Raises:
        BackupRefused: it is no sealed file, or neither the passphrase nor any of the keys opens it.
    """
    head = _head(path)
    if needs_passphrase(path):
        if passphrase is None:
            raise BackupRefused(f"{path} is sealed with a passphrase: --passphrase-file FILE")
        try:
            return Opener(path, age.unlock(age.read_header(head), passphrase))
        except DumpRefused:
            raise BackupRefused(f"{path}: the passphrase does not open it, or its beginning is damaged.") from None
    found = _HEADER.match(head)
    if found is None:
        raise BackupRefused(f"{path} is no backup: it is not sealed with age, or its beginning is damaged.")
    for identity in identities:
        for share, wrapped in _STANZA.findall(found[1]):
            file_key = _unwrapped(_secret(identity), age.decoded(share), age.decoded(wrapped))
            if file_key is not None and hmac.compare_digest(age.encoded(age.mac_of(file_key, found[1])), found[2]):
                return Opener(path, file_key)
    raise BackupRefused(f"{path} is sealed for keys of age, and none of those at hand opens it: --identity FILE")


def identities_in(path: Path) -> list[str]:
    """The secret keys in a file as `age-keygen` writes it.

    Raises:
        BackupRefused: it cannot be read, or there are none.
    """
    try:
        lines = [line.strip() for line in path.read_text(encoding="ascii").splitlines()]
    except (OSError, UnicodeDecodeError):
        raise BackupRefused(f"{path}: no key can be read from there.") from None
    found = [line for line in lines if line and not line.startswith("#")]
    for line in found:
        _secret(line)
    if not found:
        raise BackupRefused(f"{path}: there is no key in it.")
    return found


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(age.LONGEST_HEADER)
    except OSError as error:
        raise BackupRefused(f"{path} cannot be read: {error.strerror}.") from None


def _secret(identity: str) -> X25519PrivateKey:
    try:
        return X25519PrivateKey.from_private_bytes(bech32.decode(identity, "age-secret-key-"))
    except ValueError:
        raise BackupRefused("The identity is no secret key of age: it begins with AGE-SECRET-KEY-1.") from None


def _unwrapped(secret: X25519PrivateKey, share: bytes, wrapped: bytes) -> bytes | None:
    try:
        shared = secret.exchange(X25519PublicKey.from_public_bytes(share))
        key = wrapping_key(shared, share, secret.public_key().public_bytes_raw())
        return ChaCha20Poly1305(key).decrypt(age.ZERO_NONCE, wrapped, None)
    except (InvalidTag, ValueError):
        return None
