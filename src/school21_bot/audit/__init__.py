"""Who of the staff did what: an append-only log, written in the transaction of the deed."""

from school21_bot.audit.actions import Action, Target
from school21_bot.audit.log import (
    PAGE_SIZE,
    Entry,
    Filter,
    actions,
    actors,
    before,
    entry,
    everything,
    note,
    page,
)

__all__ = [
    "PAGE_SIZE",
    "Action",
    "Entry",
    "Filter",
    "Target",
    "actions",
    "actors",
    "before",
    "entry",
    "everything",
    "note",
    "page",
]
