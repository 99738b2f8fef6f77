"""Bots that are killed often: processes forked from one that has imported the libraries already."""

import asyncio
import multiprocessing
import os
import sys
from multiprocessing.process import BaseProcess

from redis.asyncio import Redis

from school21_bot.settings import Settings

_LIBRARIES = ("uvloop", "aiogram", "aiogram_dialog", "tortoise", "asyncpg", "aiosqlite", "aerich", "redis.asyncio")
_LIBRARIES_TOO = ("cryptography.hazmat.primitives.ciphers.aead", "fluent.runtime", "structlog", "pydantic_settings")

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload([*_LIBRARIES, *_LIBRARIES_TOO])


class ForkedBot:
    """The command `bot` in a process of its own, up within a second."""

    def __init__(self, settings: Settings) -> None:
        self._variables = {
            "BOT_TOKEN": settings.bot_token.get_secret_value(),
            "TELEGRAM_API_URL": settings.telegram_api_url,
            "DATABASE_URL": str(settings.database_url),
            "REDIS_URL": str(settings.redis_url),
            "DATA_DIR": str(settings.data_dir),
            "SUPPORT_URL": str(settings.support_url),
        }
        self._process: BaseProcess | None = None

    async def start(self, **environment: str) -> None:
        """Start it; `FAILPOINT="answer:before-commit=kill"` makes it die there."""
        self._process = _forks.Process(target=_run, args=(self._variables | environment,))
        await asyncio.to_thread(self._process.start)

    async def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is tidied up."""
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            await self.dies()

    async def dies(self) -> int:
        """Wait until it is gone; the exit code, negative for a signal."""
        assert self._process is not None
        await asyncio.to_thread(self._process.join, 30)
        assert self._process.exitcode is not None, "the bot is still alive"
        return self._process.exitcode


async def let_locks_run_out(redis_url: str) -> None:
    """Move to the moment, fifteen seconds later, at which Redis drops the locks of a dead process."""
    async with Redis.from_url(redis_url) as redis:
        async for key in redis.scan_iter("*:lock"):
            await redis.delete(key)


def _run(variables: dict[str, str]) -> None:
    """What the process does: the project's own modules are imported here, after the variables are set."""
    os.environ.update(variables)
    descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, 1)
    from school21_bot.cli import main

    sys.exit(main(["--env-file", "", "bot"]))
