"""Why a file is refused as a whole, and why an entry of it is left out."""

from enum import StrEnum
from typing import NamedTuple

from school21_bot.errors import Refused


class Reason(StrEnum):
    """What is wrong with a file; its text is `dump-refused-<reason>`."""

    NAME = "name"
    EMPTY = "empty"
    ZIP = "zip"
    TOO_BIG = "too-big"
    TOO_BIG_TO_UPLOAD = "too-big-to-upload"
    NO_ROOM = "no-room"
    GONE = "gone"
    ENCODING = "encoding"
    NOT_JSON = "not-json"
    TRUNCATED = "truncated"
    TOO_DEEP = "too-deep"
    TOO_LONG = "too-long"
    DUPLICATE_KEY = "duplicate-key"
    NOT_A_DUMP = "not-a-dump"
    VERSION = "version"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_FIELD = "wrong-field"
    GZIP = "gzip"
    BOMB = "bomb"
    NEEDS_PASSPHRASE = "needs-passphrase"  # noqa: S105  # a reason
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105  # a reason
    AGE = "age"
    AGE_RECIPIENT = "age-recipient"
    AGE_WORK = "age-work"
    TROUBLE = "trouble"
    ENCRYPTED_ORIGINAL = "encrypted-original"


class DumpRefused(Refused):
    """A file cannot be imported; `facts` are what its text speaks of, such as the line."""

    def __init__(self, reason: Reason, **facts: int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts


class Left(StrEnum):
    """What became of an entry that is not simply taken in; its text is `dump-left-<kind>`."""

    CHANGED = "changed"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    INVALID = "invalid"
    ADMIN = "admin"
    MEANWHILE = "meanwhile"


class Why(StrEnum):
    """Why, apart from the reasons of the rules; its text is `dump-why-<why>`."""

    TAKEN = "taken"
    BANNED = "banned"
    STANDING = "standing"
    MISSING = "missing"
    UNKNOWN = "unknown"
    DATE = "date"
    DIFFERENT = "different"
    MOVED_ON = "moved-on"
    ARRIVED = "arrived"
    NOT_APPLIED = "not-applied"
    UNREADABLE = "unreadable"


class Note(NamedTuple):
    """One line of the report: numbers, a field and a reason, never what the file says of anybody."""

    line: int
    entry: int
    kind: str
    field: str
    why: str
    other_line: int = 0
