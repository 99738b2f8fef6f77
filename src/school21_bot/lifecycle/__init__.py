"""What concerns a person in every room at once: a copy of all that is kept of them, and their deletion."""

from school21_bot.lifecycle.deletion import KEEPS_OUT, Deleted, Deletion
from school21_bot.lifecycle.enrolment import Enrolment, OtherVersion
from school21_bot.lifecycle.membership import Membership, NoLinkPossible
from school21_bot.lifecycle.moving import Moving
from school21_bot.lifecycle.own_data import OwnData

__all__ = [
    "KEEPS_OUT",
    "Deleted",
    "Deletion",
    "Enrolment",
    "Membership",
    "Moving",
    "NoLinkPossible",
    "OtherVersion",
    "OwnData",
]
