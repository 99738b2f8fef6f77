"""What the bot says by itself: an outbox whose messages go out at most once."""

from school21_bot.messages.abandoned import AbandonedRegistrations
from school21_bot.messages.delivery import Blocked, Courier, DeliveryService, Letter, Unclear, Undeliverable
from school21_bot.messages.outbox import Outbox
from school21_bot.messages.queue import Queue, queue
from school21_bot.messages.reminders import Reminders
from school21_bot.messages.unanswered import open_requests

__all__ = [
    "AbandonedRegistrations",
    "Blocked",
    "Courier",
    "DeliveryService",
    "Letter",
    "Outbox",
    "Queue",
    "Reminders",
    "Unclear",
    "Undeliverable",
    "open_requests",
    "queue",
]
