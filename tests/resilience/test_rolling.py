"""Replicas are restarted one after the other while people use them: nobody notices."""

import pytest

from school21_bot.app import Services
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings
from tests.resilience.kit import running_service
from tests.resilience.walkers import Crowd

RESTARTS = 50


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_fifty_restarts_one_after_the_other_under_load_are_noticed_by_nobody(
    settings: Settings, services: Services, sim: SimClient
) -> None:
    async with running_service(settings) as service:
        crowd, codes = Crowd(sim), list[int]()

        async def restart_all() -> None:
            for number in range(RESTARTS):
                codes.append(await service.bots[number % 2].restart())

        await crowd.during(restart_all)
        assert service.balancer is not None
        assert min(service.balancer.asked.values()) > RESTARTS, "both had their share"
    assert codes == [0] * RESTARTS
    assert len(crowd.members) > RESTARTS / 2, "it was under load"
    assert sum(walker.regrets for walker in crowd.members) == 0, "nobody was told of trouble"
    await crowd.check(services)
