"""Entities of a text, counted in UTF-16 units as Telegram does: finding, cutting, and showing them as safe HTML."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

Entity = dict[str, Any]

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote>", "</blockquote>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
}
_SHOWABLE_LINK = re.compile(r"(?:https?|tg|mailto):", re.IGNORECASE)
_OPAQUE = {"code", "pre", "text_link", "text_mention"}
_FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>«»]*[\w/=&#-])"
    r"|(?P<email>(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\b)"
    r"|(?<![\w/@])@(?P<mention>[A-Za-z]\w{3,31})\b"
    r"|(?<![\w/])/(?P<bot_command>[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?)(?![\w/])"
    r"|(?<!\w)#(?P<hashtag>\w*[^\W\d]\w*)"
)


def utf16_length(text: str) -> int:
    """How many UTF-16 units the text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def ordered(entities: Iterable[Entity]) -> list[Entity]:
    """Entities by their beginning, the longer first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text without white space around it, as Telegram stores it, the entities moved along."""
    stripped = text.strip()
    if len(stripped) == len(text) or not entities:
        return stripped, entities
    shift = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(stripped)
    moved = []
    for entity in entities:
        first = max(entity["offset"] - shift, 0)
        last = min(entity["offset"] + entity["length"] - shift, end)
        if first < last:
            moved.append({**entity, "offset": first, "length": last - first})
    return stripped, moved


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities plus the links, addresses, mentions, commands and hashtags that Telegram finds by itself."""
    taken = [(one["offset"], one["offset"] + one["length"]) for one in entities if one["type"] in _OPAQUE]
    found = []
    for match in _FOUND.finditer(text):
        offset = utf16_length(text[: match.start()])
        length = utf16_length(match[0])
        if all(offset >= last or offset + length <= first for first, last in taken):
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return ordered([*entities, *found]) if found else entities


def to_html(text: str, entities: list[Entity]) -> str:
    """The text as HTML that is safe to show: everything escaped, known entities as tags."""
    if not entities:
        return escape(text)
    return _Renderer(text, ordered(entities)).render()


class _Renderer:
    """Walks the entities, outer before inner; one that crosses its outer one is cut at its end."""

    def __init__(self, text: str, entities: list[Entity]) -> None:
        self.units = text.encode("utf-16-le", "surrogatepass")
        self.entities = entities
        self.next = 0

    def render(self) -> str:
        return self._span(0, len(self.units) // 2)

    def _span(self, start: int, end: int) -> str:
        parts = []
        at = start
        while self.next < len(self.entities) and self.entities[self.next]["offset"] < end:
            entity = self.entities[self.next]
            self.next += 1
            first, last = max(entity["offset"], at), min(entity["offset"] + entity["length"], end)
            if first >= last:
                continue
            parts.append(self._plain(at, first))
            opening, closing = _tags(entity, self._slice(first, last))
            parts += [opening, self._span(first, last), closing]
            at = last
        parts.append(self._plain(at, end))
        return "".join(parts)

    def _slice(self, start: int, end: int) -> str:
        return self.units[start * 2 : end * 2].decode("utf-16-le", "replace")

    def _plain(self, start: int, end: int) -> str:
        return escape(self._slice(start, end))


def _tags(entity: Entity, text: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _TAGS:
        return _TAGS[kind]
    target = {
        "text_link": entity.get("url", ""),
        "text_mention": f"tg://user?id={entity.get('user', {}).get('id', '')}",
        "url": text,
        "email": f"mailto:{text}",
        "mention": f"https://t.me/{text[1:]}",
    }.get(kind, "")
    if not _SHOWABLE_LINK.match(target):
        return "", ""
    return f'<a href="{escape(target)}" target="_blank" rel="noopener noreferrer">', "</a>"
