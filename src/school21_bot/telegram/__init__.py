"""Everything that speaks to Telegram: polling, dispatcher, commands, errors."""

from school21_bot.telegram.process import run_bot

__all__ = ["run_bot"]
