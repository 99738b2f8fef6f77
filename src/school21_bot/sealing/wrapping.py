"""Data keys under the key-encryption key, and the keys of single purposes that are derived from them."""

import os
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from school21_bot.sealing.kek import KEY_BYTES, Kek, WrongKey
from school21_bot.sealing.models import DataKey, KeyPurpose

NONCE_BYTES = 12
TAG_BYTES = 16


def new_key() -> bytes:
    """A data key that nobody had before."""
    return secrets.token_bytes(KEY_BYTES)


def derive(key: bytes, purpose: str) -> bytes:
    """The key of one purpose, from a data key."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"school21-bot/{purpose}".encode()).derive(key)


def wrap(kek: Kek, key_id: int, purpose: KeyPurpose, key: bytes) -> bytes:
    """Wrap a data key, bound to its id and purpose."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(kek.key).encrypt(nonce, key, _bound_to(key_id, purpose))


def unwrap(kek: Kek, row: DataKey) -> bytes:
    """Unwrap the data key of `row`; while the key-encryption key is being changed, the old one opens it too.

    Raises:
        WrongKey: neither is the key that wrapped it, or the row was tampered with.
    """
    for key in (kek.key, kek.old):
        if key is not None and (opened := _opened(key, row)) is not None:
            return opened
    opens_not = "neither of these keys opens" if kek.old is not None else "this key does not open"
    raise WrongKey(
        f"{kek.sources}: {opens_not} data key {row.id} of the database. "
        "Put back the key that this database was first started with; without it the personal data cannot be read."
    )


def is_wrapped_by(kek: Kek, row: DataKey) -> bool:
    """Whether the present key-encryption key, and not only the old one, opens a data key."""
    return _opened(kek.key, row) is not None


def _opened(key: bytes, row: DataKey) -> bytes | None:
    if len(row.wrapped) != NONCE_BYTES + KEY_BYTES + TAG_BYTES:
        return None
    try:
        return AESGCM(key).decrypt(row.wrapped[:NONCE_BYTES], row.wrapped[NONCE_BYTES:], _bound_to(row.id, row.purpose))
    except InvalidTag:
        return None


def _bound_to(key_id: int, purpose: KeyPurpose) -> bytes:
    return f"{key_id}|{purpose}".encode()
