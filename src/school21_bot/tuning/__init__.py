"""Settings that staff change while everything runs: a value saved here stands above that of the environment."""

from school21_bot.tuning.changes import Changes, Shown
from school21_bot.tuning.current import Tuning
from school21_bot.tuning.tunable import Tunable

__all__ = ["Changes", "Shown", "Tunable", "Tuning"]
