"""How people are called, for staff who look at what concerns them."""

from collections.abc import Iterable
from dataclasses import dataclass

from school21_bot.access import Access, Actor, Right
from school21_bot.people.accounts import place_of
from school21_bot.people.record import PersonRecord
from school21_bot.sealing import Sealer, Unreadable
from school21_bot.storage import fetch


@dataclass(frozen=True, slots=True)
class PersonName:
    """How a person is called, and where to write to; what cannot be opened is empty."""

    id: int
    telegram_id: int | None
    name: str
    username: str


class Names:
    """Opens the names of a few people at a time."""

    def __init__(self, access: Access, sealer: Sealer) -> None:
        self._access = access
        self._sealer = sealer

    async def of(self, actor: Actor, person_ids: Iterable[int]) -> dict[int, PersonName]:
        """The names by id; whoever is deleted is missing.

        Raises:
            NotAllowed: not for this actor.
        """
        return await self._named(actor, "id", person_ids)

    async def behind(self, actor: Actor, telegram_ids: Iterable[int]) -> dict[int, PersonName]:
        """The names by Telegram id; whoever is no person of ours is missing.

        Raises:
            NotAllowed: not for this actor.
        """
        return await self._named(actor, "telegram_id", telegram_ids)

    async def _named(self, actor: Actor, key: str, wanted: Iterable[int]) -> dict[int, PersonName]:
        await self._access.require(actor, Right.PEOPLE)
        ids = sorted(set(wanted))
        if not ids:
            return {}
        places = ", ".join(f"${number}" for number in range(1, len(ids) + 1))
        rows = await fetch(f"SELECT id, telegram_id, record FROM person WHERE {key} IN ({places})", *ids)  # noqa: S608  # no value is in it
        return {row[key]: await self._opened(row["id"], row["telegram_id"], row["record"]) for row in rows}

    async def _opened(self, person_id: int, telegram_id: int | None, sealed: bytes) -> PersonName:
        try:
            record = await self._sealer.open(place_of(person_id), sealed, PersonRecord)
        except Unreadable:  # one damaged record must not take the list from staff
            return PersonName(person_id, telegram_id, "", "")
        return PersonName(person_id, telegram_id, record.full_name, record.username)
