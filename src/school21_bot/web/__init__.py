"""HTTP for machines: whether a process is alive, and whether it serves."""

from school21_bot.web.health import Health
from school21_bot.web.serving import serving

__all__ = ["Health", "serving"]
