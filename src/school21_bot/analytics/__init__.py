"""What the numbers say: one query for each thing that is shown."""

from school21_bot.analytics.glance import Glance, Numbers

__all__ = ["Glance", "Numbers"]
