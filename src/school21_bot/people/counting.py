"""How many people stand where."""

from school21_bot.people.models import Status
from school21_bot.storage import fetch


async def people_by_status() -> dict[Status, int]:
    """How many people there are of each status, none left out."""
    counted = {row["status"]: row["people"] for row in await fetch(_BY_STATUS)}
    return {status: counted.get(status.value, 0) for status in Status}


_BY_STATUS = "SELECT status, count(*) AS people FROM person GROUP BY status"
