"""Processes: our own small supervisor, what its children do to end with it, and ports.

Knows nothing of the bot.
"""

from school21_bot.processes.errors import CannotStart
from school21_bot.processes.ports import require_free_port
from school21_bot.processes.ready import ReadySignal, say_ready
from school21_bot.processes.supervisor import Child, supervise
from school21_bot.processes.watch import SUPERVISOR_VARIABLE, end_with_supervisor

__all__ = [
    "SUPERVISOR_VARIABLE",
    "CannotStart",
    "Child",
    "ReadySignal",
    "end_with_supervisor",
    "require_free_port",
    "say_ready",
    "supervise",
]
