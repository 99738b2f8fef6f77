"""The flows: what people do with the whole bot. The fixtures are those of `tests/bot.py`."""

from tests.bot import TOKEN, Arrive, BotProcess, register

__all__ = ["TOKEN", "Arrive", "BotProcess", "register"]
