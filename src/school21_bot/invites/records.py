"""What is sealed of a personal link: the link itself."""

import hashlib

import msgspec

from school21_bot.sealing import Place

TABLE = "invite"
COLUMN = "record"


class LinkRecord(msgspec.Struct, frozen=True):
    """A link into the chat, as Telegram made it."""

    link: str


def place_of(invite_id: int) -> Place:
    """Where the record of a link lies."""
    return Place(TABLE, COLUMN, invite_id)


def hash_of(link: str) -> bytes:
    """What a link is found by; its code is long and made by chance, so that nobody guesses it from this."""
    return hashlib.sha256(link.encode()).digest()
