"""Keyed tags: what must be unique is compared by these, and they tell nothing to whoever lacks the key."""

import hmac

from school21_bot.sealing.keyring import Keyring

TAG_LENGTH = 16


def tags_for(keyring: Keyring, kind: str, value: str) -> list[tuple[int, bytes]]:
    """The generation and the tag of `value`, one for every live index key; `value` comes in its normal form."""
    return [
        (generation, hmac.digest(key, value.encode(), "sha256")[:TAG_LENGTH])
        for generation, key in keyring.tag_keys(kind)
    ]
