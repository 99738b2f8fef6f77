"""The product: people sealed in its database, found by its own service."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bench.quality.people import Person
from bench.quality.searching import Shown
from school21_bot import clock
from school21_bot.app import Services, open_services
from school21_bot.ids import new_ids
from school21_bot.people import Account, Query, Searchable, Status
from school21_bot.people.accounts import place_of
from school21_bot.people.record import PersonRecord
from school21_bot.people.searchable import entry_of
from school21_bot.people.spelling import role_key
from school21_bot.sealing import Keyring, load_kek
from school21_bot.search import SearchIndex, other_layout
from school21_bot.settings import Settings
from school21_bot.storage import fetch, insert_rows, transaction

_AT_ONCE = 1000
_COLUMNS = (
    *("id", "status", "role_id", "level_id", "language", "language_chosen", "listed", "hidden_fields"),
    *("reminders_off", "news_off", "bot_blocked", "updated_at", "version", "key_id", "record"),
)


class Ours:
    """Fills a new database, and asks as a member does."""

    name = "ours"

    def __init__(self, services: Services) -> None:
        self._services = services
        self._numbers: dict[int, int] = {}

    async def fill(self, people: Sequence[Person]) -> None:
        """Make everybody a member, those who came first with the lowest ids."""
        services = self._services
        levels = {row["code"]: row["id"] for row in await fetch("SELECT id, code FROM level")}
        names = sorted({person.role for person in people})
        roles = dict(zip(names, new_ids(len(names)), strict=True))
        async with transaction():
            await insert_rows("role", ("id", "name", "key"), [(roles[name], name, role_key(name)) for name in names])
        services.dictionary.forget()
        searchable = Searchable(services.sealer, SearchIndex(await Keyring.load(load_kek(services.settings))))
        ids = new_ids(len(people))
        self._numbers = {person_id: person.number for person_id, person in zip(ids, people, strict=True)}
        records = [(person_id, _record(person), person) for person_id, person in zip(ids, people, strict=True)]
        for first in range(0, len(people), _AT_ONCE):
            some = records[first : first + _AT_ONCE]
            rows = [self._row(*one, roles, levels) for one in some]
            async with transaction():
                await insert_rows("person", _COLUMNS, rows)
                entries = [entry_of(one[0], one[1], Status.MEMBER, (), listed=True) for one in some]
                await searchable.enter(entries)

    def _row(
        self, person_id: int, record: PersonRecord, person: Person, roles: dict[str, int], levels: dict[str, int]
    ) -> tuple[Any, ...]:
        sealed = self._services.sealer.seal(place_of(person_id), record)
        place = roles[person.role], levels[person.level.value]
        settings = "ru", False, True, "[]", False, False, False
        return (person_id, Status.MEMBER.value, *place, *settings, clock.now(), 1, sealed.key_id, sealed.record)

    async def find(self, typed: str) -> Shown:
        """The first page; where nothing fits, that of the other keyboard layout if something fits there."""
        shown = await self._page(typed)
        if not shown.fitting and (other := other_layout(typed)) != typed:
            meant = await self._page(other)
            if meant.fitting or not shown.near:
                return meant
        return shown

    async def _page(self, typed: str) -> Shown:
        hits = (await self._services.finding.page(_VIEWER, Query(typed))).found
        fitting = tuple(self._numbers[hit.id] for hit in hits if not hit.rank.is_near)
        return Shown(fitting, tuple(self._numbers[hit.id] for hit in hits if hit.rank.is_near))


@asynccontextmanager
async def product(folder: Path, database_url: str) -> AsyncIterator[Ours]:
    """The product on an empty database."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(""),
        database_url=database_url,
        data_dir=folder,
    )
    async with open_services(settings) as services:
        yield Ours(services)


_VIEWER = Account(
    id=1,
    telegram_id=1,
    status=Status.MEMBER,
    language="ru",
    bot_blocked=False,
    version=1,
    record=PersonRecord(),
    draft=None,
)


def _record(person: Person) -> PersonRecord:
    return PersonRecord(
        first_name=person.first_name,
        last_name=person.last_name,
        username=person.username,
        school_nickname=person.school_nickname,
        messenger_nickname=person.messenger_nickname,
        team=person.team,
        description=person.description,
    )
