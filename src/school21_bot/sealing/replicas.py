"""The processes that use the keys: each says which change of them it knows, so that nothing outruns anybody."""

import time
from datetime import timedelta

from school21_bot import clock
from school21_bot.ids import new_id
from school21_bot.logs import logger
from school21_bot.sealing.kek import WrongKey
from school21_bot.sealing.keyring import Keyring
from school21_bot.storage import catalogue, fetch

log = logger("sealing")

LOOK = timedelta(seconds=1)
"""How often a process looks whether the keys have changed."""
BEAT = timedelta(seconds=5)
GONE = timedelta(seconds=20)
"""Who has not been heard of for so long is gone, or asleep; the database refuses what it writes with an old key."""
FORGOTTEN = timedelta(minutes=10)

_SAY = """
    INSERT INTO replica (id, version, beat_at) VALUES ($1, $2, $3)
    ON CONFLICT (id) DO UPDATE SET version = $2, beat_at = $3
"""


class Presence:
    """One process among those that use the keys."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._id = new_id()
        self._said: tuple[int, float] | None = None
        self._is_left_behind = False

    async def look(self) -> bool:
        """Take over what has changed, and say what is known."""
        await self._catch_up()
        now = time.monotonic()
        known = self._keyring.version
        if self._said is None or self._said[0] != known or now - self._said[1] >= BEAT.total_seconds():
            await self._say(known)
            self._said = known, now
        return False

    async def _say(self, version: int) -> None:
        await fetch(_SAY, self._id, version, clock.now())

    async def _catch_up(self) -> None:
        try:
            await self._keyring.catch_up()
        except WrongKey as problem:
            # Wrapped anew while this process had yet to be given the new key: what it knows is good for a while.
            if not self._is_left_behind:
                log.error("the keys have changed and cannot be opened; start this process anew", reason=str(problem))
            self._is_left_behind = True
        else:
            self._is_left_behind = False

    async def leave(self) -> None:
        """Be waited for no more."""
        await fetch("DELETE FROM replica WHERE id = $1", self._id)


async def lagging(version: int) -> int:
    """How many living processes do not know this change of the keys yet."""
    (row,) = await fetch(
        "SELECT count(*) AS number FROM replica WHERE version < $1 AND beat_at > $2", version, clock.now() - GONE
    )
    return int(row["number"])


async def living() -> int:
    """How many processes use the keys."""
    (row,) = await fetch("SELECT count(*) AS number FROM replica WHERE beat_at > $1", clock.now() - GONE)
    return int(row["number"])


async def living_if_any() -> int:
    """The same, in a database that may be older than the table, or empty."""
    return await living() if any(table.name == "replica" for table in await catalogue()) else 0


async def forget_the_gone() -> None:
    """Remove the rows of processes that ended without a word."""
    await fetch("DELETE FROM replica WHERE beat_at < $1", clock.now() - FORGOTTEN)
