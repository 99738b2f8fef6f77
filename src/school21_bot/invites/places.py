"""Which chat is the community's, and who is in it: a register kept from what Telegram tells."""

from school21_bot import clock
from school21_bot.ids import new_id
from school21_bot.ports import Place
from school21_bot.settings import Settings
from school21_bot.storage import fetch

_PLACE = "SELECT place FROM chat_place WHERE person_id = $1 AND chat_id = $2"
_PUT = """
    INSERT INTO chat_place (id, person_id, chat_id, place, since) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (person_id, chat_id) DO UPDATE SET place = excluded.place, since = excluded.since
"""
_MOVE = "INSERT INTO chat_move (id, new_id, at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING"
_CARRY = "UPDATE chat_place SET chat_id = $2 WHERE chat_id = $1"
# A chat moves once; that a second move is followed as well costs nothing.
_MOST_MOVES = 5


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

    async def forget(self, person_id: int) -> None:
        """Forget where a person was seen: it was another account of theirs."""
        await fetch("DELETE FROM chat_place WHERE person_id = $1", person_id)

    async def put(self, person_id: int, chat_id: int, place: Place) -> None:
        """Note where a person is seen."""
        await fetch(_PUT, new_id(), person_id, chat_id, place.value, clock.now())
