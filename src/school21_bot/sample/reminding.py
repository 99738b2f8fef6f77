"""When the bot would have reminded the people of the sample of the registrations that they let rest."""

from datetime import datetime

from school21_bot.people.deadlines import told_at
from school21_bot.settings import Settings


class Reminding:
    """The first reminder after each registration that is abandoned still; all are as old as the sample."""

    def __init__(self, settings: Settings, now: datetime) -> None:
        self._settings = settings
        self._now = now

    def due(self, given_up: datetime) -> datetime | None:
        """When its person is to be reminded of a registration given up then; None for never."""
        return next((told_at(self._settings, given_up) + first for first in self._settings.reminders), None)

    def sent(self, given_up: datetime) -> datetime | None:
        """When its person was reminded, after the quiet hours; None if they were not yet."""
        due = self.due(given_up)
        if due is None:
            return None
        sent = told_at(self._settings, due)
        return sent if sent < self._now else None
