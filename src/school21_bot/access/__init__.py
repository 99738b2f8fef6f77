"""Who may look after the community, and every act of theirs checked and written down."""

from school21_bot.access.actor import AUTOMATIC, COMMAND_LINE, Actor, Via, at_the_dashboard, in_the_bot
from school21_bot.access.answers import Answer, Answers, OtherRequest
from school21_bot.access.keys import ApiKeys, Caller, KeyView
from school21_bot.access.own_jobs import OwnJobs
from school21_bot.access.rights import RIGHT_FOR, RIGHTS, Right, StaffRole
from school21_bot.access.scopes import RIGHT_OF, Scope, scopes_within
from school21_bot.access.secrets import hash_of
from school21_bot.access.service import CLOSE_JOB, Access, StaffMember
from school21_bot.access.sessions import LONGEST_LIFE, Sessions, Visit, Visitor
from school21_bot.access.trail import Trail

__all__ = [
    "AUTOMATIC",
    "CLOSE_JOB",
    "COMMAND_LINE",
    "LONGEST_LIFE",
    "RIGHTS",
    "RIGHT_FOR",
    "RIGHT_OF",
    "Access",
    "Actor",
    "Answer",
    "Answers",
    "ApiKeys",
    "Caller",
    "KeyView",
    "OtherRequest",
    "OwnJobs",
    "Right",
    "Scope",
    "Sessions",
    "StaffMember",
    "StaffRole",
    "Trail",
    "Via",
    "Visit",
    "Visitor",
    "at_the_dashboard",
    "hash_of",
    "in_the_bot",
    "scopes_within",
]
