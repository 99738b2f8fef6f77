"""What the bot says by itself: an outbox whose messages go out at most once."""

from school21_bot.messages.abandoned import AbandonedRegistrations
from school21_bot.messages.audience import MAY_BE_TOLD, Audience
from school21_bot.messages.campaigns import Campaigns, CampaignView
from school21_bot.messages.content import Attachment, AttachmentKind, Content, LinkButton, typed_buttons
from school21_bot.messages.delivery import Blocked, Courier, DeliveryService, Letter, Unclear, Undeliverable
from school21_bot.messages.drafts import Drafts
from school21_bot.messages.feeding import Feeding
from school21_bot.messages.models import CampaignState, Delivery
from school21_bot.messages.news import News
from school21_bot.messages.outbox import Outbox
from school21_bot.messages.queue import Queue, queue

__all__ = [
    "MAY_BE_TOLD",
    "AbandonedRegistrations",
    "Attachment",
    "AttachmentKind",
    "Audience",
    "Blocked",
    "CampaignState",
    "CampaignView",
    "Campaigns",
    "Content",
    "Courier",
    "Delivery",
    "DeliveryService",
    "Drafts",
    "Feeding",
    "Letter",
    "LinkButton",
    "News",
    "Outbox",
    "Queue",
    "Unclear",
    "Undeliverable",
    "queue",
    "typed_buttons",
]
