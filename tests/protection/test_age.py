"""A key that has got too old is changed by the workers, once."""

import asyncio
from datetime import timedelta

import pytest

from school21_bot import audit, clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.audit import Action, Filter
from school21_bot.jobs import JobState
from school21_bot.jobs.models import Job
from school21_bot.protection import Deed
from school21_bot.sealing.models import DataKey
from school21_bot.settings import Settings
from tests.protection.kit import do, fill, finish, keys_in_use


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    return settings_of_services.model_copy(update={"key_max_age": timedelta(days=90)})


async def _grow_old(key: int, days: int) -> None:
    await DataKey.filter(id=key).update(created_at=clock.now() - timedelta(days=days))


async def test_a_young_key_stays(services: Services) -> None:
    await _grow_old(1, 89)
    await services.protection.rotate_by_age()
    assert await services.protection.current(COMMAND_LINE) is None


async def test_an_old_key_is_changed_once_whatever_the_number_of_workers(services: Services) -> None:
    await fill(services, 5)
    await _grow_old(1, 91)
    await asyncio.gather(*(services.protection.rotate_by_age() for _ in range(8)))
    operation = await services.protection.current(COMMAND_LINE)
    assert operation is not None
    assert await Job.all().count() == 1
    await finish(services, operation.job_id)
    await services.protection.rotate_by_age()
    assert await services.protection.current(COMMAND_LINE) is None
    assert set(await keys_in_use()) == {3}
    entries = (await audit.page(Filter(), 0)).lines
    assert [(entry.action, entry.via, entry.actor) for entry in reversed(entries)] == [
        (Action.ENCRYPTION_ROTATE, "automatic", None),
        (Action.ENCRYPTION_DONE, "automatic", None),
    ]


async def test_readable_records_are_not_sealed_by_age(services: Services) -> None:
    await do(services, Deed.UNSEAL)
    await _grow_old(3, 1000)
    await services.protection.rotate_by_age()
    assert await services.protection.current(COMMAND_LINE) is None


async def test_what_has_just_failed_is_not_begun_again_at_once(services: Services) -> None:
    await _grow_old(1, 91)
    await services.protection.rotate_by_age()
    await Job.all().update(state=JobState.FAILED, key=None)
    await services.protection.rotate_by_age()
    assert await services.protection.current(COMMAND_LINE) is None
    await Job.all().update(updated_at=clock.now() - timedelta(days=2))
    await services.protection.rotate_by_age()
    assert await services.protection.current(COMMAND_LINE) is not None


class TestNever:
    """With 0d keys grow as old as they like."""

    @pytest.fixture
    def settings_of_services(self, settings_of_services: Settings) -> Settings:
        return settings_of_services.model_copy(update={"key_max_age": timedelta(0)})

    async def test_no_key_is_changed_by_itself(self, services: Services) -> None:
        await _grow_old(1, 10_000)
        await services.protection.rotate_by_age()
        assert await services.protection.current(COMMAND_LINE) is None
