"""Which chat is the community's, and who is in it: a register kept from what Telegram tells."""

from datetime import datetime, timedelta

from school21_bot import clock
from school21_bot.ids import new_id
from school21_bot.ports import Place
from school21_bot.settings import Settings
from school21_bot.storage import as_moment, fetch

_PLACE = "SELECT place, since, update_id FROM chat_place WHERE person_id = $1 AND chat_id = $2"
_PUT = """
    INSERT INTO chat_place (id, person_id, chat_id, place, since, update_id) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (person_id, chat_id)
    DO UPDATE SET place = excluded.place, since = excluded.since, update_id = excluded.update_id
"""
_MOVE = "INSERT INTO chat_move (id, new_id, at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING"
_CARRY = "UPDATE chat_place SET chat_id = $2 WHERE chat_id = $1"
# A chat moves once; that a second move is followed as well costs nothing.
_MOST_MOVES = 5
# By how much our clock may lag behind Telegram's.
_LAG = timedelta(minutes=1)


class Places:
    """The community's chat and its members, as far as they are people of ours."""

    def __init__(self, settings: Settings) -> None:
        self.configured = settings.community_chat_id
        """The community's chat by the id that the settings give; None without one."""

    async def chat_id(self) -> int | None:
        """The community's chat by the id that it has today; None without one."""
        return None if self.configured is None else await self.today(self.configured)

    async def today(self, chat_id: int) -> int:
        """The id that a chat has today."""
        for _ in range(_MOST_MOVES):
            rows = await fetch("SELECT new_id FROM chat_move WHERE id = $1", chat_id)
            if not rows:
                break
            chat_id = rows[0]["new_id"]
        return chat_id

    async def move(self, old_id: int, new_id_: int) -> None:
        """Note that a group has become a supergroup."""
        await fetch(_MOVE, old_id, new_id_, clock.now())
        await fetch(_CARRY, old_id, new_id_)

    async def place(self, person_id: int, chat_id: int) -> Place | None:
        """Where a person was last seen; None if never."""
        rows = await fetch(_PLACE, person_id, chat_id)
        return Place(rows[0]["place"]) if rows else None

    async def is_overtaken(self, person_id: int, chat_id: int, update_id: int, at: datetime) -> bool:
        """Whether a later update than this one, of that moment, has told already where the person is.

        Updates are handled side by side, and one that failed comes again later. Their numbers grow, but begin anew
        after a quiet week: a lower number is older only if its moment is, too.
        """
        rows = await fetch(_PLACE, person_id, chat_id)
        return bool(rows) and update_id < rows[0]["update_id"] and at < as_moment(rows[0]["since"]) + _LAG

    async def forget(self, person_id: int) -> None:
        """Forget where a person was seen: it was another account of theirs."""
        await fetch("DELETE FROM chat_place WHERE person_id = $1", person_id)

    async def put(self, person_id: int, chat_id: int, place: Place, update_id: int = 0) -> None:
        """Note where a person is seen; `update_id`: by which update."""
        await fetch(_PUT, new_id(), person_id, chat_id, place.value, clock.now(), update_id)
