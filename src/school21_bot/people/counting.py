"""How many people stand where."""

from datetime import timedelta

from school21_bot import clock
from school21_bot.ids import first_id_at
from school21_bot.people.models import Attempt, Status
from school21_bot.storage import fetch


async def people_by_status() -> dict[Status, int]:
    """How many people there are of each status, none left out."""
    counted = {row["status"]: row["people"] for row in await fetch(_BY_STATUS)}
    return {status: counted.get(status.value, 0) for status in Status}


async def attempts_by_status(lately: timedelta) -> dict[Attempt, int]:
    """What became of the registrations that were begun of late."""
    counted = {row["status"]: row["attempts"] for row in await fetch(_ATTEMPTS, first_id_at(clock.now() - lately))}
    return {status: counted.get(status.value, 0) for status in Attempt}


_BY_STATUS = "SELECT status, count(*) AS people FROM person GROUP BY status"
# Along the key, so that years of them are not read.
_ATTEMPTS = "SELECT status, count(*) AS attempts FROM registration WHERE id > $1 GROUP BY status"
