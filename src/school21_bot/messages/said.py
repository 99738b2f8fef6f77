"""What a person and the staff say to each other: a text, a photo or a document, sealed in the row of its message."""

import html
import re
from enum import StrEnum

import msgspec

from school21_bot.errors import RuleViolated
from school21_bot.sealing import Place

TABLE = "support_message"
COLUMN = "record"

LONGEST_TEXT = 3500
LONGEST_CAPTION = 800
"""So much leaves room for what the bot writes around it: Telegram takes 4096 characters, and 1024 under a file."""

_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(
    r"[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u2800\u3164\ufeff\uffa0]*"
)


class SaidKind(StrEnum):
    """What a message is."""

    TEXT = "text"
    PHOTO = "photo"
    DOCUMENT = "document"


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """One message: its text or caption as Telegram's HTML, and the file by which Telegram knows it."""

    kind: SaidKind = SaidKind.TEXT
    html: str = ""
    file_id: str = ""
    file_name: str = ""

    @property
    def plain(self) -> str:
        """The text without its markup."""
        return html.unescape(_TAG.sub("", self.html))


def place_of(message_id: int) -> Place:
    """Where what was said lies."""
    return Place(TABLE, COLUMN, message_id)


def check(said: Said) -> None:
    """Refuse what cannot be carried.

    Raises:
        RuleViolated: it says nothing, or is too long.
    """
    plain = said.plain
    if said.kind is SaidKind.TEXT and _BLANK.fullmatch(plain):
        raise RuleViolated("support", "empty")
    length = len(plain.encode("utf-16-le", "replace")) // 2  # as Telegram counts
    if said.kind is SaidKind.TEXT and length > LONGEST_TEXT:
        raise RuleViolated("support", "too-long", limit=LONGEST_TEXT, length=length)
    if said.kind is not SaidKind.TEXT and length > LONGEST_CAPTION:
        raise RuleViolated("support", "caption-too-long", limit=LONGEST_CAPTION, length=length)
