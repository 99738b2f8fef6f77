"""What the numbers say: counts kept by day, role and level, and one reading for each thing that is shown."""

from school21_bot.analytics.folding import Folding
from school21_bot.analytics.glance import Glance, Numbers
from school21_bot.analytics.recount import Check, Recount, checks

__all__ = ["Check", "Folding", "Glance", "Numbers", "Recount", "checks"]
