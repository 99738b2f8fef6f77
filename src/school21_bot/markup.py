"""The HTML that Telegram understands: whether a text written by hand can be sent, and shows what is meant.

Source: https://core.telegram.org/bots/api#html-style. Stricter than Telegram where it would leave formatting out
without a word: a link that leads nowhere is refused.
"""

import re
from html import unescape
from urllib.parse import urlsplit

MOST_TAGS = 90
"""Telegram shows a hundred pieces of formatting in a message, and the window around the text has some of its own."""
_SOURCE = 8
"""So many times as long as what is seen may be what is written: tags, and links in them."""

_TAGS = frozenset(
    {
        *("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote"),
        *("span", "tg-spoiler", "tg-emoji"),
    }
)
_LINKS = frozenset({"http", "https", "tg", "ton", "tonsite"})
_PIECE = re.compile(r"[^<]+|<")
_OPENING = re.compile(r"""<([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))?)*)\s*>""")
_CLOSING = re.compile(r"</([A-Za-z][A-Za-z0-9-]*)\s*>")
_ATTRIBUTE = re.compile(r"""([A-Za-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?""")
# Others than these are shown as they are written.
_CHARACTER = re.compile(r"&(?:(?:lt|gt|amp|quot)(?![A-Za-z]);?|#(?:[0-9]{1,8}|x[0-9A-Fa-f]{1,7});?)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class WrongMarkup(ValueError):
    """A text that cannot be sent; `reason` says why in a word, `facts` with which numbers."""

    def __init__(self, reason: str, message: str, **facts: int) -> None:
        super().__init__(message)
        self.reason = reason
        self.facts = facts


def check_html(text: str, longest: int) -> str:
    """Give the text, trimmed, if Telegram can show it; `longest` counts what is seen, as Telegram counts.

    Raises:
        WrongMarkup: what is wrong with it.
    """
    text = text.replace("\r", "").strip()
    if _CONTROL.search(text):
        raise WrongMarkup("unusable", "has characters that cannot be shown")
    if len(text) > longest * _SOURCE:
        raise WrongMarkup("too-long", f"is longer than {longest} characters", limit=longest, length=len(text))
    seen, tags = _read(text)
    if tags > MOST_TAGS:
        raise WrongMarkup("too-many", f"has more than {MOST_TAGS} pieces of formatting", limit=MOST_TAGS)
    length = _length(seen)
    if length > longest:
        raise WrongMarkup("too-long", f"is longer than {longest} characters", limit=longest, length=length)
    if text and not seen.strip():
        raise WrongMarkup("unusable", "has nothing to read in it")
    return text


def seen_length(text: str) -> int:
    """How much of it is seen, as Telegram counts.

    Raises:
        WrongMarkup: Telegram cannot show it.
    """
    return _length(_read(text.replace("\r", "").strip())[0])


def _length(seen: str) -> int:
    return len(seen.encode("utf-16-le", "surrogatepass")) // 2


def _read(text: str) -> tuple[str, int]:
    """What is seen of it, and how many tags there are."""
    opened: list[str] = []
    seen: list[str] = []
    at = tags = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is not None and piece[0] != "<":
            seen.append(_CHARACTER.sub(_character, piece[0]))
        elif piece := _OPENING.match(text, at):
            opened.append(_opening(piece[1].lower(), _attributes(piece[2])))
            tags += 1
        elif piece := _CLOSING.match(text, at):
            if not opened or opened.pop() != piece[1].lower():
                raise WrongMarkup("unusable", f"closes a tag that is not open: {piece[1][:20]}")
        else:
            raise WrongMarkup("unusable", "has a < that begins no tag of Telegram's: write &lt; for it")
        at = piece.end()
    if opened:
        raise WrongMarkup("unusable", f"leaves a tag open: {opened[-1]}")
    return "".join(seen), tags


def _opening(tag: str, attributes: dict[str, str]) -> str:
    """The tag, if it may be opened like this."""
    if tag not in _TAGS:
        raise WrongMarkup("unusable", f"has a tag that Telegram does not know: {tag[:20]}")
    if tag == "a" and not _leads_somewhere(attributes.get("href", "")):
        raise WrongMarkup("link", "has a link that leads nowhere: it needs href with https://")
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise WrongMarkup("unusable", 'has a span that is no spoiler: it needs class="tg-spoiler"')
    if tag == "tg-emoji" and not re.fullmatch("[1-9][0-9]{0,18}", attributes.get("emoji-id", "")):
        raise WrongMarkup("unusable", "has a tg-emoji without the number of an emoji: it needs emoji-id")
    if any(not value and (tag, name) != ("blockquote", "expandable") for name, value in attributes.items()):
        raise WrongMarkup("unusable", f"has an attribute without a value: in {tag}")
    return tag


def _attributes(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(source):
        # Of two Telegram takes the last one.
        found[one[1].lower()] = _CHARACTER.sub(_character, one[2] or one[3] or "")
    return found


def _leads_somewhere(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    if re.search(r"\s", url) or parts.scheme not in _LINKS or not host:
        return False
    return parts.scheme in {"tg", "ton"} or "." in host.strip(".")


def _character(reference: re.Match[str]) -> str:
    return unescape(reference[0].rstrip(";") + ";")
