"""HTTP for machines: whether a process is alive, whether it serves, what it counts; and the API (`api/`).

The API is loaded by its own process alone (`process.py`).
"""

from school21_bot.web.health import Health
from school21_bot.web.metrics import Metrics
from school21_bot.web.serving import serving

__all__ = ["Health", "Metrics", "serving"]
