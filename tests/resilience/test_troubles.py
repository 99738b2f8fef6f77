"""What the service stands on is restarted, emptied and cut off under load: a pause or a kind word, and nothing lost."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.jobs import JobState
from school21_bot.jobs.models import Job
from school21_bot.protection import Deed
from school21_bot.sandbox.client import SimClient
from school21_bot.settings import Settings
from tests.flows.communities import eventually
from tests.proxies import Wire
from tests.resilience.kit import DurableValkey, Service, running_service
from tests.resilience.walkers import Crowd
from tests.servers import PostgresForTests

CUT_SECONDS = 30.0
# Between two troubles, so that there are people in the middle of everything again.
CALM_SECONDS = 2.0

pytestmark = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)


@dataclass
class Troubles:
    """What may happen, each followed by the wait until every process serves again by itself."""

    service: Service
    wire: Wire
    valkey: DurableValkey
    postgres: PostgresForTests
    crowd: Crowd

    async def after(self, what: Callable[[], Awaitable[None]]) -> None:
        """Let it happen amid people, wait until all serve again, and until somebody has come in since."""
        await asyncio.sleep(CALM_SECONDS)
        await what()
        await eventually(self.service.all_serve)
        so_far = len(self.crowd.members)

        async def people_come_in() -> bool:
            return len(self.crowd.members) > so_far

        await eventually(people_come_in)

    async def database_restarted(self) -> None:
        await asyncio.to_thread(self.postgres.restart)

    async def connections_dropped(self) -> None:
        await asyncio.to_thread(self.postgres.drop_connections)

    async def valkey_restarted(self) -> None:
        await asyncio.to_thread(self.valkey.restart)

    async def valkey_emptied(self) -> None:
        await asyncio.to_thread(self.valkey.flush)

    async def cut(self, *, silent: bool, seconds: float) -> None:
        self.wire.cut(silent=silent)
        await asyncio.sleep(seconds)
        assert await self.service.worker.status("/healthz") == 200, "it lives"
        assert await self.service.worker.status("/readyz") == 503, "and says that it does not serve"
        self.wire.mend()


@pytest.mark.parametrize("bots", [2, 1], ids=["brought to two", "asked for by one"])
async def test_it_comes_back_by_itself_and_no_answer_is_lost(
    settings: Settings,
    services: Services,
    sim: SimClient,
    wire: Wire,
    valkey: DurableValkey,
    postgres_server: PostgresForTests,
    bots: int,
) -> None:
    async with running_service(settings, bots=bots, dashboard=bots > 1) as service:
        crowd = Crowd(sim)
        troubles = Troubles(service, wire, valkey, postgres_server, crowd)

        async def all_of_them() -> None:
            for _ in range(2):
                for what in (
                    troubles.database_restarted,
                    troubles.valkey_restarted,
                    troubles.valkey_emptied,
                    troubles.connections_dropped,
                ):
                    await troubles.after(what)
            await troubles.after(lambda: troubles.cut(silent=False, seconds=CUT_SECONDS if bots > 1 else 3))
            if bots == 1:
                await troubles.after(lambda: troubles.cut(silent=True, seconds=3))

        await crowd.during(all_of_them)
        await crowd.check(services)
        await works_off_a_job(services)


async def works_off_a_job(services: Services) -> None:
    """The worker, too, does what is asked of it after all that."""
    await services.protection.start(COMMAND_LINE, Deed.ROTATE)

    async def is_done() -> bool:
        return await Job.filter(state=JobState.DONE).exists() and not await Job.filter(state=JobState.ACTIVE).exists()

    await eventually(is_done)
