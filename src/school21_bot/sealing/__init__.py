"""Personal data at rest: the keys, the records sealed with them, and the keyed tags that keep nicknames unique."""

from school21_bot.sealing.kek import Kek, WrongKey, load_kek
from school21_bot.sealing.keyring import Keyring
from school21_bot.sealing.records import Place, Sealed, Sealer, UnknownKey, Unreadable
from school21_bot.sealing.tags import tags_for

__all__ = [
    "Kek",
    "Keyring",
    "Place",
    "Sealed",
    "Sealer",
    "UnknownKey",
    "Unreadable",
    "WrongKey",
    "load_kek",
    "tags_for",
]
