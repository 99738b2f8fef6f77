"""Who somebody is whom a member meets in Telegram: by a forwarded message, a contact or a user name."""

from school21_bot.errors import NotFound
from school21_bot.people.accounts import Account, place_of
from school21_bot.people.directory import only_members
from school21_bot.people.record import PersonRecord
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.search import LARGEST_ID, Among, Clause, SearchIndex
from school21_bot.storage import fetch

_LISTED = Among("p.status = 'member' AND p.listed")
_MOST_OPENED = 100
_LONGEST_USERNAME = 64


class Recognising:
    """Tells members apart from everybody else, and never why somebody is not shown: all of that is one answer."""

    def __init__(self, sealer: Sealer, index: SearchIndex) -> None:
        self._sealer = sealer
        self._index = index

    async def by_telegram(self, viewer: Account, telegram_id: int) -> int:
        """The id of the listed member with this Telegram id.

        Raises:
            NotAllowed: the viewer is not a member, or has to agree to the consent first.
            NotFound: nobody has it, or nobody who wishes to be found.
        """
        only_members(viewer)
        if not 0 < telegram_id <= LARGEST_ID:
            raise NotFound
        rows = await fetch("SELECT id FROM person WHERE telegram_id = $1 AND status = 'member' AND listed", telegram_id)
        if not rows:
            raise NotFound
        found: int = rows[0]["id"]
        return found

    async def by_username(self, viewer: Account, username: str) -> int:
        """The id of the listed member who has this user name in Telegram; of several, who came last.

        Raises:
            NotAllowed, NotFound: as `by_telegram`.
        """
        only_members(viewer)
        wanted = username.removeprefix("@").casefold()
        if not wanted or len(wanted) > _LONGEST_USERNAME:
            raise NotFound
        forms = await self._index.forms()
        clause = Clause((forms.of_nickname(wanted),))
        for person_id in await self._index.ids(forms, [clause], _LISTED, before=LARGEST_ID, limit=_MOST_OPENED):
            if await self._is_called(person_id, wanted):
                return person_id
        raise NotFound

    async def _is_called(self, person_id: int, wanted: str) -> bool:
        """Whether they are listed, and their record says so: others have it as a nickname, or a token was forged."""
        rows = await fetch("SELECT record FROM person WHERE id = $1 AND status = 'member' AND listed", person_id)
        try:
            answers = self._sealer.open_now(place_of(person_id), bytes(rows[0]["record"]), PersonRecord)
        except (Unreadable, IndexError):
            return False
        return answers.username.casefold() == wanted
