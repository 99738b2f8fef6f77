"""The data keys of the database, unwrapped and ready for use."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from school21_bot.sealing import ring
from school21_bot.sealing.kek import Kek, WrongKey
from school21_bot.sealing.models import OF_RECORDS, DataKey, KeyPurpose, KeyState
from school21_bot.sealing.wrapping import derive, unwrap


class Primary(NamedTuple):
    """The key that new records are written with; `seals` is False for one that only binds them to their place."""

    id: int
    key: AESGCM
    seals: bool


class Keyring:
    """Every data key of the database; one object per process, shared by whoever seals, opens or makes tags."""

    def __init__(self, kek: Kek, rows: Iterable[DataKey], version: int = 0) -> None:
        """Unwrap `rows`, which are those of `version`.

        Raises:
            WrongKey: `kek` is not the key that wrapped them, or no key is there to seal or index with.
        """
        self.kek = kek
        self._keys = _Keys(kek, rows, version)

    @classmethod
    async def load(cls, kek: Kek) -> Self:
        """Read the data keys, making the first ones in an empty table.

        Raises:
            WrongKey: one sentence: `kek` is not the key that wrapped them, or a needed key is missing.
        """
        version = await ring.version()
        return cls(kek, await ring.rows() or await ring.first_rows(kek), version)

    @property
    def version(self) -> int:
        """The latest change of the keys that this process knows."""
        return self._keys.version

    async def reload(self) -> None:
        """Read the data keys again, because a record speaks of one that was added since.

        Raises:
            WrongKey: the table now holds a key that cannot be unwrapped; the keys known so far stay in use.
        """
        # The number first: what changes in between is read again next time.
        version = await ring.version()
        self._keys = _Keys(self.kek, await ring.rows(), version)

    async def catch_up(self) -> bool:
        """Read the keys again if they have changed; says whether they had. Raises as `reload`."""
        if await ring.version() == self.version:
            return False
        await self.reload()
        return True

    async def hold(self) -> None:
        """Know the keys as they are, and let nobody change them until the caller's transaction ends.

        Whoever claims or looks up by tags does so: a process that slept through a rotation would miss some. Raises as
        `reload`.
        """
        if await ring.hold() != self.version:
            await self.reload()

    @property
    def primary(self) -> Primary:
        """What new records are written with."""
        return self._keys.primary

    def record_key(self, key_id: int) -> AESGCM | None:
        """The key of records that carry `key_id`; None if it is unknown."""
        return self._keys.record.get(key_id)

    def record_keys(self) -> dict[int, KeyState]:
        """The ids of all keys that records may carry, and where they are in their life."""
        return self._keys.record_states

    @property
    def primary_index(self) -> int:
        """The generation by which everything is found."""
        return self._keys.primary_index

    def tag_keys(self, kind: str) -> list[tuple[int, bytes]]:
        """The generation and the key of tags of `kind`, for every index key that tags are written with."""
        return self._keys.tag_keys(kind)[0]

    def all_tag_keys(self, kind: str) -> list[tuple[int, bytes]]:
        """The same for every index key by which a tag may be found: those that retire too."""
        return self._keys.tag_keys(kind)[1]


class _Keys:
    """The keys as one reading of the table found them: replaced as a whole, so nobody sees half of a change."""

    def __init__(self, kek: Kek, rows: Iterable[DataKey], version: int) -> None:
        self.version = version
        unwrapped = [(row, unwrap(kek, row)) for row in rows]
        self.record = {row.id: AESGCM(derive(key, "record")) for row, key in unwrapped if row.purpose in OF_RECORDS}
        self.record_states = {row.id: row.state for row, _ in unwrapped if row.purpose in OF_RECORDS}
        first = _primary(unwrapped, *OF_RECORDS)
        self.primary = Primary(first.id, self.record[first.id], first.purpose is KeyPurpose.RECORD)
        self.primary_index = _primary(unwrapped, KeyPurpose.INDEX).id
        index = [(row, key) for row, key in unwrapped if row.purpose is KeyPurpose.INDEX]
        self._index = sorted((row.id, key) for row, key in index)
        self._written = {row.id for row, _ in index if row.state in (KeyState.NEXT, KeyState.PRIMARY)}
        self._tags: dict[str, tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]] = {}

    def tag_keys(self, kind: str) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
        """Those that are written with, and all."""
        if kind not in self._tags:
            every = [(generation, derive(key, f"tag/{kind}")) for generation, key in self._index]
            self._tags[kind] = [pair for pair in every if pair[0] in self._written], every
        return self._tags[kind]


def _primary(unwrapped: list[tuple[DataKey, bytes]], *purposes: KeyPurpose) -> DataKey:
    found = [row for row, _ in unwrapped if row.purpose in purposes and row.state is KeyState.PRIMARY]
    if not found:
        raise WrongKey(f"DATABASE_URL: the table data_key has no primary {purposes[0]} key. Restore it from a backup.")
    return max(found, key=lambda row: row.id)
