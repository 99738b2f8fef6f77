"""Everything that speaks to Telegram: polling, dispatcher, commands, errors, redraws."""

from school21_bot.telegram.process import run_bot
from school21_bot.telegram.worker import run_worker

__all__ = ["run_bot", "run_worker"]
