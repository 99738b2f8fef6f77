"""Keys that never change, for answers that are known beforehand."""

from datetime import UTC, datetime

import pytest

from school21_bot.sealing import Kek, Keyring, Sealer
from school21_bot.sealing.models import DataKey, KeyPurpose, KeyState
from school21_bot.sealing.wrapping import wrap
from tests.sealing.forging import CARD, PLACE


@pytest.fixture
def kek() -> Kek:
    return Kek(bytes(range(32)), "ENCRYPTION_KEY")


@pytest.fixture
def rows(kek: Kek) -> list[DataKey]:
    """Two record keys, the newer one primary, and two index keys."""
    return [
        data_key(kek, 1, KeyPurpose.RECORD, KeyState.RETIRING),
        data_key(kek, 2, KeyPurpose.INDEX, KeyState.NEXT),
        data_key(kek, 3, KeyPurpose.RECORD, KeyState.PRIMARY),
        data_key(kek, 4, KeyPurpose.INDEX, KeyState.PRIMARY),
    ]


@pytest.fixture
def keyring(kek: Kek, rows: list[DataKey]) -> Keyring:
    return Keyring(kek, rows)


def data_key(kek: Kek, key_id: int, purpose: KeyPurpose, state: KeyState) -> DataKey:
    """A row whose key is its id, 32 times."""
    return DataKey(
        id=key_id,
        purpose=purpose,
        state=state,
        wrapped=wrap(kek, key_id, purpose, bytes([key_id]) * 32),
        created_at=datetime(2026, 11, 1, tzinfo=UTC),
    )


@pytest.fixture
def sealer(keyring: Keyring) -> Sealer:
    return Sealer(keyring)


@pytest.fixture
def record(sealer: Sealer) -> bytes:
    """What a person has told, sealed."""
    return sealer.seal(PLACE, CARD).record
