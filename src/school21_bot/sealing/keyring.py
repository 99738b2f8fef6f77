"""The data keys of the database, unwrapped and ready for use."""

import os
import secrets
from collections.abc import Iterable
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from tortoise.exceptions import IntegrityError

from school21_bot import clock
from school21_bot.sealing.kek import KEY_BYTES, Kek, WrongKey
from school21_bot.sealing.models import DataKey, KeyPurpose, KeyState
from school21_bot.storage import transaction

NONCE_BYTES = 12
TAG_BYTES = 16
# Fixed ids make a second set of first keys impossible: the primary key of the table refuses it.
FIRST_KEYS = ((1, KeyPurpose.RECORD), (2, KeyPurpose.INDEX))


class Keyring:
    """Every data key of the database; one object per process, shared by whoever seals, opens or makes tags."""

    def __init__(self, kek: Kek, rows: Iterable[DataKey]) -> None:
        """Unwrap `rows`.

        Raises:
            WrongKey: `kek` is not the key that wrapped them, or no key is there to seal or index with.
        """
        self._kek = kek
        self._keys = _Keys(kek, rows)

    @classmethod
    async def load(cls, kek: Kek) -> Self:
        """Read the data keys, making the first ones in an empty table.

        Raises:
            WrongKey: one sentence: `kek` is not the key that wrapped them, or a needed key is missing.
        """
        return cls(kek, await _all_rows() or await _first_rows(kek))

    async def reload(self) -> None:
        """Read the data keys again, because a record speaks of one that was added since.

        Raises:
            WrongKey: the table now holds a key that cannot be unwrapped; the keys known so far stay in use.
        """
        self._keys = _Keys(self._kek, await _all_rows())

    @property
    def primary_record_key(self) -> tuple[int, AESGCM]:
        """The id of the key that new records are sealed with, and the key."""
        key_id = self._keys.primary
        return key_id, self._keys.record[key_id]

    def record_key(self, key_id: int) -> AESGCM | None:
        """The key of records that carry `key_id`; None if it is unknown."""
        return self._keys.record.get(key_id)

    def tag_keys(self, kind: str) -> list[tuple[int, bytes]]:
        """The generation and the key of uniqueness tags of `kind`, for every live index key."""
        return self._keys.tag_keys(kind)


class _Keys:
    """The keys as one reading of the table found them: replaced as a whole, so nobody sees half of a change."""

    def __init__(self, kek: Kek, rows: Iterable[DataKey]) -> None:
        unwrapped = [(row, unwrap(kek, row)) for row in rows]
        self.primary = _primary(unwrapped, KeyPurpose.RECORD)
        _primary(unwrapped, KeyPurpose.INDEX)
        self.record = {
            row.id: AESGCM(derive(key, "record")) for row, key in unwrapped if row.purpose is KeyPurpose.RECORD
        }
        self._index = sorted((row.id, key) for row, key in unwrapped if row.purpose is KeyPurpose.INDEX)
        self._tags: dict[str, list[tuple[int, bytes]]] = {}

    def tag_keys(self, kind: str) -> list[tuple[int, bytes]]:
        if kind not in self._tags:
            self._tags[kind] = [(generation, derive(key, f"tag/{kind}")) for generation, key in self._index]
        return self._tags[kind]


def derive(key: bytes, purpose: str) -> bytes:
    """The key of one purpose, from a data key."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"school21-bot/{purpose}".encode()).derive(key)


def wrap(kek: Kek, key_id: int, purpose: KeyPurpose, key: bytes) -> bytes:
    """Wrap a data key, bound to its id and purpose."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(kek.key).encrypt(nonce, key, _bound_to(key_id, purpose))


def unwrap(kek: Kek, row: DataKey) -> bytes:
    """Unwrap the data key of `row`.

    Raises:
        WrongKey: `kek` is not the key that wrapped it, or the row was tampered with.
    """
    if len(row.wrapped) == NONCE_BYTES + KEY_BYTES + TAG_BYTES:
        try:
            return AESGCM(kek.key).decrypt(
                row.wrapped[:NONCE_BYTES], row.wrapped[NONCE_BYTES:], _bound_to(row.id, row.purpose)
            )
        except InvalidTag:
            pass
    raise WrongKey(
        f"{kek.source}: this key does not open data key {row.id} of the database. "
        "Put back the key that this database was first started with; without it the personal data cannot be read."
    )


def _bound_to(key_id: int, purpose: KeyPurpose) -> bytes:
    return f"{key_id}|{purpose}".encode()


def _primary(unwrapped: list[tuple[DataKey, bytes]], purpose: KeyPurpose) -> int:
    ids = [row.id for row, _ in unwrapped if row.purpose is purpose and row.state is KeyState.PRIMARY]
    if not ids:
        raise WrongKey(f"DATABASE_URL: the table data_key has no primary {purpose} key. Restore it from a backup.")
    return max(ids)


async def _all_rows() -> list[DataKey]:
    return await DataKey.all().order_by("id")


async def _first_rows(kek: Kek) -> list[DataKey]:
    try:
        async with transaction():
            if not await DataKey.exists():
                for key_id, purpose in FIRST_KEYS:
                    await _create(kek, key_id, purpose)
    except IntegrityError:
        # Another process was faster: its keys are the first ones.
        pass
    return await _all_rows()


async def _create(kek: Kek, key_id: int, purpose: KeyPurpose) -> None:
    await DataKey.create(
        id=key_id,
        purpose=purpose,
        state=KeyState.PRIMARY,
        wrapped=wrap(kek, key_id, purpose, secrets.token_bytes(KEY_BYTES)),
        created_at=clock.now(),
    )
