"""The sample community that the demo shows on its first start: the same people every time, up to today."""

from school21_bot.sample.fill import fill_with_sample

__all__ = ["fill_with_sample"]
