"""How the outbox stands, in numbers."""

from dataclasses import dataclass
from datetime import timedelta

from school21_bot import clock
from school21_bot.ids import first_id_at
from school21_bot.messages.models import Delivery
from school21_bot.storage import fetch

WINDOW = timedelta(days=7)

_DUE = "SELECT count(*) AS number FROM outgoing WHERE state = $1 AND due_at <= $2"
# Along the key, so that an outbox of years is not read.
_LATELY = "SELECT count(*) AS number FROM outgoing WHERE id > $1 AND state IN ($2, $3)"


@dataclass(frozen=True, slots=True)
class Queue:
    """How many messages wait to be sent now, and of how many of the last seven days nobody knows whether they came."""

    waiting: int
    troubled: int


async def queue() -> Queue:
    """The outbox as it is now."""
    now = clock.now()
    (due,) = await fetch(_DUE, Delivery.WAITING.value, now)
    (lately,) = await fetch(_LATELY, first_id_at(now - WINDOW), Delivery.UNKNOWN.value, Delivery.FAILED.value)
    return Queue(due["number"], lately["number"])
