"""The dashboard of the staff: a Panel app behind a gate of our own."""

from school21_bot.dashboard.server import run_dashboard

__all__ = ["run_dashboard"]
