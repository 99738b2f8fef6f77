"""What a message of the outbox speaks of: sealed, because it may name people."""

import msgspec

from school21_bot.sealing import Place

TABLE = "outgoing"
COLUMN = "record"


class Facts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The values of the text's variables."""

    values: dict[str, str | int] = {}


def place_of(message_id: int) -> Place:
    """Where the facts of a message lie."""
    return Place(TABLE, COLUMN, message_id)
