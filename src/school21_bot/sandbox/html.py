"""Telegram's own HTML: read into plain text and entities, with Telegram's words for each fault."""

import re
from dataclasses import dataclass, field
from html import unescape

from school21_bot.sandbox import links
from school21_bot.sandbox.entities import Entity, ordered, utf16_length
from school21_bot.sandbox.errors import ApiError, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_PIECE = re.compile(r"[^<&\r]+|[<&\r]")
_CHARACTER = re.compile(r"&(?:(?:lt|gt|amp|quot)(?![A-Za-z]);?|#(?:[0-9]{1,8}|x[0-9A-Fa-f]{1,7});?)")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_SPACE = re.compile(r"\s*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass(slots=True)
class _Open:
    name: str
    argument: str
    offset: int
    piece: int


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    offset: int = 0
    text: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        skipped = match[0] if match else ""
        self.at += len(skipped)
        return skipped

    @property
    def ahead(self) -> str:
        return self.source[self.at : self.at + 1]

    def fault(self, reason: str, at: int, more: str = "") -> ApiError:
        position = len(self.source[:at].encode())
        return bad_request(f"can't parse entities: {reason} at byte offset {position}{more}")

    def write(self, piece: str) -> None:
        self.text.append(piece)
        self.offset += utf16_length(piece)


def parse(source: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities; raises 400 with Telegram's description, offsets in bytes of the source."""
    if "<" not in source and "&" not in source:
        return source.replace("\r", ""), []
    reader = _Reader(source)
    while piece := _PIECE.match(source, reader.at):
        if piece[0] == "<":
            _read_tag(reader)
        elif piece[0] == "&":
            _read_character(reader)
        else:
            reader.at = piece.end()
            reader.write(piece[0] if piece[0] != "\r" else "")
    if reader.stack:
        name = reader.stack[-1].name
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{name}\"")
    for entity in reader.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return "".join(reader.text), ordered(reader.entities)


def _read_character(reader: _Reader) -> None:
    match = _CHARACTER.match(reader.source, reader.at)
    if match is None:
        reader.write("&")
        reader.at += 1
        return
    reader.write(unescape(match[0].rstrip(";") + ";"))
    reader.at = match.end()


def _read_tag(reader: _Reader) -> None:
    start = reader.at
    reader.at += 1
    if reader.ahead == "/":
        reader.at += 1
        _read_end(reader, start)
    else:
        _read_start(reader, start)


def _read_start(reader: _Reader, start: int) -> None:
    name = reader.skip(_TAG_NAME).lower()
    if not reader.ahead:
        raise reader.fault("Unclosed start tag", start)
    if name not in _KINDS:
        raise reader.fault(f'Unsupported start tag "{name}"', start)
    argument = ""
    while True:
        reader.skip(_SPACE)
        if reader.ahead == ">":
            break
        attribute, value = _read_attribute(reader, name, start)
        argument = _argument(name, attribute, value) or argument
    reader.at += 1
    if name == "span" and argument != "spoiler":
        raise reader.fault('Tag "span" must have class "tg-spoiler"', start)
    reader.stack.append(_Open(name, argument, reader.offset, len(reader.text)))


def _read_attribute(reader: _Reader, tag: str, start: int) -> tuple[str, str]:
    attribute = reader.skip(_ATTRIBUTE_NAME)
    if not attribute and reader.ahead:
        raise reader.fault(f'Empty attribute name in the tag "{tag}"', start)
    reader.skip(_SPACE)
    if not reader.ahead:
        raise reader.fault(f'Unclosed start tag "{tag}"', start)
    if reader.ahead != "=":
        if tag == "blockquote" and attribute == "expandable":
            return attribute, ""
        raise reader.fault(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', start)
    reader.at += 1
    reader.skip(_SPACE)
    if not reader.ahead:
        raise reader.fault(f'Unclosed start tag "{tag}"', start)
    value = _read_quoted(reader) if reader.ahead in ("'", '"') else _read_bare(reader)
    if not reader.ahead:
        raise reader.fault("Unclosed start tag", start)
    return attribute, value


def _read_quoted(reader: _Reader) -> str:
    quote = reader.ahead
    end = reader.source.find(quote, reader.at + 1)
    end = len(reader.source) if end < 0 else end
    raw = reader.source[reader.at + 1 : end]
    reader.at = end + 1
    return _CHARACTER.sub(lambda match: unescape(match[0].rstrip(";") + ";"), raw)


def _read_bare(reader: _Reader) -> str:
    begin = reader.at
    value = reader.skip(_TOKEN)
    if reader.ahead and not reader.ahead.isspace() and reader.ahead != ">":
        raise reader.fault("Unexpected end of name token", begin)
    return value.lower()


def _argument(tag: str, attribute: str, value: str) -> str:
    """What an attribute says about its tag; attributes that mean nothing say nothing."""
    match tag, attribute:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case "blockquote", "expandable":
            return "expandable"
    return ""


def _read_end(reader: _Reader, start: int) -> None:
    if not reader.stack:
        raise reader.fault("Unexpected end tag", start)
    name = reader.skip(_TAG_NAME).lower()
    reader.skip(_SPACE)
    if reader.ahead != ">":
        raise reader.fault("Unclosed end tag", start)
    reader.at += 1
    opened = reader.stack.pop()
    if name and name != opened.name:
        raise reader.fault("Unmatched end tag", start, f', expected "</{opened.name}>", found "</{name}>"')
    if reader.offset > opened.offset:
        _add(reader, opened)


def _add(reader: _Reader, opened: _Open) -> None:
    entity: Entity = {
        "type": _KINDS[opened.name],
        "offset": opened.offset,
        "length": reader.offset - opened.offset,
    }
    before = reader.entities[-1] if reader.entities else {}
    same_place = before.get("offset") == entity["offset"] and before.get("length") == entity["length"]
    match opened.name:
        case "a":
            _add_link(reader, entity, opened)
            return
        case "tg-emoji":
            if not opened.argument.isdecimal() or int(opened.argument) == 0:
                raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        case "blockquote" if opened.argument:
            entity["type"] = "expandable_blockquote"
        case "pre" if same_place and before["type"] == "code" and before.get("language"):
            before["type"] = "pre"
            return
        case "code" if opened.argument:
            entity["language"] = opened.argument
    reader.entities.append(entity)


def _add_link(reader: _Reader, entity: Entity, opened: _Open) -> None:
    url = opened.argument or "".join(reader.text[opened.piece :])
    try:
        entity["url"] = url if links.user_of(url) else links.checked(url)
    except links.LinkError:
        return
    reader.entities.append(entity)
