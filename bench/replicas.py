"""What it costs that there are several bots, and how they do under load.

Each service is so many bots behind a balancer, to which the sandbox brings the updates, on PostgreSQL and Valkey.
Processor time is compared between one bot and four, which take turns, round by round; the median of the rounds counts.
Each bot has registered people before, so that nothing is done for the first time. Then people come at fixed moments and
think before they answer, whether as many come to four bots as to one, or as many for each of the four: the less often a
process does something, the more that costs a processor, so that the first counts what four cost that have little to do,
and the second what it costs to share a load. All that is used in that time counts, also what bots do of themselves.
Under load people tap at moments that nobody waits for: what is late makes nothing else later.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import asyncpg  # type: ignore[import-untyped]  # ships no types

from bench.replica_load import lost_and_late, memory_over
from bench.report import Figure
from bench.starting import start_to_imports
from bench.system import RunningBot, product_environment, running_bot, running_sandbox
from bench.walks import arrive, register
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.storage import migrate
from school21_bot.tables import MODELS
from tests.balancer import Balancer
from tests.dashboards import free_port
from tests.servers import PostgresForTests

MANY = 4
TAPS = 50_000
CPU_LIMIT, LATE_LIMIT, FLAT_LIMIT, START_LIMIT = 1.15, 10.0, 5, 2.0

_ROUNDS, _PEOPLE, _AT_ONCE, _WARM = 5, 8, 3, 16
_APART_SECONDS, _THINKING_SECONDS = 2.0, 0.4
_FIRST_PERSON = 1001


@dataclass(frozen=True, slots=True)
class Replicas:
    """Bots that share everything, and the Telegram that they serve."""

    sim: SimClient
    bots: list[RunningBot]
    database_url: str
    environment: dict[str, str]

    def cpu(self) -> float:
        """The seconds of processor time of all of them."""
        return sum(bot.cpu() for bot in self.bots)


async def measure(folder: Path, redis_urls: list[str], taps: int) -> list[Figure]:
    """All figures, in one run."""
    with PostgresForTests() as server:
        urls = [await _database(server, name) for name in ("one", "many")]
        async with AsyncExitStack() as stack:
            sides = [
                await stack.enter_async_context(running_replicas(folder / name, number, redis_url, url))
                for name, number, redis_url, url in zip(("one", "many"), (1, MANY), redis_urls[:2], urls, strict=True)
            ]
            people = [iter(await arrive(side.sim, _all_of(side), _FIRST_PERSON)) for side in sides]
            for side, waiting in zip(sides, people, strict=True):
                await _register(side, waiting, _WARM * len(side.bots))
            for_all = await _cpu_of_a_registration(sides, people, for_each=False)
            for_each = await _cpu_of_a_registration(sides, people, for_each=True)
        url = await _database(server, "loaded")
        async with running_replicas(folder / "loaded", MANY, redis_urls[2], url) as service:
            load = await lost_and_late(service.sim, service.database_url)
            growth = await memory_over(service.sim, [bot.pid for bot in service.bots], taps)
            start = await start_to_imports(service.environment | {"BOT_PORT": str(free_port())})
    return [
        Figure(f"CPU of a registration, {MANY} replicas / 1, as many people", for_all, CPU_LIMIT),
        Figure(f"CPU of a registration, {MANY} replicas / 1, {MANY} times as many people", for_each, CPU_LIMIT),
        Figure("taps a second that they can take", load.capacity, None, "", 0),
        Figure("taps lost at 60 % of that", load.lost, 0, "", 0),
        Figure("p99 of a tap / p50, at 60 % of that", load.p99 / load.p50, LATE_LIMIT),
        Figure("p50 of a tap, at 60 % of that", load.p50 * 1000, None, "ms", 0),
        Figure(f"memory of the replica that grew most, over {taps} taps", growth, FLAT_LIMIT, "%", 1),
        Figure("start to ready / import of its modules", start, START_LIMIT),
    ]


async def _database(server: PostgresForTests, name: str) -> str:
    connection = await asyncpg.connect(host=server.socket_folder, user="postgres", database="postgres")
    await connection.execute(f'CREATE DATABASE "{name}"')
    await connection.close()
    url = server.url(name)
    await migrate(url, MODELS)
    return url


@asynccontextmanager
async def running_replicas(folder: Path, number: int, redis_url: str, database_url: str) -> AsyncIterator[Replicas]:
    """So many bots behind a balancer."""
    await asyncio.to_thread(folder.mkdir)
    ports = [free_port() for _ in range(number)]
    async with AsyncExitStack() as stack:
        sim = await stack.enter_async_context(running_sandbox(folder))
        balancer = await stack.enter_async_context(Balancer(ports).running(free_port()))
        environment = product_environment(folder, redis_url, sim.base_url)
        environment |= {"DATABASE_URL": database_url, "WEBHOOK_URL": f"{balancer.url}/telegram"}
        bots = []
        for port in ports:
            own = environment | {"BOT_PORT": str(port)}
            bots.append(await stack.enter_async_context(running_bot(folder, sim, own, f"bot{port}")))
        yield Replicas(sim, bots, database_url, environment)


def _all_of(side: Replicas) -> int:
    return len(side.bots) * (_WARM + _ROUNDS * _PEOPLE) + _ROUNDS * _PEOPLE


async def _cpu_of_a_registration(
    sides: Sequence[Replicas], people: Sequence[Iterator[Person]], *, for_each: bool
) -> float:
    ratios = []
    for _ in range(_ROUNDS):
        costs = []
        for side, waiting in zip(sides, people, strict=True):
            times = len(side.bots) if for_each else 1
            before = side.cpu()
            await _register_in_time(side, waiting, times)
            costs.append((side.cpu() - before) / times)
        ratios.append(costs[1] / costs[0])
    return median(ratios)


async def _register_in_time(side: Replicas, waiting: Iterator[Person], times: int) -> None:
    """Somebody begins every so often, so many times as often, whether or not the others have finished."""
    began, registering = time.monotonic(), []
    for number in range(_PEOPLE * times):
        await asyncio.sleep(began + number * _APART_SECONDS / times - time.monotonic())
        registering.append(asyncio.create_task(register(next(waiting), thinking=_THINKING_SECONDS)))
    await asyncio.gather(*registering)
    await side.sim.idle()


async def _register(side: Replicas, waiting: Iterator[Person], number: int) -> None:
    some = iter([next(waiting) for _ in range(number)])

    async def one_after_the_other() -> None:
        for person in some:
            await register(person)

    await asyncio.gather(*(one_after_the_other() for _ in range(_AT_ONCE)))
    await side.sim.idle()
