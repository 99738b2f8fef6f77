"""What a member is offered on the way into the community's chat."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from school21_bot.invites.models import InviteMode


class Way(StrEnum):
    """How things stand between a member and the chat."""

    NO_CHAT = "no_chat"
    INSIDE = "inside"
    KICKED = "kicked"
    LINK = "link"
    LATER = "later"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Offer:
    """The way in; `link`, when it ends and how it lets in, if there is one.

    NO_CHAT: this bot has no chat to lead into. INSIDE: the member is there. KICKED: an
    admin of the chat put the member out. LATER: Telegram refuses for now, the link
    follows. ASK: there is no link at this moment, and asking makes one.
    """

    way: Way
    link: str = ""
    expires_at: datetime | None = None
    mode: InviteMode = InviteMode.JOIN_REQUEST
