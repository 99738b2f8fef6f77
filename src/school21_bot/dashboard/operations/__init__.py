"""The parts of the page Operations; each reads for itself, again and again."""

from school21_bot.dashboard.operations.acts import Acts
from school21_bot.dashboard.operations.export import Export
from school21_bot.dashboard.operations.imports import Import
from school21_bot.dashboard.operations.sealing import Sealing
from school21_bot.dashboard.operations.state import SystemState
from school21_bot.dashboard.operations.visits import Visits
from school21_bot.dashboard.operations.work import Work

__all__ = ["Acts", "Export", "Import", "Sealing", "SystemState", "Visits", "Work"]
