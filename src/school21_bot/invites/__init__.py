"""Personal links into the community's chat, and who is in it."""

from school21_bot.invites.book import InviteBook, InviteCard, InviteFacts, InviteLine, Shelf
from school21_bot.invites.gate import Change, Gate, Request
from school21_bot.invites.links import Links
from school21_bot.invites.offer import Offer, Way
from school21_bot.invites.places import Places
from school21_bot.invites.service import GATE_JOB, Invites
from school21_bot.invites.service import JOB as INVITE_JOB

__all__ = [
    "GATE_JOB",
    "INVITE_JOB",
    "Change",
    "Gate",
    "InviteBook",
    "InviteCard",
    "InviteFacts",
    "InviteLine",
    "Invites",
    "Links",
    "Offer",
    "Places",
    "Request",
    "Shelf",
    "Way",
]
