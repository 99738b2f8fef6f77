"""People edit and arrive while everything is written anew: nothing of it is lost."""

import asyncio

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.people import TelegramNames
from school21_bot.people.models import Person
from school21_bot.protection import Deed
from tests.forks import Forked
from tests.protection.forks import run_job
from tests.protection.kit import fill, keys_in_use, opened

pytestmark = pytest.mark.usefixtures("impatient")


@pytest.mark.parametrize("deed", [Deed.ROTATE, Deed.UNSEAL])
async def test_edits_and_newcomers_during_a_sweep_are_not_lost(services: Services, deed: Deed) -> None:
    await fill(services, 300)
    ids = {row.telegram_id: row.id for row in await Person.all()}
    wanted = {}
    job_id = await services.protection.start(COMMAND_LINE, deed)
    sweeping = Forked(run_job, services.settings.database_url, str(services.settings.data_dir), job_id)
    await sweeping.start()
    edits = 0
    while (await services.protection.view(COMMAND_LINE, job_id)).is_open:
        telegram_id = 1_000_000 + (edits * 7) % 300
        account = await services.accounts.arrive(telegram_id, TelegramNames(f"Новое {edits}"), "ru")
        wanted[ids[telegram_id]] = f"Новое {edits}"
        newcomer = await services.accounts.arrive(2_000_000 + edits, TelegramNames(f"Новичок {edits}"), "ru")
        wanted[newcomer.id] = f"Новичок {edits}"
        assert account.record.first_name == f"Новое {edits}"
        edits += 1
        await asyncio.sleep(0.002)
    assert await sweeping.dies() == 0
    assert edits > 20
    records = await opened(services)
    assert {person: records["person", person]["first_name"] for person in wanted} == wanted
    assert len(await keys_in_use()) == 1
