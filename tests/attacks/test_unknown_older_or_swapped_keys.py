"""Keys that are unknown, older, or swapped in their table."""

import pytest

from school21_bot.sealing import Kek, KeyPurpose, Keyring, Sealer, UnknownKey, Unreadable, WrongKey
from school21_bot.sealing.models import DataKey
from tests.sealing.forging import PLACE, Card


def test_only_an_unknown_key_is_told_apart(sealer: Sealer, record: bytes) -> None:
    with pytest.raises(UnknownKey):
        sealer.open_now(PLACE, record[:2] + b"\0\0\0\x63" + record[6:], Card)
    with pytest.raises(UnknownKey):
        # An index key is no key of a record.
        sealer.open_now(PLACE, record[:2] + b"\0\0\0\x02" + record[6:], Card)
    with pytest.raises(Unreadable) as refusal:
        sealer.open_now(PLACE, record[:2] + b"\0\0\0\x01" + record[6:], Card)
    assert type(refusal.value) is Unreadable


def test_wrapped_keys_that_change_places_open_nothing(kek: Kek, rows: list[DataKey]) -> None:
    rows[0].wrapped, rows[2].wrapped = rows[2].wrapped, rows[0].wrapped
    with pytest.raises(WrongKey, match="data key 1"):
        Keyring(kek, rows)


def test_a_key_that_is_given_another_purpose_opens_nothing(kek: Kek, rows: list[DataKey]) -> None:
    # Whoever can write into the database must not be able to have everything kept readable.
    for purpose in KeyPurpose:
        if purpose is not rows[2].purpose:
            row = DataKey(
                id=rows[2].id,
                purpose=purpose,
                state=rows[2].state,
                wrapped=rows[2].wrapped,
                created_at=rows[2].created_at,
            )
            with pytest.raises(WrongKey, match="data key 3"):
                Keyring(kek, [*rows[:2], row, rows[3]])
