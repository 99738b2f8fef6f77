"""What commands start from: the settings, and what has to be in them."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from school21_bot.settings import Settings


def settings_of(options: argparse.Namespace) -> "Settings":
    """The settings; the log is written as they say."""
    from school21_bot import logs
    from school21_bot.settings import load_settings

    settings = load_settings(env_file=options.env_file or None)
    logs.configure(format=settings.log_format, level=settings.log_level)
    return settings


def quiet_settings_of(options: argparse.Namespace) -> "Settings":
    """The settings, for a command whose output is for people: the log says only what goes wrong."""
    from school21_bot import logs

    settings = settings_of(options)
    logs.configure(format=settings.log_format, level="ERROR")
    return settings


def require_token(settings: "Settings") -> None:
    """Raise CannotStart when there is no token."""
    from school21_bot.processes import CannotStart

    if not settings.bot_token.get_secret_value():
        raise CannotStart(
            "BOT_TOKEN: is missing; @BotFather gives one. "
            "For example: BOT_TOKEN=123456789:AAExampleExampleExampleExampleExample. `make demo` needs none."
        )


def require_redis(settings: "Settings") -> None:
    """Raise CannotStart when there is no Redis."""
    from school21_bot.processes import CannotStart

    if not settings.redis_url:
        raise CannotStart(
            "REDIS_URL: is missing. For example: REDIS_URL=redis://localhost:6379/0. "
            "Or use `school21-bot run`, which starts a Valkey of its own."
        )
