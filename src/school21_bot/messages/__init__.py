"""What the bot says by itself: an outbox whose messages go out at most once."""

from school21_bot.messages.abandoned import AbandonedRegistrations
from school21_bot.messages.audience import MAY_BE_TOLD, Audience
from school21_bot.messages.campaigns import Campaigns, CampaignView
from school21_bot.messages.cards import Cards
from school21_bot.messages.content import Attachment, AttachmentKind, Content, LinkButton, typed_buttons
from school21_bot.messages.delivery import Blocked, Courier, DeliveryService, Letter, Unclear, Undeliverable
from school21_bot.messages.drafts import Drafts
from school21_bot.messages.feeding import Feeding
from school21_bot.messages.helpdesk import Helpdesk
from school21_bot.messages.holding import hold_back
from school21_bot.messages.models import Author, CampaignState, Delivery, RequestState
from school21_bot.messages.outbox import Outbox
from school21_bot.messages.queue import Queue, queue
from school21_bot.messages.reminders import Reminders
from school21_bot.messages.reports import LONGEST_REPORT, Reports
from school21_bot.messages.requests import Request, Requests, Told
from school21_bot.messages.said import Said, SaidKind
from school21_bot.messages.support import OwnRequest, Support
from school21_bot.messages.unanswered import open_requests

__all__ = [
    "LONGEST_REPORT",
    "MAY_BE_TOLD",
    "AbandonedRegistrations",
    "Attachment",
    "AttachmentKind",
    "Audience",
    "Author",
    "Blocked",
    "CampaignState",
    "CampaignView",
    "Campaigns",
    "Cards",
    "Content",
    "Courier",
    "Delivery",
    "DeliveryService",
    "Drafts",
    "Feeding",
    "Helpdesk",
    "Letter",
    "LinkButton",
    "Outbox",
    "OwnRequest",
    "Queue",
    "Reminders",
    "Reports",
    "Request",
    "RequestState",
    "Requests",
    "Said",
    "SaidKind",
    "Support",
    "Told",
    "Unclear",
    "Undeliverable",
    "hold_back",
    "open_requests",
    "queue",
    "typed_buttons",
]
