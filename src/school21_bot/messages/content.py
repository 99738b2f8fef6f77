"""What a broadcast says: texts in both languages, perhaps a picture or a document, and buttons with links."""

import re
from enum import StrEnum
from urllib.parse import urlsplit

import msgspec

from school21_bot.errors import RuleViolated
from school21_bot.markup import seen_length
from school21_bot.sealing import Place

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MOST_BUTTONS = 6
LONGEST_LABEL = 64
LONGEST_LINK = 2048

_BUTTON = re.compile(r"(.+?)\s+(?:[—–|-]\s+)?(\S+)")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")


class AttachmentKind(StrEnum):
    """What may hang on a broadcast."""

    PHOTO = "photo"
    DOCUMENT = "document"


class Attachment(msgspec.Struct, frozen=True):
    """A file, by the name under which Telegram keeps it for the bot."""

    kind: AttachmentKind
    file_id: str


class LinkButton(msgspec.Struct, frozen=True):
    """A button that opens an address."""

    text: str
    url: str


class Content(msgspec.Struct, frozen=True, omit_defaults=True):
    """The whole of it; `texts`: HTML by language; `seen`: staff have looked at it, and Telegram took it."""

    texts: dict[str, str] = {}
    attachment: Attachment | None = None
    buttons: tuple[LinkButton, ...] = ()
    seen: bool = False

    def text_in(self, language: str) -> str:
        """The text in a language or, where it was left out, in the other."""
        return self.texts.get(language) or next(iter(self.texts.values()), "")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return not self.texts and self.attachment is None

    def with_text(self, language: str, html: str) -> "Content":
        """With another text; an empty one takes it away.

        Raises:
            RuleViolated: longer than Telegram lets it be, or not what Telegram can show.
        """
        texts = {name: text for name, text in self.texts.items() if name != language}
        if html.strip():
            _check_length(html, has_file=self.attachment is not None)
            texts[language] = html.strip()
        return msgspec.structs.replace(self, texts=texts, seen=False)

    def with_attachment(self, attachment: Attachment | None) -> "Content":
        """With another file or none; raises as `with_text`: under a file the text may be less long."""
        for html in self.texts.values():
            _check_length(html, has_file=attachment is not None)
        return msgspec.structs.replace(self, attachment=attachment, seen=False)

    def with_buttons(self, buttons: tuple[LinkButton, ...]) -> "Content":
        """With other buttons."""
        return msgspec.structs.replace(self, buttons=buttons, seen=False)


def place_of(campaign_id: int) -> Place:
    """Where the content of a broadcast lies."""
    return Place("campaign", "record", campaign_id)


def typed_buttons(text: str) -> tuple[LinkButton, ...]:
    """The buttons that lines like "Register — https://example.com" mean.

    Raises:
        RuleViolated: too many of them, or a line that is no button, with its number.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_BUTTONS:
        raise RuleViolated("buttons", "too-many", limit=MOST_BUTTONS)
    return tuple(_button(line, number) for number, line in enumerate(lines, start=1))


def _button(line: str, number: int) -> LinkButton:
    match = _BUTTON.fullmatch(line)
    if match is None:
        raise RuleViolated("buttons", "unreadable", line=number)
    label, link = match[1].strip(), match[2]
    if len(label) > LONGEST_LABEL:
        raise RuleViolated("buttons", "too-long", line=number, limit=LONGEST_LABEL)
    if not _is_link(link):
        raise RuleViolated("buttons", "not-a-link", line=number)
    return LinkButton(label, link)


def _is_link(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and _HOST.fullmatch(host) is not None and len(link) <= LONGEST_LINK


def _check_length(html: str, *, has_file: bool) -> None:
    try:
        length = seen_length(html)
    except ValueError:
        raise RuleViolated("post", "unreadable") from None
    if has_file and length > LONGEST_CAPTION:
        raise RuleViolated("post", "too-long-caption", limit=LONGEST_CAPTION, length=length)
    if length > LONGEST_TEXT:
        raise RuleViolated("post", "too-long", limit=LONGEST_TEXT, length=length)
