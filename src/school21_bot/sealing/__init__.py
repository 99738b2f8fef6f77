"""Personal data at rest: the keys, the records sealed with them, and the keyed tags that keep nicknames unique.

What is done with all records at once, and by whom, is in the room `protection`.
"""

from school21_bot.sealing.kek import Kek, WrongKey, key_at_hand, load_kek, new_kek
from school21_bot.sealing.keyring import Keyring
from school21_bot.sealing.models import KeyPurpose, KeyState
from school21_bot.sealing.records import Place, Sealed, Sealer, UnknownKey, Unreadable
from school21_bot.sealing.replicas import Presence
from school21_bot.sealing.ring import first_made_at
from school21_bot.sealing.tags import tags_for, tags_to_find

__all__ = [
    "Kek",
    "KeyPurpose",
    "KeyState",
    "Keyring",
    "Place",
    "Presence",
    "Sealed",
    "Sealer",
    "UnknownKey",
    "Unreadable",
    "WrongKey",
    "first_made_at",
    "key_at_hand",
    "load_kek",
    "new_kek",
    "tags_for",
    "tags_to_find",
]
