"""The community as a file: export, check, import; nobody becomes staff by it."""

from school21_bot.dumps.models import ImportState
from school21_bot.dumps.refusals import DumpRefused, Left, Note, Reason, Why
from school21_bot.dumps.service import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE, Dumps, ImportView

__all__ = [
    "LONGEST_PASSPHRASE",
    "SHORTEST_PASSPHRASE",
    "DumpRefused",
    "Dumps",
    "ImportState",
    "ImportView",
    "Left",
    "Note",
    "Reason",
    "Why",
]
