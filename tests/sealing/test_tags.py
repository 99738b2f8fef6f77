"""Keyed tags of what must be unique."""

import hmac
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from school21_bot.sealing import Kek, Keyring, tags_for
from school21_bot.sealing.models import DataKey, KeyPurpose, KeyState
from tests.sealing.keys import data_key

KNOWN = ["08554c56b9d542046060afbb9c838cf0", "223b17cc7f49831c198964f1ec7635aa"]


class TagKind(StrEnum):
    SCHOOL_NICKNAME = "school_nickname"
    MESSENGER_NICKNAME = "messenger_nickname"
    TEAM = "team"


def test_a_tag_is_the_bytes_that_the_design_promises(keyring: Keyring) -> None:
    key = HKDF(SHA256(), 32, salt=None, info=b"school21-bot/tag/school_nickname").derive(b"\x04" * 32)
    assert tags_for(keyring, "school_nickname", "ponytafo")[1] == (4, hmac.digest(key, b"ponytafo", "sha256")[:16])
    assert [tag.hex() for _, tag in tags_for(keyring, "school_nickname", "ponytafo")] == KNOWN


def test_there_is_one_tag_for_every_live_index_key(keyring: Keyring) -> None:
    tags = tags_for(keyring, TagKind.SCHOOL_NICKNAME, "ponytafo")
    assert [generation for generation, _ in tags] == [2, 4]
    assert [len(tag) for _, tag in tags] == [16, 16]


def test_tags_differ_by_kind_value_and_key(kek: Kek, rows: list[DataKey], keyring: Keyring) -> None:
    other = Keyring(kek, [*rows, data_key(kek, 5, KeyPurpose.INDEX, KeyState.NEXT)])
    tags = [tag for kind in TagKind for value in ("a", "b") for _, tag in tags_for(other, kind, value)]
    assert len(set(tags)) == 3 * 2 * 3
    assert set(tags_for(keyring, "team", "a")) < set(tags_for(other, "team", "a"))
