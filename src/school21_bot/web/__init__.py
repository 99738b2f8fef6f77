"""HTTP for machines: whether a process is alive, whether it serves, and what it counts."""

from school21_bot.web.health import Health
from school21_bot.web.metrics import Metrics
from school21_bot.web.serving import serving

__all__ = ["Health", "Metrics", "serving"]
