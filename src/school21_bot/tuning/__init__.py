"""Settings that staff change while everything runs: a value saved here stands above that of the environment."""

from school21_bot.tuning.changes import Changes, Shown
from school21_bot.tuning.current import Tuning
from school21_bot.tuning.tunable import CONSENT_TEXTS, OWN_TEXTS, Tunable, Unusable, with_value, written

__all__ = ["CONSENT_TEXTS", "OWN_TEXTS", "Changes", "Shown", "Tunable", "Tuning", "Unusable", "with_value", "written"]
