"""Keyed tags: what must be unique is compared by these, and they tell nothing to whoever lacks the key."""

import hmac
from collections.abc import Iterable

from school21_bot.sealing.keyring import Keyring

TAG_LENGTH = 16


def tags_for(keyring: Keyring, kind: str, value: str) -> list[tuple[int, bytes]]:
    """The generation and the tag of `value` to be written, one for each index key; it comes in its normal form."""
    return _tags(keyring.tag_keys(kind), value)


def tags_to_find(keyring: Keyring, kind: str, value: str) -> list[tuple[int, bytes]]:
    """All tags under which `value` may be found: also those of index keys that nothing is written with any more."""
    return _tags(keyring.all_tag_keys(kind), value)


def _tags(keys: Iterable[tuple[int, bytes]], value: str) -> list[tuple[int, bytes]]:
    return [(generation, hmac.digest(key, value.encode(), "sha256")[:TAG_LENGTH]) for generation, key in keys]
