"""The real bot over HTTP against the sandbox, and people who use it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from school21_bot.app import Services, work_of
from school21_bot.sandbox import client
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.settings import Settings
from school21_bot.telegram.opening import Opened, opened
from school21_bot.telegram.process import serve
from school21_bot.telegram.worker import courier_of, work
from tests.patience import PATIENCE_SECONDS
from tests.quick import settings_with

TOKEN = "42:sandbox-token-of-the-tests"

# A person would not wait that long.
client.PATIENCE_SECONDS = PATIENCE_SECONDS

Arrive = Callable[..., Awaitable[Person]]


class PatientClient(SimClient):
    """Waits for the bot as long as its people do."""

    async def idle(self, seconds: float = PATIENCE_SECONDS, quiet: float = 0.1) -> bool:
        """Wait until the bot has nothing to do; whether it came to that."""
        return await super().idle(seconds, quiet)


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    """A local Telegram with nobody in it."""
    with RunningSandbox(TOKEN) as running:
        yield running


@pytest.fixture
def settings(sandbox: RunningSandbox, database_url: str, redis_url: str, tmp_path: Path) -> Settings:
    """The settings of a bot that talks to the sandbox, once on SQLite and once on PostgreSQL."""
    return settings_with(
        bot_token=SecretStr(TOKEN),
        telegram_api_url=sandbox.url,
        database_url=database_url,
        redis_url=redis_url,
        data_dir=tmp_path / "data",
        support_url="help@example.com",
        # Named, because the ORM leaves TIMEZONE=UTC in the environment.
        timezone="Europe/Moscow",
    )


@pytest.fixture
async def sim(sandbox: RunningSandbox) -> AsyncIterator[SimClient]:
    """The person's side of the sandbox."""
    async with PatientClient(sandbox.url) as patient:
        yield patient


@pytest.fixture
async def arrive(sim: SimClient) -> Arrive:
    """Bring somebody to the bot's chat, by name, language_code and, if they have one, username."""

    async def newcomer(first_name: str = "Иван", *, language_code: str = "ru", **fields: object) -> Person:
        user = await sim.save_user(first_name, language_code=language_code, **fields)
        return Person(sim, user["id"])

    return newcomer


@pytest.fixture
async def everything(settings: Settings) -> AsyncIterator[Opened]:
    """What the bot and the worker of this process share."""
    async with opened(settings) as found:
        yield found


@pytest.fixture
def unthrottled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is too fast for the bot; to be asked for before it."""
    monkeypatch.setattr("school21_bot.telegram.throttle.MOST", 10_000)


@pytest.fixture
async def bot(everything: Opened) -> AsyncIterator[Services]:
    """The bot, running in this process; gives its services, to arrange what would take long to click."""
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(everything, stop))
    yield everything.services
    stop.set()
    await serving


@pytest.fixture
async def worker(everything: Opened) -> AsyncIterator[None]:
    """A worker in this process: jobs, the timer, and what the bot says by itself."""
    stop = asyncio.Event()
    working = asyncio.create_task(work(everything, work_of(everything.services, courier_of(everything)), stop))
    yield
    stop.set()
    await working


class BotProcess:
    """The bot as a process of its own, for tests that kill it."""

    def __init__(self, settings: Settings, command: str = "bot") -> None:
        self._settings = settings
        self._command = command
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, **environment: str) -> None:
        """Start it; `FAILPOINT="answer:before-commit=kill@/path/once"` makes it die there once."""
        token = self._settings.bot_token.get_secret_value()
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "school21_bot.cli", "--env-file", "", self._command),
            env={
                **os.environ,
                "BOT_TOKEN": token,
                "TELEGRAM_API_URL": self._settings.telegram_api_url,
                "DATABASE_URL": self._settings.database_url,
                "REDIS_URL": self._settings.redis_url,
                "DATA_DIR": str(self._settings.data_dir),
                **environment,
            },
            stdout=asyncio.subprocess.DEVNULL,
        )

    async def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is tidied up."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def dies(self) -> int:
        """Wait until it is gone, for a failpoint; the exit code."""
        assert self._process is not None
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self._process.wait()


@pytest.fixture
async def bot_process(settings: Settings) -> AsyncIterator[BotProcess]:
    """A bot to kill; not started yet."""
    process = BotProcess(settings)
    yield process
    await process.kill()


async def register(
    person: Person,
    *,
    school: str = "ivanpetr",
    messenger: str = "ivan.petrov",
    team: str = "Lab.SberPay.NFC",
    role: str = "Senior golang разработчик",
    description: str = "Нагрузочное тестирование",
) -> None:
    """Register in Russian from /start to the welcome, the way people do."""
    await person.send("/start")
    await person.press("Зарегистрироваться")
    for number, answer in enumerate((school, messenger, team, role, description), start=1):
        await person.sees(f"Шаг {number} из 5")
        await person.send(answer)
    await person.press("Всё верно ›")
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")
