"""How many people wait for an answer of the staff."""

from school21_bot.messages.models import RequestState
from school21_bot.storage import fetch


async def open_requests() -> int:
    """The requests for help that nobody has answered yet."""
    (row,) = await fetch("SELECT count(*) AS number FROM support_request WHERE state = $1", RequestState.OPEN.value)
    return int(row["number"])
