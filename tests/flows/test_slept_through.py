"""A bot that was asleep while the keys were rotated: the database refuses its old key, and people notice nothing."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services, build_services
from school21_bot.people.models import Person as Row
from school21_bot.protection import Deed
from school21_bot.sealing import Keyring, load_kek
from tests.bot import Arrive
from tests.flows.answers import begin
from tests.protection.kit import GONE, finish


@pytest.fixture(autouse=True)
def _asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot does not look at the keys by itself, and is taken for gone soon."""
    monkeypatch.setattr("school21_bot.sealing.replicas.LOOK", timedelta(hours=1))
    monkeypatch.setattr("school21_bot.sealing.replicas.GONE", GONE)


@pytest.fixture
async def others(bot: Services) -> AsyncIterator[Services]:
    """The services of another process."""
    services = build_services(bot.settings, await Keyring.load(load_kek(bot.settings)))
    yield services
    await services.jobs.close()


async def test_somebody_who_arrives_and_somebody_who_answers_are_served_with_the_new_key(
    bot: Services, others: Services, arrive: Arrive
) -> None:
    applicant, newcomer = await arrive(), await arrive("Ольга")
    await begin(applicant)
    for waking in (applicant, newcomer):
        job_id = await others.protection.start(COMMAND_LINE, Deed.ROTATE)
        done = await finish(others, job_id)
        if waking is applicant:
            await waking.send("ivanpetr")
            await waking.sees("Шаг 2 из 5")
        else:
            await waking.send("/start")
            await waking.sees("Добро пожаловать")
        assert {row.key_id for row in await Row.all()} == {(await others.protection.status(COMMAND_LINE)).primary.id}
        assert done.unreadable == 0
