"""What the bot says by itself: an outbox whose messages go out at most once."""

from school21_bot.messages.abandoned import AbandonedRegistrations
from school21_bot.messages.cards import Cards
from school21_bot.messages.delivery import Blocked, Courier, DeliveryService, Letter, Unclear, Undeliverable
from school21_bot.messages.helpdesk import Helpdesk
from school21_bot.messages.models import Author, RequestState
from school21_bot.messages.outbox import Outbox
from school21_bot.messages.queue import Queue, queue
from school21_bot.messages.requests import Request, Requests, Told
from school21_bot.messages.said import Said, SaidKind
from school21_bot.messages.support import OwnRequest, Support

__all__ = [
    "AbandonedRegistrations",
    "Author",
    "Blocked",
    "Cards",
    "Courier",
    "DeliveryService",
    "Helpdesk",
    "Letter",
    "Outbox",
    "OwnRequest",
    "Queue",
    "Request",
    "RequestState",
    "Requests",
    "Said",
    "SaidKind",
    "Support",
    "Told",
    "Unclear",
    "Undeliverable",
    "queue",
]
