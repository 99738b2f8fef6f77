"""Whether somebody wants to hear news: what is said to many, and not what they wait for."""

from contextlib import suppress

from school21_bot import clock
from school21_bot.journal import Kind, Repeated, record
from school21_bot.storage import fetch, transaction

_CATEGORY = {"category": "news"}

_TURN = """
    UPDATE person SET news_off = $2, version = version + 1, updated_at = $3
    WHERE id = $1 AND news_off <> $2 RETURNING id
"""


class News:
    """People unsubscribe and come back, each with one tap; nobody else does it for them."""

    async def unsubscribe(self, person_id: int, *, cause: str | None = None) -> None:
        """Send no more news to somebody; twice changes nothing."""
        await self._turn(person_id, True, Kind.OPTED_OUT, cause)

    async def subscribe(self, person_id: int, *, cause: str | None = None) -> None:
        """Send them again; twice changes nothing."""
        await self._turn(person_id, False, Kind.OPTED_IN, cause)

    async def _turn(self, person_id: int, off: bool, kind: Kind, cause: str | None) -> None:
        key = cause and f"{person_id}:{cause}"
        with suppress(Repeated):  # Telegram delivered the tap twice
            async with transaction():
                if await fetch(_TURN, person_id, off, clock.now()):
                    await record(kind, at=clock.now(), person=person_id, details=_CATEGORY, dedupe_key=key)
