"""The HTML that Telegram understands: whether a text written by hand can be sent.

Source: https://core.telegram.org/bots/api#html-style
"""

from html.parser import HTMLParser

_TAGS = frozenset(
    {
        *("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote"),
        *("span", "tg-spoiler", "tg-emoji"),
    }
)


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS or (tag == "a" and not dict(attrs).get("href")):
            raise ValueError(f"has a tag that Telegram does not know: {tag}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"closes a tag that is not open: {tag}")

    def handle_data(self, data: str) -> None:
        self.seen += len(data)


def check_html(text: str, longest: int) -> str:
    """Give the text, trimmed, if Telegram can show it; `longest` counts the characters that are seen.

    Raises:
        ValueError: what is wrong with it.
    """
    reading = _Reading()
    reading.feed(text.strip())
    reading.close()
    if reading.open:
        raise ValueError(f"leaves a tag open: {reading.open[-1]}")
    if reading.seen > longest:
        raise ValueError(f"is longer than {longest} characters")
    return text.strip()


def seen_length(text: str) -> int:
    """How many characters of it are seen.

    Raises:
        ValueError: Telegram cannot show it.
    """
    reading = _Reading()
    reading.feed(text.strip())
    reading.close()
    return reading.seen
