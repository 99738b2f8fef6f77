"""Whoever deletes their data leaves no record, tag or message behind, in the middle of a sweep either."""

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.people.models import Person, PersonTag
from school21_bot.ports import Topic
from school21_bot.protection import Deed
from school21_bot.protection.tables import SEALED
from school21_bot.storage import fetch
from tests.forks import Forked
from tests.leaks.places import in_tables
from tests.protection.forks import run_job
from tests.protection.kit import fill
from tests.protection.members import community

pytestmark = pytest.mark.usefixtures("impatient")


async def _told(services: Services, person_id: int, telegram_id: int) -> None:
    await services.outbox.tell(person_id, telegram_id, Topic.STAFF_GRANTED, "key", role="admin")


@pytest.mark.parametrize("deed", list(Deed))
async def test_people_who_delete_themselves_during_it_are_gone_from_every_table(services: Services, deed: Deed) -> None:
    people = await community(services, 24)
    tags = {bytes(tag.tag) for tag in await PersonTag.all()}
    for person in people:
        assert person.telegram_id is not None
        await _told(services, person.id, person.telegram_id)
    await fill(services, 100)
    staying = {row.id for row in await Person.all()} - {person.id for person in people}
    job_id = await services.protection.start(COMMAND_LINE, deed)
    working = Forked(run_job, services.settings.database_url, str(services.settings.data_dir), job_id, 5)
    await working.start()
    for person in people:
        await services.deletion.delete(person.id)
    assert await working.dies() == 0
    assert {row.id for row in await Person.all()} == staying
    assert await PersonTag.all().count() == 0
    assert await fetch("SELECT 1 FROM outgoing WHERE person_id IS NOT NULL") == []
    everything = [content for _, content in await in_tables()]
    assert [tag for tag in tags if any(tag in content for content in everything)] == []
    for table in SEALED:
        rows = await fetch(f'SELECT id FROM "{table}"')
        assert {row["id"] for row in rows} & {person.id for person in people} == set()
