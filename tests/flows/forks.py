"""Bots and workers that are killed often."""

import sys

from redis.asyncio import Redis

from school21_bot.settings import Settings
from school21_bot.system import variables_of
from tests.forks import Forked


class ForkedCommand(Forked):
    """A command in a process of its own."""

    def __init__(self, command: str, settings: Settings) -> None:
        super().__init__(_run, command)
        self._variables = variables_of(settings)

    async def start(self, **environment: str) -> None:
        """Start it; `FAILPOINT="answer:before-commit=kill"` makes it die there."""
        await super().start(**self._variables | environment)


class ForkedBot(ForkedCommand):
    """The bot."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("bot", settings)


async def let_locks_run_out(redis_url: str) -> None:
    """Move to the moment, fifteen seconds later, at which Redis drops the locks of a dead process."""
    async with Redis.from_url(redis_url) as redis:
        async for key in redis.scan_iter("*:lock"):
            await redis.delete(key)


def _run(command: str) -> None:
    from school21_bot.cli import main

    sys.exit(main(["--env-file", "", command]))
