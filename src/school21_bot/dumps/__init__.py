"""The community as a file: export, check, import; nobody becomes staff by it."""

from school21_bot.dumps.exports import EXPORT_JOBS, ExportService
from school21_bot.dumps.importing import CHECK_JOB, IMPORT_JOB
from school21_bot.dumps.imports import ImportService, ImportView
from school21_bot.dumps.models import ImportState
from school21_bot.dumps.passphrase import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE
from school21_bot.dumps.refusals import DumpRefused, Left, Note, Reason, Why
from school21_bot.dumps.reserved import ReservedTags
from school21_bot.dumps.sending import file_name
from school21_bot.dumps.uploads import Arrived, Arriving, UploadService

IMPORT_JOBS = frozenset({CHECK_JOB, IMPORT_JOB})
"""The kinds of jobs of imports that somebody may end."""

__all__ = [
    "EXPORT_JOBS",
    "IMPORT_JOBS",
    "LONGEST_PASSPHRASE",
    "SHORTEST_PASSPHRASE",
    "Arrived",
    "Arriving",
    "DumpRefused",
    "ExportService",
    "ImportService",
    "ImportState",
    "ImportView",
    "Left",
    "Note",
    "Reason",
    "ReservedTags",
    "UploadService",
    "Why",
    "file_name",
]
