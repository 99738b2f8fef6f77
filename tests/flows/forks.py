"""Bots that are killed often."""

import sys

from school21_bot.settings import Settings
from tests.forks import Forked


class ForkedBot(Forked):
    """The command `bot` in a process of its own."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(_run_bot)
        self._variables = {
            "BOT_TOKEN": settings.bot_token.get_secret_value(),
            "TELEGRAM_API_URL": settings.telegram_api_url,
            "DATABASE_URL": str(settings.database_url),
            "REDIS_URL": str(settings.redis_url),
            "DATA_DIR": str(settings.data_dir),
            "SUPPORT_URL": str(settings.support_url),
        }

    async def start(self, **environment: str) -> None:
        """Start it; `FAILPOINT="answer:before-commit=kill"` makes it die there."""
        await super().start(**self._variables | environment)


def _run_bot() -> None:
    from school21_bot.cli import main

    sys.exit(main(["--env-file", "", "bot"]))
