"""The sample community in a clean database."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from school21_bot.journal.models import Event
from school21_bot.people.accounts import place_of
from school21_bot.people.models import Person, PersonTag, Registration, Role
from school21_bot.people.record import PersonRecord
from school21_bot.sample import fill_with_sample
from school21_bot.sealing import Keyring, Sealer, load_kek
from school21_bot.settings import Settings
from school21_bot.storage import open_database
from school21_bot.tables import MODELS
from tests.conftest import DIALECTS
from tests.servers import EMPTY_ALL_TABLES, PostgresForTests


def settings_of(url: str, folder: Path) -> Settings:
    """The settings of a demo on this database."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr("42:sandbox-token-of-the-tests"),
        database_url=url,
        data_dir=folder,
        community_chat_id=-1001,
    )


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """A clean database, once on SQLite and once on PostgreSQL."""
    return settings_of(database_url, tmp_path / "data")


@pytest.fixture
async def filled(settings: Settings) -> AsyncIterator[Settings]:
    """The database with the sample in it, open for the models."""
    await fill_with_sample(settings)
    async with open_database(settings.database(), MODELS):
        yield settings


@dataclass(frozen=True, slots=True)
class Written:
    """All rows that a fill wrote, and the records opened, by the id of their person."""

    people: list[Person]
    registrations: list[Registration]
    tags: list[PersonTag]
    roles: list[Role]
    events: list[Event]
    records: dict[int, PersonRecord]
    keyring: Keyring


@pytest.fixture(params=DIALECTS, scope="module")
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """What one fill wrote, for tests that only look."""
    folder = tmp_path_factory.mktemp("sample")
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("sqlite_template"), folder / "school21.db")
        url = f"sqlite://{folder / 'school21.db'}"
    else:
        server: PostgresForTests = request.getfixturevalue("postgres_server")
        name: str = request.getfixturevalue("postgres_template")
        server.execute(name, EMPTY_ALL_TABLES)
        url = server.url(name)
    # A loop that is not announced as the current one, so that the tests' own loops are left alone.
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        return runner.run(_fill_and_read(settings_of(url, folder)))


async def _fill_and_read(settings: Settings) -> Written:
    await fill_with_sample(settings)
    async with open_database(settings.database(), MODELS):
        keyring = await Keyring.load(load_kek(settings))
        sealer = Sealer(keyring)
        people = await Person.all().order_by("id")
        return Written(
            people=people,
            registrations=await Registration.all().order_by("attempt"),
            tags=await PersonTag.all(),
            roles=await Role.all(),
            events=await Event.all().order_by("id"),
            records={
                person.id: await sealer.open(place_of(person.id), person.record, PersonRecord) for person in people
            },
            keyring=keyring,
        )
