"""What happened, append-only, without personal data, in the transaction that made it happen."""

from school21_bot.journal.events import Kind, Repeated, count_since, record

__all__ = ["Kind", "Repeated", "count_since", "record"]
